import { isSiren } from '../../programme/siren.ts';
import type { Day } from '../../shared/dates.ts';
import { type CentsHT, type CentsTTC, sumCents, withVat } from '../../shared/money.ts';
import type { BillLine } from '../case.ts';
import type { RgeDomain } from './rge.ts';

/** A quote as entered, before it is checked. Amounts in cents. */
export type QuoteFacts = {
  readonly company: string;
  readonly siret: string | null;
  readonly rgeNumber: string | null;
  readonly number: string;
  readonly datedOn: Day;
  /** Last day on which the company keeps its price; unknown where the quote does not say. */
  readonly validUntil?: Day | null;
  /** The company's certificate, as far as it was copied. */
  readonly rgeFrom?: Day | null;
  readonly rgeUntil?: Day | null;
  readonly rgeDomains?: readonly RgeDomain[] | null;
  readonly lines: readonly BillLine[];
  /** As printed at the foot of the quote. */
  readonly totalTTC: CentsTTC;
};

/** A cent or two may be lost on each line, by rounding VAT line by line or on the whole. */
const ROUNDING = 2;

/** What makes a quote wrong in itself: `where` is the field of the form. Texts `cases.errors.quote.<fault>`. */
export type QuoteFault = {
  readonly where: string;
  readonly fault: 'lineTotal' | 'sum' | 'sameMeasure' | 'noLine' | 'future';
  readonly expected: number | null;
};

/** Arithmetic and sense of a quote. What this returns is refused; prices and certificates are flagged elsewhere. */
export function quoteFaults(quote: QuoteFacts, today: Day): QuoteFault[] {
  const faults: QuoteFault[] = [];
  if (quote.datedOn > today) faults.push({ where: 'datedOn', fault: 'future', expected: null });
  if (quote.lines.length === 0) faults.push({ where: 'line-0-measure', fault: 'noLine', expected: null });
  quote.lines.forEach((line, index) => {
    const expected = withVat(line.costHT, line.vat);
    if (Math.abs(expected - line.totalTTC) > ROUNDING)
      faults.push({ where: `line-${index}-ttc`, fault: 'lineTotal', expected });
    if (quote.lines.some((other, at) => at < index && clash(other, line)))
      faults.push({ where: `line-${index}-vat`, fault: 'sameMeasure', expected: null });
  });
  const sum = totalTTC(quote.lines);
  if (quote.lines.length > 0 && Math.abs(sum - quote.totalTTC) > ROUNDING * quote.lines.length)
    faults.push({ where: 'totalTTC', fault: 'sum', expected: sum });
  return faults;
}

/** The same works under two rates or two units would be capped twice. */
export const clash = (a: BillLine, b: BillLine): boolean =>
  a.measure === b.measure && (a.vat !== b.vat || a.unit !== b.unit);

export const totalHT = (lines: readonly BillLine[]): CentsHT => sumCents(lines.map(({ costHT }) => costHT));
export const totalTTC = (lines: readonly BillLine[]): CentsTTC =>
  sumCents(lines.map((line) => line.totalTTC));

/** Fourteen digits with a right check digit (Luhn) and a right SIREN; establishments of La Poste may count otherwise. */
export function isSiret(text: string): boolean {
  const digits = text.replace(/\s/g, '');
  if (!/^\d{14}$/.test(digits) || !isSiren(digits.slice(0, 9))) return false;
  const plain = [...digits].reduce((sum, digit) => sum + Number(digit), 0);
  if (digits.startsWith(LA_POSTE) && plain % 5 === 0) return true;
  const luhn = [...digits].reduce((sum, digit, index) => {
    const weighed = index % 2 === 0 ? Number(digit) * 2 : Number(digit);
    return sum + (weighed > 9 ? weighed - 9 : weighed);
  }, 0);
  return luhn % 10 === 0;
}
const LA_POSTE = '356000000';
