import { and, asc, gt, isNotNull } from 'drizzle-orm';
import type { Reader } from '../db/database.ts';
import { units } from './unit-table.ts';

const PAGE = 5_000;
const FACTS = {
  id: units.id,
  commune: units.commune,
  kind: units.kind,
  livingArea: units.livingArea,
  yearBuilt: units.yearBuilt,
  vacantSince: units.vacantSince,
  energyClass: units.knownClass,
  owner: units.ownerKind,
};

/** What simulations of a policy read of every home vacant today, by pages so that the reader is never held for long. */
export async function vacantHomesForSimulation(d: Reader) {
  const homes = [];
  for (let last = 0, size = PAGE; size === PAGE; ) {
    const page = d
      .select(FACTS)
      .from(units)
      .where(and(gt(units.id, last as never), isNotNull(units.vacantSince)))
      .orderBy(asc(units.id))
      .limit(PAGE)
      .all();
    homes.push(...page);
    size = page.length;
    last = page.at(-1)?.id ?? last;
  }
  return homes;
}
