import type { Context } from '../../context.ts';
import { formatterFor } from '../../i18n/format.ts';
import { isMessageKey, translate, translateDynamic, translator } from '../../i18n/translate.ts';
import type { Account } from '../../people/people-queries.ts';
import type { FieldError, Typed } from '../../web/forms.ts';
import { FILTER_REASONS } from '../lovac/lovac-filters.ts';
import * as paths from '../units-paths.ts';
import { examplesOf, type ShownCell, type ShownExamples, shownCell } from './import-example-pages.ts';
import {
  IMPORT_COUNTS,
  type ImportCount,
  type ImportState,
  isUnderWay,
  UNDO_COUNTS,
} from './import-report.ts';
import type { Import, RejectedCell } from './import-store.ts';
import { fieldsOf, type ImportFields, typedFields } from './new-import-pages.ts';

type StateShown = { readonly slug: string; readonly text: string };
export type ImportListPage = {
  readonly back: string;
  readonly newHref: string;
  readonly imports: readonly {
    readonly href: string;
    readonly number: string;
    readonly file: string;
    readonly vintage: string;
    readonly received: string;
    readonly by: string;
    readonly state: StateShown;
    readonly created: string;
    readonly changed: string;
  }[];
};
export type ImportPage = {
  readonly self: string;
  readonly back: string;
  readonly title: string;
  readonly file: string;
  readonly meta: readonly { readonly label: string; readonly value: string }[];
  readonly state: StateShown;
  readonly stateText: string;
  readonly underWay: boolean;
  readonly progress: { readonly value: number; readonly max: number; readonly text: string } | null;
  readonly failure: string | null;
  readonly tiles: readonly {
    readonly slug: string;
    readonly label: string;
    readonly value: string;
    readonly note: string | null;
    readonly tone: string | null;
  }[];
  readonly filteredOut: readonly string[];
  readonly examples: ShownExamples;
  readonly cells: readonly ShownCell[];
  readonly cellsText: string | null;
  readonly download: string;
  readonly decide: { readonly apply: string; readonly drop: string; readonly confirm: string } | null;
  readonly refilter: { readonly action: string; readonly fields: ImportFields } | null;
  readonly undo: string | null;
  readonly register: string | null;
  readonly errors: readonly FieldError[];
};
declare module '../../web/views.ts' {
  interface Views {
    'units/imports': ImportListPage;
    'units/import': ImportPage;
    'units/import-body': ImportPage;
  }
}

const TONES: Readonly<Record<ImportState, string>> = {
  waiting: 'queued',
  reading: 'running',
  previewed: 'to-review',
  applying: 'running',
  applied: 'done',
  undoing: 'running',
  undone: 'archived',
  dropped: 'dismissed',
  failed: 'failed',
};
const stateShown = ({ locale }: Context, state: ImportState): StateShown => ({
  slug: TONES[state],
  text: translate(locale, `register.import.state.${state}`),
});

export function importListPage(
  ctx: Context,
  rows: readonly Import[],
  staff: readonly Account[],
): ImportListPage {
  const t = translator(ctx.locale);
  const fmt = formatterFor(ctx.locale);
  return {
    back: paths.registerPath(),
    newHref: paths.newImportPath(),
    imports: rows.map((row) => ({
      href: paths.importPath({ import: row.id }),
      number: t('register.import.number', { id: row.id }),
      file: row.fileName,
      vintage: row.vintage === null ? '–' : String(row.vintage),
      received: fmt.shortMoment(row.createdAt),
      by: staff.find(({ id }) => id === row.madeBy)?.name ?? t('register.import.byTerminal'),
      state: stateShown(ctx, row.state),
      created: fmt.number(row.counts.new ?? 0),
      changed: fmt.number(row.counts.changed ?? 0),
    })),
  };
}

/** How many cells at fault are shown on the page; all of them are in the file to download. */
export const CELLS_SHOWN = 50;

export function importPage(
  ctx: Context,
  row: Import,
  cells: readonly RejectedCell[],
  staff: readonly Account[],
  refused: { readonly typed: Typed; readonly errors: readonly FieldError[] } | null = null,
): ImportPage {
  const t = translator(ctx.locale);
  const fmt = formatterFor(ctx.locale);
  const id = { import: row.id };
  const author = staff.find((account) => account.id === row.madeBy)?.name;
  const counted = row.state !== 'waiting' && row.state !== 'reading';
  const { rejected = 0, warned = 0 } = row.counts;
  return {
    self: paths.importPath(id),
    back: paths.importsPath(),
    title: t('register.import.number', { id: row.id }),
    file: row.fileName,
    meta: [
      {
        label: t('register.import.received'),
        value: `${fmt.moment(row.createdAt)} ${author === undefined ? t('register.import.byTerminal') : t('register.import.by', { name: author })}`,
      },
      ...(row.vintage === null
        ? []
        : [{ label: t('register.import.vintageShort'), value: String(row.vintage) }]),
    ],
    state: stateShown(ctx, row.state),
    stateText: t(`register.import.stateText.${row.state}`),
    underWay: isUnderWay(row.state),
    progress: progressOf(ctx, row),
    failure: failureText(ctx, row),
    tiles: counted ? tilesOf(ctx, row) : [],
    filteredOut: FILTER_REASONS.flatMap((reason) => {
      const count = row.examples?.filteredOut[reason] ?? 0;
      return count === 0
        ? []
        : [t('register.import.filteredLine', { reason: t(`units.filteredOut.${reason}`), count })];
    }),
    examples: counted ? examplesOf(ctx, row) : [],
    cells: cells.slice(0, CELLS_SHOWN).map((cell) => shownCell(ctx, cell)),
    cellsText:
      counted && rejected + warned > 0 ? t('register.import.rejectionsText', { rejected, warned }) : null,
    download: paths.rejectionsPath(id),
    ...decisionsOf(ctx, row, refused),
    errors: refused?.errors ?? [],
  };
}

/** What may be done with it now. */
function decisionsOf(
  { locale }: Context,
  { id, state, counts, filters }: Import,
  refused: { readonly typed: Typed } | null,
): Pick<ImportPage, 'decide' | 'refilter' | 'undo' | 'register'> {
  const here = { import: id };
  const touched = (counts.new ?? 0) + (counts.changed ?? 0);
  const confirm = translate(locale, 'register.import.applyConfirm', { count: touched });
  const fields = refused === null ? fieldsOf(filters) : typedFields(refused.typed);
  const open = state === 'previewed';
  return {
    decide: open ? { apply: paths.applyImportPath(here), drop: paths.dropImportPath(here), confirm } : null,
    refilter: open || state === 'failed' ? { action: paths.refilterImportPath(here), fields } : null,
    undo: state === 'applied' ? paths.undoImportPath(here) : null,
    register: state === 'applied' || state === 'undone' ? paths.registerPath() : null,
  };
}

function progressOf({ locale }: Context, { state, linesDone, linesTotal }: Import): ImportPage['progress'] {
  if (!isUnderWay(state)) return null;
  const max = Math.max(1, linesTotal ?? 1, linesDone);
  const key = state === 'undoing' ? 'register.import.progressUnits' : 'register.import.progress';
  return { value: linesDone, max, text: translate(locale, key, { done: linesDone, total: max }) };
}

function failureText({ locale }: Context, { failure }: Import): string | null {
  if (failure === null) return null;
  const { code, params } = JSON.parse(failure) as { code: string; params: Record<string, string> };
  return isMessageKey(code) ? translate(locale, code, params) : code;
}

const TILE_TONES: Partial<Record<ImportCount, string>> = {
  new: 'success',
  changed: 'progress',
  kept: 'info',
  contradicted: 'waiting',
  rejected: 'danger',
  absent: 'waiting',
};

function tilesOf({ locale }: Context, { counts, state }: Import): ImportPage['tiles'] {
  const { number } = formatterFor(locale);
  const always: readonly string[] = ['new', 'changed', 'unchanged', 'filteredOut', 'rejected'];
  const slugs = state === 'undone' || state === 'undoing' ? UNDO_COUNTS : IMPORT_COUNTS;
  return slugs
    .filter((slug) => always.includes(slug) || (counts[slug] ?? 0) > 0)
    .map((slug) => ({
      slug,
      label: translateDynamic(locale, `register.import.count.${slug}`),
      value: number(counts[slug] ?? 0),
      note: isMessageKey(`register.import.countHint.${slug}`)
        ? translateDynamic(locale, `register.import.countHint.${slug}`)
        : null,
      tone: (counts[slug] ?? 0) > 0 ? (TILE_TONES[slug as ImportCount] ?? null) : null,
    }));
}
