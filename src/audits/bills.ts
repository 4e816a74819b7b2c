import type { Day } from '../shared/dates.ts';
import type { Localised } from '../shared/locale.ts';
import { type CentsTTC, centsTTC, lessCents, sumCents } from '../shared/money.ts';
import { CARRIERS, type Carrier, type EnergyResult } from './engine/energy-engine.ts';

/** Price of one energy, euros per kWh all taxes included: cheapest and dearest usual offers around the likely one. */
export type Price = {
  readonly low: number;
  readonly likely: number;
  readonly high: number;
  readonly source: Localised;
  readonly confirmed: boolean;
};

/** Prices on a day. Held by the programme, dated and editable; the method's own 2021 costs are not used. */
export type TariffTable = {
  readonly slug: string;
  readonly validFrom: Day;
  readonly prices: Readonly<Record<Carrier, Price>>;
  /**
   * Share of the conventional saving that is found on meters after works: a sensitivity shown beside the result,
   * never the result itself.
   */
  readonly realisation: {
    readonly low: number;
    readonly high: number;
    readonly source: Localised;
    readonly confirmed: boolean;
  };
};

export type Range<Amount> = { readonly low: Amount; readonly likely: Amount; readonly high: Amount };
export type CarrierBill = Range<CentsTTC> & { readonly carrier: Carrier; readonly kWh: number };

/** Why the bill is a range and not a figure; texts `audits.bills.reasons.<reason>`. */
export const BILL_SPREADS = ['prices', 'habits'] as const;
export type Bills = Range<CentsTTC> & {
  readonly byCarrier: readonly CarrierBill[];
  readonly spreadBy: readonly (typeof BILL_SPREADS)[number][];
  readonly tariffs: string;
  readonly validFrom: Day;
};

const cost = (kWh: number, eurosPerKWh: number): CentsTTC => centsTTC(Math.round(kWh * eurosPerKWh * 100));

/**
 * Yearly bills of a dwelling lived in all year. Likely: conventional use at the likely price. Low: the same at the
 * lowest usual price. High: the method's spendthrift household (21 °C, more hot water) at the highest.
 */
export function billsOf(result: EnergyResult, tariffs: TariffTable): Bills {
  const byCarrier = CARRIERS.flatMap((carrier) => {
    const kWh = result.finalByCarrier[carrier];
    if (kWh === undefined || kWh === 0) return [];
    const price = tariffs.prices[carrier];
    return [
      {
        carrier,
        kWh,
        low: cost(kWh, price.low),
        likely: cost(kWh, price.likely),
        high: cost(result.spendthriftByCarrier[carrier] ?? kWh, price.high),
      },
    ];
  });
  return {
    ...totals(byCarrier),
    byCarrier,
    spreadBy: BILL_SPREADS,
    tariffs: tariffs.slug,
    validFrom: tariffs.validFrom,
  };
}

/** The three ends of several ranges, added up. */
export const totals = <Amount extends CentsTTC>(ranges: readonly Range<Amount>[]): Range<Amount> => ({
  low: sumCents(ranges.map(({ low }) => low)),
  likely: sumCents(ranges.map(({ likely }) => likely)),
  high: sumCents(ranges.map(({ high }) => high)),
});

export type Savings = {
  /** Per year, as the method counts; negative when works make bills dearer. */
  readonly conventional: CentsTTC;
  /** The same if only the share seen in statistics comes true. */
  readonly realised: { readonly low: CentsTTC; readonly high: CentsTTC };
};

/** What the works save each year, against the dwelling let as it is: a vacant home's own bills say nothing. */
export function savingsOf(before: Bills, after: Bills, { realisation }: TariffTable): Savings {
  const conventional = lessCents(before.likely, after.likely);
  const part = (share: number): CentsTTC =>
    conventional > 0 ? centsTTC(Math.round(conventional * share)) : conventional;
  return { conventional, realised: { low: part(realisation.low), high: part(realisation.high) } };
}
