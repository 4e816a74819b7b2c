import { casePath } from '../cases/case-paths.ts';
import type { Context } from '../context.ts';
import type { SheetColumn, SheetRow } from '../documents/sheet-cells.ts';
import { formatterFor } from '../i18n/format.ts';
import { translator } from '../i18n/translate.ts';
import { dayOf, yearOf } from '../shared/dates.ts';
import type { Locale } from '../shared/locale.ts';
import { type Cents, cents } from '../shared/money.ts';
import { type EnvelopePosition, positionOf, sumPositions } from './budget.ts';
import { budgetPath, envelopeExportPath, envelopePath, envelopeSheetPath } from './budget-paths.ts';
import {
  allMovements,
  type Envelope,
  ledgerSums,
  listEnvelopes,
  type MovementFilter,
  type MovementLine,
  movementPage,
  moversOf,
} from './budget-store.ts';
import { type ShareLine, shareLines } from './envelopes/envelope-change-pages.ts';
import { changesPath } from './envelopes/envelope-change-paths.ts';
import { waitingChanges } from './envelopes/envelope-change-store.ts';
import { queuePath, runsPath } from './finance/finance-paths.ts';
import { queuedPayments } from './finance/payment-run-store.ts';
import { forecastPath } from './forecast/forecast-paths.ts';
import { LEDGER_KINDS } from './ledger-kinds.ts';
import { recoveriesPath } from './recovery/recovery-paths.ts';
import { listRecoveries } from './recovery/recovery-store.ts';

export type EnvelopeView = EnvelopePosition & {
  readonly slug: string;
  readonly label: string;
  readonly year: number;
  readonly budgetLine: string;
  readonly href: string;
  readonly example: boolean;
};
export type BudgetPage = {
  readonly envelopes: readonly EnvelopeView[];
  /** This year's envelopes together. */
  readonly total: EnvelopePosition;
  readonly year: number;
  /** Engaged in all envelopes and not ordered: what cases under way should still be paid, cents. */
  readonly expected: Cents;
  readonly waiting: { readonly changes: number; readonly payments: number; readonly recoveries: number };
  readonly links: Readonly<Record<'changes' | 'payments' | 'runs' | 'recoveries' | 'forecast', string>>;
};
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
  readonly exportSheet: string;
  readonly filters: {
    readonly action: string;
    readonly active: boolean;
    readonly kinds: readonly Option[];
    readonly actors: readonly Option[];
    readonly values: Readonly<Record<'kind' | 'case' | 'actor' | 'from' | 'to', string>>;
  };
};
type Option = { readonly value: string; readonly text: string };

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
  const views = await Promise.all(envelopes.map((envelope) => envelopeView(ctx, envelope)));
  const all = sumPositions(views);
  return {
    envelopes: views,
    total: sumPositions(views.filter(({ year }) => year === thisYear)),
    year: thisYear,
    waiting: await waitingCounts(ctx),
    expected: cents(all.engaged - all.ordered),
    links: {
      changes: changesPath(),
      payments: queuePath(),
      runs: runsPath(),
      recoveries: recoveriesPath(),
      forecast: forecastPath(),
    },
  };
}

async function waitingCounts(ctx: Context): Promise<BudgetPage['waiting']> {
  const { read } = ctx.db;
  const communes = ctx.actor.kind === 'staff' ? ctx.actor.territory : [];
  const owed = (await listRecoveries(read, communes)).filter(
    ({ state }) => state === 'open' || state === 'partly',
  );
  return {
    changes: (await waitingChanges(read)).length,
    payments: (await queuedPayments(read, ['submitted', 'certified'], communes)).length,
    recoveries: owed.length,
  };
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
  { before, filter }: { readonly before: number | null; readonly filter: MovementFilter },
): Promise<EnvelopePage> {
  const t = translator(ctx.locale);
  const { shortMoment, exactMoney } = formatterFor(ctx.locale);
  const { lines, more } = await movementPage(ctx.db.read, envelope.id, before, filter);
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
    next: more && last ? envelopePath(here, { ...asked(filter), before: last.id }) : null,
    first: before === null ? null : envelopePath(here, asked(filter)),
    export: envelopeExportPath(here, asked(filter)),
    exportSheet: envelopeSheetPath(here, asked(filter)),
    filters: await filtersShown(ctx, envelope, filter),
  };
}

/** The filter as an address says it. */
const asked = ({ kind, caseRef, actorId, from, to }: MovementFilter): Record<string, string> =>
  Object.fromEntries(
    Object.entries({
      kind,
      case: caseRef,
      actor: actorId === null ? null : String(actorId),
      from,
      to,
    }).flatMap(([name, value]) => (value === null ? [] : [[name, value]])),
  );

async function filtersShown(
  ctx: Context,
  envelope: Envelope,
  filter: MovementFilter,
): Promise<EnvelopePage['filters']> {
  const t = translator(ctx.locale);
  const all = { value: '', text: t('budget.filters.all') };
  const movers = await moversOf(ctx.db.read, envelope.id);
  return {
    action: envelopePath({ envelope: envelope.slug }),
    active: Object.keys(asked(filter)).length > 0,
    kinds: [all, ...LEDGER_KINDS.map((kind) => ({ value: kind, text: t(`budget.kind.${kind}`) }))],
    actors: [all, ...movers.map(({ id, name }) => ({ value: String(id), text: name }))],
    values: { kind: '', case: '', actor: '', from: '', to: '', ...asked(filter) },
  };
}

/** Every movement of an envelope that matches, oldest first, for a spreadsheet. */
export async function movementsTable(
  ctx: Context,
  envelope: Envelope,
  filter: MovementFilter,
): Promise<{ columns: SheetColumn[]; rows: SheetRow[]; locale: Locale }> {
  const t = translator(ctx.locale);
  const lines = await allMovements(ctx.db.read, envelope.id, filter);
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
