import { eq } from 'drizzle-orm';
import { QueryBuilder } from 'drizzle-orm/sqlite-core';
import { cases } from '../../cases/case-table.ts';
import { units } from '../../units/unit-table.ts';
import { ledger } from '../budget-table.ts';

/** Movements of cases with the commune of the dwelling: what shares are held to. Not stored: a reading. */
export const communeMovements = new QueryBuilder()
  .select({
    envelopeId: ledger.envelopeId,
    kind: ledger.kind,
    amount: ledger.amount,
    commune: units.commune,
  })
  .from(ledger)
  .innerJoin(cases, eq(cases.id, ledger.caseId))
  .innerJoin(units, eq(units.id, cases.unitId))
  .as('commune_movement');
