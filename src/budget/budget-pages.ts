import { casePath } from '../cases/case-paths.ts';
import type { Context } from '../context.ts';
import type { SheetColumn, SheetRow } from '../documents/sheet-cells.ts';
import { formatterFor } from '../i18n/format.ts';
import { translator } from '../i18n/translate.ts';
import { dayOf, yearOf } from '../shared/dates.ts';
import type { Locale } from '../shared/locale.ts';
import { type EnvelopePosition, positionOf } from './budget.ts';
import { budgetPath, envelopeExportPath, envelopePath } from './budget-paths.ts';
import {
  allMovements,
  type Envelope,
  ledgerSums,
  listEnvelopes,
  type MovementLine,
  movementPage,
} from './budget-store.ts';
import { type ShareLine, shareLines } from './envelopes/envelope-change-pages.ts';

export type EnvelopeView = EnvelopePosition & {
  readonly slug: string;
  readonly label: string;
  readonly year: number;
  readonly budgetLine: string;
  readonly href: string;
  readonly example: boolean;
};
export type BudgetPage = { readonly envelopes: readonly EnvelopeView[] };
export type EnvelopePage = {
  readonly envelope: EnvelopeView;
  readonly back: string;
  readonly shares: readonly ShareLine[];
  readonly lines: readonly {
    readonly number: string;
    readonly at: string;
    readonly kind: string;
    readonly tone: string;
    readonly caseRef: string | null;
    readonly caseHref: string | null;
    readonly amount: string;
    readonly actor: string;
  }[];
  readonly next: string | null;
  readonly first: string | null;
  readonly export: string;
};

declare module '../web/views.ts' {
  interface Views {
    'budget/list': BudgetPage;
    'budget/envelope': EnvelopePage;
  }
}

async function envelopeView(ctx: Context, envelope: Envelope): Promise<EnvelopeView> {
  const { id, slug, label, year, budgetLine } = envelope;
  const known = ctx.programme.envelopes.find((voted) => voted.slug === slug);
  return {
    ...positionOf(await ledgerSums(ctx.db.read, id)),
    slug,
    label: known?.label[ctx.locale] ?? label,
    year,
    budgetLine,
    href: envelopePath({ envelope: slug }),
    example: known?.example ?? false,
  };
}

/** Every envelope: those of this year first, then from the latest year to the oldest. */
export async function budgetPage(ctx: Context): Promise<BudgetPage> {
  const thisYear = yearOf(dayOf(ctx.clock()));
  const rank = ({ year }: Envelope): number => (year === thisYear ? Number.MAX_SAFE_INTEGER : year);
  const envelopes = (await listEnvelopes(ctx.db.read)).toSorted((a, b) => rank(b) - rank(a));
  return { envelopes: await Promise.all(envelopes.map((envelope) => envelopeView(ctx, envelope))) };
}

const TONES: Readonly<Partial<Record<MovementLine['kind'], string>>> = {
  reserve: 'info',
  engage: 'progress',
  order: 'waiting',
  pay: 'success',
  release: 'quiet',
  unorder: 'danger',
  recover: 'success',
  unreserve: 'quiet',
};

/** One envelope with its movements, newest first. */
export async function envelopePage(
  ctx: Context,
  envelope: Envelope,
  before: number | null,
): Promise<EnvelopePage> {
  const t = translator(ctx.locale);
  const { shortMoment, exactMoney } = formatterFor(ctx.locale);
  const { lines, more } = await movementPage(ctx.db.read, envelope.id, before);
  const here = { envelope: envelope.slug };
  const last = lines.at(-1);
  return {
    envelope: await envelopeView(ctx, envelope),
    back: budgetPath(),
    shares: await shareLines(ctx, envelope),
    lines: lines.map(({ id, at, kind, caseRef, amount, actorName }) => ({
      number: String(id),
      at: shortMoment(at),
      kind: t(`budget.kind.${kind}`),
      tone: TONES[kind] ?? 'neutral',
      caseRef,
      caseHref: caseRef && casePath({ ref: caseRef }),
      amount: exactMoney(amount),
      actor: actorName ?? '–',
    })),
    next: more && last ? envelopePath(here, { before: last.id }) : null,
    first: before === null ? null : envelopePath(here),
    export: envelopeExportPath(here),
  };
}

/** Every movement of an envelope, oldest first, for a spreadsheet. */
export async function movementsTable(
  ctx: Context,
  envelope: Envelope,
): Promise<{ columns: SheetColumn[]; rows: SheetRow[]; locale: Locale }> {
  const t = translator(ctx.locale);
  const lines = await allMovements(ctx.db.read, envelope.id);
  return {
    columns: [
      { header: t('budget.csv.number'), kind: 'number' },
      { header: t('budget.csv.envelope') },
      { header: t('budget.csv.at') },
      { header: t('budget.csv.kind') },
      { header: t('budget.csv.case') },
      { header: t('budget.csv.amount'), kind: 'money' },
      { header: t('budget.csv.actor') },
    ],
    rows: lines.map(({ id, envelope: slug, at, kind, caseRef, amount, actorName }) => [
      id,
      slug,
      dayOf(at),
      t(`budget.kind.${kind}`),
      caseRef,
      amount,
      actorName,
    ]),
    locale: ctx.locale,
  };
}
