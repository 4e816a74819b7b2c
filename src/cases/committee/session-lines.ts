import type { Context } from '../../context.ts';
import type { EnergyClass } from '../../incentives/vocabulary.ts';
import { communeName } from '../../programme/territory.ts';
import type { Day, Instant } from '../../shared/dates.ts';
import { mustExist } from '../../shared/errors.ts';
import type { CaseId } from '../../shared/ids.ts';
import type { Cents } from '../../shared/money.ts';
import { declarationOf } from '../case.ts';
import { type CaseRow, findCaseById, findCaseLine } from '../case-store.ts';
import { calculationOf } from '../decision/calculation.ts';
import type { Item } from './committee-store.ts';

/** A case as the committee reads it: who, where, how much, and what speaks for it. */
export type SessionLine = {
  readonly item: Item;
  readonly ref: string;
  readonly owner: string;
  readonly address: string;
  readonly commune: string;
  /** Works with tax, and what every aid but the owner's own money comes to. */
  readonly cost: Cents | null;
  readonly classBefore: EnergyClass | null;
  readonly classAfter: EnergyClass | null;
  readonly vacantSince: Day | null;
  readonly submittedAt: Instant | null;
  /** Last day before silence is worth a refusal. */
  readonly dueOn: Day | null;
  /** It moved on since it was put on the agenda: take it off, or put it there again. */
  readonly stale: boolean;
};

export const sessionLines = (ctx: Context, items: readonly Item[]): Promise<SessionLine[]> =>
  Promise.all(items.map((item) => lineOf(ctx, item)));

async function lineOf(ctx: Context, item: Item): Promise<SessionLine> {
  const row = mustExist(await findCaseById(ctx.db.read, item.caseId), 'cases.errors.unknown');
  const stale =
    item.outcome === 'waiting' && (row.state !== 'committee' || row.stateSince !== item.seenSince);
  return { item, stale, ...(await caseFacts(ctx, row)) };
}

type CaseFacts = Omit<SessionLine, 'item' | 'stale'>;

/** The same facts of a case that is on no agenda yet. */
export async function waitingFacts(
  ctx: Context,
  id: CaseId,
): Promise<CaseFacts & { readonly amount: Cents | null }> {
  const row = mustExist(await findCaseById(ctx.db.read, id), 'cases.errors.unknown');
  return { ...(await caseFacts(ctx, row)), amount: calculationOf(row)?.award.amount ?? null };
}

async function caseFacts(ctx: Context, row: CaseRow): Promise<CaseFacts> {
  const line = mustExist(await findCaseLine(ctx.db.read, row.id), 'cases.errors.unknown');
  const estimate = calculationOf(row)?.estimate;
  const { classBefore, classAfter } = estimate?.situation ?? {};
  const known = (value: string | undefined): EnergyClass | null =>
    value === undefined || value === 'unknown' ? null : (value as EnergyClass);
  return {
    ref: row.ref ?? '',
    owner: line.ownerName,
    address: line.address,
    commune: communeName(ctx.territory, line.commune),
    cost: (estimate?.plan.cost.ttc as Cents | undefined) ?? null,
    classBefore: known(classBefore),
    classAfter: known(classAfter),
    vacantSince: declarationOf(row).vacantSince,
    submittedAt: row.submittedAt,
    dueOn: row.dueOn,
  };
}
