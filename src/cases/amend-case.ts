import type { Context } from '../context.ts';
import type { Writer } from '../db/database.ts';
import { dayOf } from '../shared/dates.ts';
import type { OwnerId } from '../shared/ids.ts';
import type { AmendedTerms } from './amended-terms.ts';
import type { WorksPlan } from './case.ts';
import { dueDay } from './case-clock.ts';
import { type CaseRow, saveCase, stepsOf } from './case-store.ts';
import { schemeDelays } from './move-case.ts';

/** What a signed amendment changes of a case; its state, decision and calculation stay. */
export type CaseAmendment = {
  readonly terms: AmendedTerms;
  readonly works: WorksPlan | null;
  readonly ownerId: OwnerId | null;
};

/** Writes the terms in force on the case, inside the transaction of the last signature; the delay that runs is reckoned again. */
export async function amendCase(
  d: Writer,
  ctx: Context,
  seen: CaseRow,
  { terms, works, ownerId }: CaseAmendment,
): Promise<CaseRow> {
  const now = ctx.clock();
  const facts = {
    createdAt: seen.createdAt,
    submittedAt: seen.submittedAt,
    worksDoneOn: seen.worksDoneOn,
    steps: await stepsOf(d, seen.id),
    schemeDelays: await schemeDelays(d, { ...seen, amendedTerms: terms }),
  };
  return saveCase(d, seen, {
    amendedTerms: terms,
    ...(terms.award === null ? {} : { awarded: terms.award }),
    ...(works === null ? {} : { works }),
    ...(ownerId === null ? {} : { ownerId }),
    dueOn: dueDay(ctx.programme, seen.state, facts, dayOf(now)),
    updatedAt: now,
  });
}
