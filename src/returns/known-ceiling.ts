import type { CaseRow } from '../cases/cases-queries.ts';
import type { Context } from '../context.ts';
import type { Reader } from '../db/database.ts';
import { vintageOn } from '../incentives/in-force.ts';
import { rentCeiling } from '../incentives/levers/rents.ts';
import { leversInForce } from '../incentives/vintages/levers-in-force.ts';
import type { Day } from '../shared/dates.ts';
import { mustExist } from '../shared/errors.ts';
import type { Cents } from '../shared/money.ts';
import { findUnit } from '../units/units-queries.ts';
import { isRentCapped } from './check-return.ts';
import { promisedBy } from './promised.ts';

export type KnownCeiling = {
  /** Cents a month for the whole dwelling, without charges. */
  readonly monthly: Cents;
  readonly commune: string;
  /** Square metres. */
  readonly area: number;
  readonly source: string;
};

/**
 * The rent ceiling of the level promised, by the table of the commune in force on the day of the lease and the area of the
 * dwelling; null where the rent is not capped, or the table does not list the commune: an officer then looks it up.
 */
export async function knownCeiling(
  d: Reader,
  ctx: Context,
  row: CaseRow,
  on: Day,
): Promise<KnownCeiling | null> {
  const promised = promisedBy(row);
  const { rentLevel } = promised;
  if (!isRentCapped(promised) || rentLevel === null || rentLevel === 'free') return null;
  const { commune, livingArea } = mustExist(await findUnit(d, row.unitId), 'cases.errors.unknown');
  if (livingArea === null) return null;
  const vintage = vintageOn((await leversInForce(d, ctx)).rentCeilings, on);
  const { monthly } = rentCeiling(vintage, { commune, livingArea }, rentLevel);
  return monthly === null || vintage === null
    ? null
    : { monthly, commune, area: livingArea, source: vintage.source.title };
}
