import { asc, eq, min } from 'drizzle-orm';
import type { Reader } from '../db/database.ts';
import { contacts, units, vacancySpells } from './unit-table.ts';

export type EvaluatedSpell = {
  readonly unitId: number;
  readonly commune: string;
  readonly kind: string;
  readonly startedOn: string;
  readonly endedOn: string | null;
  readonly exitKind: string | null;
  readonly vintage: number | null;
};

/** Every vacancy spell of the register. */
export async function spellsForEvaluation(d: Reader): Promise<EvaluatedSpell[]> {
  return d
    .select({
      unitId: vacancySpells.unitId,
      commune: units.commune,
      kind: units.kind,
      startedOn: vacancySpells.startedOn,
      endedOn: vacancySpells.endedOn,
      exitKind: vacancySpells.exitKind,
      vintage: vacancySpells.vintage,
    })
    .from(vacancySpells)
    .innerJoin(units, eq(units.id, vacancySpells.unitId))
    .orderBy(asc(vacancySpells.id))
    .all();
}

export type EvaluatedOutreach = {
  readonly unitId: number;
  readonly commune: string;
  readonly contactedAt: string | null;
  readonly answeredAt: string | null;
};

/** First contact and first answer of each unit whose owner was written to. */
export async function outreachForEvaluation(d: Reader): Promise<EvaluatedOutreach[]> {
  return d
    .select({
      unitId: contacts.unitId,
      commune: units.commune,
      contactedAt: min(contacts.madeAt),
      answeredAt: min(contacts.answeredAt),
    })
    .from(contacts)
    .innerJoin(units, eq(units.id, contacts.unitId))
    .groupBy(contacts.unitId)
    .all();
}
