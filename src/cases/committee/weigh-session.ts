import { apAvailable, commitmentOf } from '../../budget/budget.ts';
import { ledgerSums, listEnvelopes, movementsOfCase } from '../../budget/budget-queries.ts';
import type { Reader } from '../../db/database.ts';
import { NO_MONEY } from '../../shared/money.ts';
import { type EnvelopeRoom, type Simulation, simulateSession, type Weighed } from './committee.ts';
import { type Item, itemsOf, type Session } from './committee-store.ts';

export type WeighedSession = {
  readonly items: readonly Item[];
  readonly simulation: Simulation;
  readonly envelopeNames: ReadonlyMap<number, string>;
};

/** The provisional decisions of a session against the ledger as it stands. */
export async function weighSession(d: Reader, session: Session): Promise<WeighedSession> {
  const items = await itemsOf(d, session.id);
  const lines = await Promise.all(
    items.map(async ({ caseId, provisional, amount }): Promise<Weighed> => {
      const held = commitmentOf(await movementsOfCase(d, caseId));
      const reserved = held?.reserved ?? NO_MONEY;
      return { envelopeId: held?.envelopeId ?? null, amount, reserved, provisional };
    }),
  );
  const used = new Set(lines.map(({ envelopeId }) => envelopeId));
  const envelopes = (await listEnvelopes(d)).filter(({ id }) => used.has(id));
  const rooms = await Promise.all(
    envelopes.map(
      async ({ id }): Promise<EnvelopeRoom> => ({ id, free: apAvailable(await ledgerSums(d, id)) }),
    ),
  );
  return {
    items,
    simulation: simulateSession(lines, rooms, session.ceiling),
    envelopeNames: new Map(envelopes.map(({ id, label }) => [id, label])),
  };
}
