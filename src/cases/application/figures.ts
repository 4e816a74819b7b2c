import type { EstimateInput } from '../../incentives/estimate-input.ts';

/** Figures that only the money of the project needs: tried on the plan, in its address, and never required. */
export const MONEY_FIGURES = [
  'monthlyRent',
  'supportCost',
  'purchasePrice',
  'propertyTax',
  'rentalValue',
] as const;
export type MoneyFigure = (typeof MONEY_FIGURES)[number];

export type Figures = {
  /** As typed, to be shown again. */
  readonly typed: Readonly<Record<string, string | string[]>>;
  readonly given: Pick<EstimateInput, MoneyFigure | 'degradation' | 'lettingYears'>;
  readonly intermediation: boolean | null;
  /** Amounts that cannot be read: left out of the calculation, and shown as typed. */
  readonly faults: readonly MoneyFigure[];
};

/** The project with the figures tried on top of what the case says. */
export const withFigures = (input: EstimateInput, { given, intermediation }: Figures): EstimateInput => ({
  ...input,
  ...given,
  facts: {
    ...input.facts,
    ...(intermediation === null ? {} : { 'rental-intermediation': intermediation }),
  },
});
