import { movementsOfCase } from '../../src/budget/budget-store.ts';
import { DOERS } from '../../src/cases/case-workflow.ts';
import { journalOf, verifyJournal } from '../../src/journal/journal-store.ts';
import type { CaseId } from '../../src/shared/ids.ts';
import type { TestServices } from '../support/test-services.ts';

const MOVES = new Set<string>(Object.keys(DOERS));

/** The moves of a case through its workflow, as the journal tells them, in their order. */
export async function movesOf({ services }: TestServices, id: CaseId): Promise<string[]> {
  const entries = await journalOf(services.db.read, 'case', id);
  return entries.map(({ action }) => action.replace('case.', '')).filter((action) => MOVES.has(action));
}

/** Everything that the journal says was done about a case, each kind once. */
export async function deedsOn({ services }: TestServices, id: CaseId): Promise<Set<string>> {
  return new Set((await journalOf(services.db.read, 'case', id)).map(({ action }) => action));
}

/** The lines of the ledger for a case: `reserve 1450000`, cents. */
export async function ledgerOf({ services }: TestServices, id: CaseId): Promise<string[]> {
  return (await movementsOfCase(services.db.read, id)).map(({ kind, amount }) => `${kind} ${amount}`);
}

export const journalIsWhole = async ({ services }: TestServices): Promise<boolean> =>
  (await verifyJournal(services.db.read)).whole;
