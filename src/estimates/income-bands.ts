import { vintageOn } from '../incentives/in-force.ts';
import { ceilingFor } from '../incentives/levers/income-band.ts';
import type { LeverParameters } from '../incentives/levers/lever-parameters.ts';
import { INCOME_BANDS, type IncomeBand } from '../incentives/vocabulary.ts';
import { type Day, yearOf } from '../shared/dates.ts';
import type { Cents } from '../shared/money.ts';

/** One band: above `from`, up to `to` included; null where there is no end. */
export type BandCeilings = {
  readonly band: IncomeBand;
  readonly from: Cents | null;
  readonly to: Cents | null;
};

/** The income bands of a household on a day, so that one is picked without writing an income; null without a scale. */
export function bandCeilings(
  levers: LeverParameters,
  persons: number,
  on: Day,
): { readonly year: number; readonly confirmed: boolean; readonly bands: readonly BandCeilings[] } | null {
  const vintage = vintageOn(levers.incomeBands, on);
  if (!vintage) return null;
  const ceiling = (band: IncomeBand) => (band === 'higher' ? null : ceilingFor(vintage.value[band], persons));
  let from: Cents | null = null;
  const bands = INCOME_BANDS.map((band) => {
    const to = ceiling(band);
    const shown = { band, from, to };
    from = to;
    return shown;
  });
  return { year: yearOf(vintage.validFrom), confirmed: vintage.confirmed, bands };
}
