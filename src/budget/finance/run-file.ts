import { csvOf } from '../../documents/csv.ts';
import type { SheetRow } from '../../documents/sheet-cells.ts';
import type { Day } from '../../shared/dates.ts';
import type { Cents } from '../../shared/money.ts';

/** One payment as the public accountant needs it. `iban` is in clear: the file is kept encrypted. */
export type RunLine = {
  readonly reference: string;
  readonly caseRef: string;
  readonly payee: string;
  readonly siren: string | null;
  readonly iban: string;
  readonly amount: Cents;
  readonly object: string;
  readonly budgetLine: string;
  readonly year: number;
  readonly agreement: string;
  readonly orderAct: string;
  readonly orderedOn: Day;
};

/** Headings of the file, fixed words that the finance software maps once; not screen texts. */
const COLUMNS = [
  'bordereau',
  'ligne',
  'reference_paiement',
  'dossier',
  'tiers',
  'siren',
  'iban',
  'montant',
  'devise',
  'objet',
  'imputation',
  'exercice',
  'convention',
  'ordre_de_paiement',
  'ordonne_le',
] as const;

/** Euros with two decimals and a comma, as accountants write them: `12868,00`. */
export const plainEuros = (amount: Cents): string =>
  `${Math.trunc(amount / 100)},${String(amount % 100).padStart(2, '0')}`;

/** The run as a French CSV (`;`, UTF-8), formula-safe. */
export const runFile = (number: string, lines: readonly RunLine[]): string =>
  csvOf({
    locale: 'fr',
    columns: COLUMNS.map((header) => ({ header })),
    rows: lines.map((line, index): SheetRow => {
      const { reference, caseRef, payee, siren, iban, amount, object, budgetLine, year } = line;
      return [
        ...[number, index + 1, reference, caseRef, payee, siren, iban, plainEuros(amount), 'EUR'],
        ...[object, budgetLine, year, line.agreement, line.orderAct, line.orderedOn],
      ];
    }),
  });

/** `PAI-000123`: how a payment is called in the file and in the answer to it. */
export const paymentReference = (id: number): string => `PAI-${String(id).padStart(6, '0')}`;
export const paymentOfReference = (text: string): number | null => {
  const found = /^PAI-(\d{1,12})$/i.exec(text.trim());
  return found ? Number(found[1]) : null;
};
