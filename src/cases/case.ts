import type { Day } from '../shared/dates.ts';
import type { BasisPoints, CentsHT, CentsTTC } from '../shared/money.ts';

/** What the owner declares in the application. Unknown stays null until answered. */
export type Declaration = {
  readonly vacantSince: Day | null;
  /** Tenure after works, vocabulary of the incentives room. */
  readonly tenureAfter: string | null;
  readonly rentLevel: string | null;
  readonly householdSize: number | null;
  /** Reference tax income of the household, whole euros. */
  readonly referenceIncome: number | null;
  readonly worksNotStarted: boolean;
  /** Codes of the scheme's undertakings that the owner ticked. */
  readonly undertakings: readonly string[];
};

/** One item of works retained, with what it costs as estimated or as quoted. */
export type PlannedWork = {
  /** Measure slug of the catalogue. */
  readonly measure: string;
  readonly quantity: number | null;
  readonly unit: string;
  readonly costHT: CentsHT;
  readonly vat: BasisPoints;
  readonly performance: number | null;
  readonly source: 'estimate' | 'quote';
};
export type WorksPlan = readonly PlannedWork[];

/** A line of a quote or invoice. `totalTTC` is as written by the company: it is checked, not recomputed. */
export type BillLine = {
  readonly measure: string;
  readonly label: string;
  readonly quantity: number | null;
  readonly unit: string;
  readonly performance: number | null;
  readonly costHT: CentsHT;
  readonly vat: BasisPoints;
  readonly totalTTC: CentsTTC;
};

/** Types of pieces of a case. */
export const DOCUMENT_TYPES = [
  'vacancy-evidence',
  'ownership',
  'quote',
  'bank-details',
  'tax-notice',
  'invoice',
  'works-photo',
  'lease',
  'deed',
  'other',
] as const;
export type DocumentType = (typeof DOCUMENT_TYPES)[number];
/** Encrypted at rest: bank details and income (data protection). */
export const SENSITIVE_DOCUMENTS: readonly DocumentType[] = ['bank-details', 'tax-notice'];
