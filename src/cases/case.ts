import type { OwnerKind, RentLevel, Tenure } from '../incentives/vocabulary.ts';
import type { Day } from '../shared/dates.ts';
import type { BasisPoints, CentsHT, CentsTTC } from '../shared/money.ts';
import type { ApplicationQuestion } from './correction/correction.ts';

/** Whether the household's income is stated; not knowing and not wishing to say are answers too. */
export const INCOME_ANSWERS = ['given', 'unknown', 'withheld'] as const;
export type IncomeAnswer = (typeof INCOME_ANSWERS)[number];

/** What the owner declares in the application. Null until answered; nothing is assumed in its place. */
export type Declaration = {
  readonly vacantSince: Day | null;
  /** Who owns the dwelling, in the words of aid rules (an SCI and a joint ownership are told apart). */
  readonly ownerKind: OwnerKind | null;
  /** What becomes of the dwelling after works. */
  readonly tenureAfter: Tenure | null;
  /** Asked of landlords only. */
  readonly rentLevel: RentLevel | null;
  readonly income: IncomeAnswer | null;
  readonly householdSize: number | null;
  /** Reference tax income of the household, whole euros. */
  readonly referenceIncome: number | null;
  /** True once declared; null until then. */
  readonly worksNotStarted: boolean | null;
  /** Codes of the scheme's undertakings that the owner ticked. */
  readonly undertakings: readonly string[];
  /** Questions that the owner has been through: what the register already knew is shown, and confirmed by them. */
  readonly answered: readonly ApplicationQuestion[];
};

export const EMPTY_DECLARATION: Declaration = {
  vacantSince: null,
  ownerKind: null,
  tenureAfter: null,
  rentLevel: null,
  income: null,
  householdSize: null,
  referenceIncome: null,
  worksNotStarted: null,
  undertakings: [],
  answered: [],
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
  'company-extract',
  'rge-certificate',
  'invoice',
  'works-photo',
  'mandate',
  'powers',
  'consent',
  'lease',
  'deed',
  'other',
] as const;
export type DocumentType = (typeof DOCUMENT_TYPES)[number];
/** Encrypted at rest: bank details and income (data protection). */
export const SENSITIVE_DOCUMENTS: readonly DocumentType[] = ['bank-details', 'tax-notice'];

/** Pieces that the owner sends by hand with the application; a quote's file comes with the quote. */
export const APPLICATION_PIECES = [
  'vacancy-evidence',
  'ownership',
  'powers',
  'mandate',
  'consent',
  'tax-notice',
  'company-extract',
  'rge-certificate',
  'other',
] as const;
export type ApplicationPiece = (typeof APPLICATION_PIECES)[number];
/** Without these an application is not complete, and eligibility is not confirmed before they are accepted. */
export const REQUIRED_PIECES: readonly ApplicationPiece[] = ['vacancy-evidence', 'ownership'];

/** Which pieces an application needs: whoever speaks for a company or for somebody else proves that they may. */
export const requiredPieces = (who: {
  readonly company: boolean;
  readonly represented: boolean;
}): readonly ApplicationPiece[] => [
  ...REQUIRED_PIECES,
  ...(who.company ? (['powers'] as const) : []),
  ...(who.represented ? (['mandate'] as const) : []),
];

/** A case with its stored values read as what they are. */
type Stored = { readonly declaration: unknown; readonly works: unknown };
export const declarationOf = ({ declaration }: Stored): Declaration => ({
  ...EMPTY_DECLARATION,
  ...(declaration as Partial<Declaration>),
});
export const worksOf = ({ works }: Stored): WorksPlan => works as WorksPlan;
