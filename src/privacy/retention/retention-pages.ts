import { findCaseById } from '../../cases/cases-queries.ts';
import type { Context } from '../../context.ts';
import type { SheetColumn, SheetRow } from '../../documents/sheet-cells.ts';
import { formatterFor } from '../../i18n/format.ts';
import { translateDynamic, translator } from '../../i18n/translate.ts';
import { findOwner, listStaff } from '../../people/people-queries.ts';
import type { CaseId, OwnerId } from '../../shared/ids.ts';
import type { FieldError } from '../../web/forms.ts';
import type { Category } from '../holdings/holding.ts';
import * as paths from '../privacy-paths.ts';
import {
  type Batch,
  countsByState,
  type Destruction,
  destructionsPage,
  type Item,
  itemsOf,
} from './retention-store.ts';

type Named = { readonly text: string; readonly href: string | null };
export type DueLine = {
  readonly id: number;
  readonly what: Named;
  readonly kind: string;
  readonly rule: string;
  readonly from: string;
  readonly due: string;
  readonly ticked: boolean;
};
export type DuePage = {
  readonly back: string;
  readonly action: string;
  readonly version: number;
  readonly lines: readonly DueLine[];
  readonly errors: readonly FieldError[];
};
export type BatchPage = {
  readonly self: string;
  readonly back: string;
  readonly underWay: boolean;
  readonly progress: { readonly value: number; readonly max: number; readonly text: string };
  readonly meta: readonly { readonly label: string; readonly value: string }[];
};
export type DestructionsPage = {
  readonly back: string;
  readonly file: string;
  readonly rows: readonly (readonly string[])[];
  readonly older: string | null;
};
declare module '../../web/views.ts' {
  interface Views {
    'privacy/due': DuePage;
    'privacy/batch': BatchPage;
    'privacy/batch-body': BatchPage;
    'privacy/register': DestructionsPage;
  }
}

/** What fell due, line by line, with the rule and the day that say so. `ticked` null: all of it. */
export async function duePage(
  ctx: Context,
  batch: Batch | undefined,
  ticked: readonly number[] | null,
  errors: readonly FieldError[],
): Promise<DuePage> {
  const fmt = formatterFor(ctx.locale);
  const lines: DueLine[] = [];
  for (const item of batch ? await itemsOf(ctx.db.read, batch.id) : [])
    lines.push({
      id: item.id,
      what: await subjectOf(ctx, item),
      kind: translateDynamic(ctx.locale, `privacy.subject.${item.kind}`),
      rule: translateDynamic(ctx.locale, `privacy.rule.${item.rule}`),
      from: fmt.shortDay(item.fromOn),
      due: fmt.shortDay(item.dueOn),
      ticked: ticked === null || ticked.includes(item.id),
    });
  return {
    back: paths.privacyDeskPath(),
    action: paths.confirmBatchPath(),
    version: batch?.version ?? 0,
    lines,
    errors,
  };
}

async function subjectOf(ctx: Context, { kind, subjectId }: Item): Promise<Named> {
  const { read } = ctx.db;
  if (kind === 'person') {
    const owner = await findOwner(read, subjectId as OwnerId);
    return { text: owner?.name ?? '–', href: paths.personPath({ owner: subjectId }) };
  }
  if (kind === 'case') {
    const found = await findCaseById(read, subjectId as CaseId);
    return { text: found?.ref ?? '–', href: found ? paths.personPath({ owner: found.ownerId }) : null };
  }
  return { text: translator(ctx.locale)(`privacy.upTo.${kind}`, { number: subjectId }), href: null };
}

export async function batchPage(ctx: Context, batch: Batch): Promise<BatchPage> {
  const t = translator(ctx.locale);
  const fmt = formatterFor(ctx.locale);
  const states = await countsByState(ctx.db.read, batch.id);
  const staff = await listStaff(ctx.db.read);
  const confirmer = staff.find(({ id }) => id === batch.confirmedBy)?.name ?? '–';
  const count = (state: Item['state']) => fmt.number(states[state] ?? 0);
  return {
    self: paths.batchPath({ batch: batch.id }),
    back: paths.privacyDeskPath(),
    underWay: batch.state === 'confirmed',
    progress: {
      value: batch.done,
      max: Math.max(1, batch.total),
      text: t('privacy.batch.progress', { done: batch.done, total: batch.total }),
    },
    meta: [
      { label: t('privacy.batch.confirmedBy'), value: confirmer },
      {
        label: t('privacy.batch.confirmedAt'),
        value: batch.confirmedAt ? fmt.moment(batch.confirmedAt) : '–',
      },
      { label: t('privacy.batch.erased'), value: count('erased') },
      { label: t('privacy.batch.kept'), value: count('kept') },
      { label: t('privacy.batch.aside'), value: count('set-aside') },
    ],
  };
}

const PAGE = 50;
const MOST_LINES = 10_000;

export async function registerPage(ctx: Context, before: number | null): Promise<DestructionsPage> {
  const found = await destructionsPage(ctx.db.read, before, PAGE);
  const last = found.at(-1);
  return {
    back: paths.privacyDeskPath(),
    file: paths.destructionsFilePath(),
    rows: (await registerRows(ctx, found)).map((row) => row.map((cell) => String(cell ?? ''))),
    older: found.length === PAGE && last ? paths.destructionsPath({ before: last.id }) : null,
  };
}

/** The whole register as a table to keep: no name of anybody whose data were destroyed. */
export async function registerSheet(ctx: Context): Promise<{ columns: SheetColumn[]; rows: SheetRow[] }> {
  const t = translator(ctx.locale);
  const keys = ['number', 'day', 'origin', 'rule', 'subjects', 'counts', 'files', 'confirmedBy'] as const;
  const found = await destructionsPage(ctx.db.read, null, MOST_LINES);
  return {
    columns: keys.map((key) => ({ header: t(`privacy.register.column.${key}`) })),
    rows: await registerRows(ctx, found),
  };
}

async function registerRows(ctx: Context, found: readonly Destruction[]): Promise<SheetRow[]> {
  const t = translator(ctx.locale);
  const fmt = formatterFor(ctx.locale);
  const staff = await listStaff(ctx.db.read);
  return found.map((row) => [
    String(row.id),
    fmt.shortDay(row.on),
    t(`privacy.origin.${row.origin}`),
    translateDynamic(ctx.locale, `privacy.rule.${row.rule}`),
    fmt.number(row.subjects),
    countsText(ctx, row.counts),
    fmt.number(row.files),
    staff.find(({ id }) => id === row.confirmedBy)?.name ?? '–',
  ]);
}

/** “Identité : 1, Contacts : 4”. */
export function countsText(
  { locale }: Pick<Context, 'locale'>,
  counts: Partial<Record<Category, number>>,
): string {
  const t = translator(locale);
  const parts = Object.entries(counts)
    .filter(([, rows]) => rows > 0)
    .map(([category, rows]) =>
      t('privacy.countOf', { category: translateDynamic(locale, `privacy.category.${category}`), rows }),
    );
  return parts.length > 0 ? parts.join(', ') : '–';
}
