import type { Source } from '../../../incentives/schema-atoms.ts';
import { type Day, day } from '../../../shared/dates.ts';

/** `confirmed` stays false until the service has checked a figure against the official text named in `source`. */
export const UNCONFIRMED = { confirmed: false } as const;

export const source = (title: string, url: string | null, dated: string | null): Source => ({
  title,
  url,
  dated: dated === null ? null : day(dated),
});

type Dated<T> = {
  readonly validFrom: Day;
  readonly validTo: Day | null;
  readonly source: Source;
  readonly confirmed: boolean;
  readonly value: T;
};
type Years = {
  readonly of2025: string;
  readonly of2025Autumn?: string;
  readonly of2026: string;
  readonly url: string;
};

/** The three vintages followed here: April 2025, the rules of 30 September 2025, 2026. Each names its own source. */
export const vintages = <T>(years: Years, values: { spring: T; autumn: T; of2026: T }): Dated<T>[] => [
  {
    validFrom: day('2025-01-01'),
    validTo: day('2025-09-29'),
    source: source(years.of2025, years.url, '2025-04-01'),
    ...UNCONFIRMED,
    value: values.spring,
  },
  {
    validFrom: day('2025-09-30'),
    validTo: day('2025-12-31'),
    source: source(years.of2025Autumn ?? years.of2025, years.url, '2025-09-30'),
    ...UNCONFIRMED,
    value: values.autumn,
  },
  {
    validFrom: day('2026-01-01'),
    validTo: null,
    source: source(years.of2026, years.url, '2026-01-01'),
    ...UNCONFIRMED,
    value: values.of2026,
  },
];

export const thrice = <T>(value: T) => ({ spring: value, autumn: value, of2026: value });
