import type { Context } from '../../context.ts';
import { formatterFor } from '../../i18n/format.ts';
import { isMessageKey, translate, translateDynamic, translator } from '../../i18n/translate.ts';
import type { Account } from '../../people/people-queries.ts';
import type { FieldError, Typed } from '../../web/forms.ts';
import { FILTER_REASONS } from '../lovac/lovac-filters.ts';
import * as paths from '../units-paths.ts';
import { type FileKind, fitOf } from './file-kind.ts';
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
  readonly headingsHref: string;
  readonly imports: readonly {
    readonly href: string;
    readonly number: string;
    readonly file: string;
    readonly kind: string;
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
  /** What the file is taken for, which columns are left unread, and where to say otherwise. */
  readonly recognised: {
    readonly kind: string;
    readonly read: string;
    readonly others: readonly string[];
    readonly carried: string | null;
    readonly href: string | null;
  } | null;
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
  readonly decide: { readonly apply: string | null; readonly drop: string; readonly confirm: string } | null;
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
  mapping: 'to-review',
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
    headingsHref: paths.importHeadingsPath(),
    imports: rows.map((row) => ({
      href: paths.importPath({ import: row.id }),
      number: t('register.import.number', { id: row.id }),
      file: row.fileName,
      kind: t(`register.import.kindShort.${row.kind}`),
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

/** What is shown with an import: its first cells at fault, who works here, the import it waits for. */
type Beside = {
  readonly cells: readonly RejectedCell[];
  readonly staff: readonly Account[];
  readonly ahead: Import | undefined;
};

export function importPage(
  ctx: Context,
  row: Import,
  { cells, staff, ahead }: Beside,
  refused: { readonly typed: Typed; readonly errors: readonly FieldError[] } | null = null,
): ImportPage {
  const t = translator(ctx.locale);
  const fmt = formatterFor(ctx.locale);
  const id = { import: row.id };
  const author = staff.find((account) => account.id === row.madeBy)?.name;
  const counted = row.state !== 'mapping' && row.state !== 'waiting' && row.state !== 'reading';
  const { warned = 0, unknown = 0 } = row.counts;
  const rejected = (row.counts.rejected ?? 0) + unknown;
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
    stateText: stateText(ctx, row, ahead),
    recognised: recognisedOf(ctx, row),
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

/** Where it stands; what it waits for, and that a file which says nothing new changes nothing. */
function stateText({ locale }: Context, { state, counts }: Import, ahead: Import | undefined): string {
  if (ahead) return translate(locale, 'register.import.waitsFor', { id: ahead.id, file: ahead.fileName });
  const changesNothing = state === 'previewed' && touchedBy(counts) === 0;
  return translate(
    locale,
    changesNothing ? 'register.import.nothingToChange' : `register.import.stateText.${state}`,
  );
}

const touchedBy = (counts: Import['counts']): number => (counts.new ?? 0) + (counts.changed ?? 0);

function recognisedOf({ locale }: Context, row: Import): ImportPage['recognised'] {
  if (row.headings.length === 0) return null;
  const t = translator(locale);
  const fit = fitOf(
    row.kind,
    row.headings.map(({ heading }) => heading),
    row.choices,
  );
  const mayChange = row.state === 'mapping' || row.state === 'previewed' || row.state === 'failed';
  const kind = t(`register.import.kind.${row.kind}`);
  return {
    kind: row.sheet === null ? kind : t('register.import.kindInSheet', { kind, sheet: row.sheet }),
    read: t('register.import.columnsRead', { count: fit.read.size }),
    others: fit.others,
    carried: row.kind === 'lovac' ? null : t(`register.import.carried.${row.kind}`),
    href: mayChange ? paths.importColumnsPath({ import: row.id }) : null,
  };
}

/** What may be done with it now. */
function decisionsOf(
  { locale }: Context,
  { id, kind, state, counts, filters }: Import,
  refused: { readonly typed: Typed } | null,
): Pick<ImportPage, 'decide' | 'refilter' | 'undo' | 'register'> {
  const here = { import: id };
  const confirm = translate(locale, 'register.import.applyConfirm', { count: touchedBy(counts) });
  // Zéro Logement Vacant names no kind of owner: that filter would promise what it cannot keep.
  const asked = {
    ...(refused === null ? fieldsOf(filters) : typedFields(refused.typed)),
    asksOwners: kind !== 'zlv',
  };
  const open = state === 'previewed';
  return {
    decide:
      open || state === 'mapping'
        ? { apply: open ? paths.applyImportPath(here) : null, drop: paths.dropImportPath(here), confirm }
        : null,
    refilter:
      kind !== 'register' && (open || state === 'failed')
        ? { action: paths.refilterImportPath(here), fields: asked }
        : null,
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
  unknown: 'waiting',
  rejected: 'danger',
  absent: 'waiting',
};

/** Counts that are shown even when they are nil: that nothing is new or wrong is news. */
const ALWAYS: Readonly<Record<FileKind, readonly string[]>> = {
  lovac: ['new', 'changed', 'unchanged', 'filteredOut', 'rejected'],
  register: ['changed', 'unchanged', 'rejected'],
  zlv: ['new', 'changed', 'unchanged', 'filteredOut', 'rejected'],
};

function tilesOf({ locale }: Context, { kind, counts, state }: Import): ImportPage['tiles'] {
  const { number } = formatterFor(locale);
  const always = ALWAYS[kind];
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
