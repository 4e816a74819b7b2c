import type { Context } from '../../context.ts';
import type { Reader } from '../../db/database.ts';
import type { LeverParameters } from '../levers/lever-parameters.ts';
import { type AnyVintage, withPublished } from '../levers/vintage-set.ts';
import { publishedVintages, type VintageRow } from './lever-vintage-store.ts';

/** The national levers as they stand: those of the programme, with the vintages that the service published since. */
export async function leversInForce(
  d: Reader,
  { programme }: Pick<Context, 'programme'>,
): Promise<LeverParameters> {
  const rows = await publishedVintages(d);
  return withPublished(
    programme.levers,
    rows.map((row) => ({ lever: row.lever, vintage: vintageOf(row) })),
  );
}

export const vintageOf = ({ validFrom, validTo, source, confirmed, value }: VintageRow): AnyVintage => ({
  validFrom,
  validTo,
  source,
  confirmed,
  value,
});
