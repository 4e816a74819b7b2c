import { eq } from 'drizzle-orm';
import { QueryBuilder } from 'drizzle-orm/sqlite-core';
import { cases } from '../cases/case-table.ts';
import { accounts } from '../people/account-table.ts';
import { envelopes, ledger } from './budget-table.ts';

/** A movement as people read it: with the envelope, the case's reference and who made it. Not stored: a reading. */
export const movementLines = new QueryBuilder()
  .select({
    id: ledger.id,
    envelopeId: ledger.envelopeId,
    envelope: envelopes.slug,
    caseId: ledger.caseId,
    caseRef: cases.ref,
    kind: ledger.kind,
    amount: ledger.amount,
    at: ledger.at,
    actorId: ledger.actorId,
    actorName: accounts.name,
  })
  .from(ledger)
  .innerJoin(envelopes, eq(envelopes.id, ledger.envelopeId))
  .leftJoin(cases, eq(cases.id, ledger.caseId))
  .leftJoin(accounts, eq(accounts.id, ledger.actorId))
  .as('movement_line');
