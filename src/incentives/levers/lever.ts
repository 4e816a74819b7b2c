import type { Day } from '../../shared/dates.ts';
import { type Cents, cents } from '../../shared/money.ts';
import type { AidCeiling } from '../capping.ts';
import type { Source } from '../schema-atoms.ts';
import type { AwardTerms } from '../settle-award.ts';
import type { AidKind, OtherAid } from '../situation.ts';
import type { TraceLine } from '../trace.ts';
import type { Verdict } from '../truth.ts';
import type { Status } from '../vocabulary.ts';
import { decided, type MissingAnswer } from '../work-out.ts';

export const LEVER_CODES = [
  'mpr-accompanied',
  'mpr-support',
  'mpr-gestures',
  'anah-landlord',
  'vacancy-premium',
  'cee-deep-renovation',
  'cee-measures',
  'eco-ptz',
  'reduced-vat',
  'loc-avantages',
  'iml-premium',
  'denormandie',
  'property-tax-relief',
  'letting-ban',
  'vacancy-tax',
] as const;
export type LeverCode = (typeof LEVER_CODES)[number];

/** Duties and warnings that go with a lever, each with its sentence under `incentives.notes.*`. */
export const LEVER_NOTES = [
  'approval-before-quotes',
  'landlord-lets',
  'owner-lives-there',
  'band-of-own-home',
  'certified-companies',
  'advance-possible',
  'bank-decides',
  'sci-income-tax',
  'cee-before-quotes',
  'vat-included',
  'works-may-exempt',
  'rent-ceiling-holds',
  'let-unfurnished-years',
  'not-to-family',
  'tenant-income-ceiling',
  'agreement-with-anah',
  'tax-ceiling-overall',
  'relief-to-ask-for',
  'outside-the-works',
  'support-apart',
] as const;
export type LeverNote = { readonly code: (typeof LEVER_NOTES)[number]; readonly count: number | null };

/** What one national lever gives in a situation. Kinds are never summed together. */
export type LeverResult = {
  readonly code: LeverCode;
  readonly kind: AidKind;
  /** Public money counts towards ceilings of public aid; certificates (CEE) do not. */
  readonly public: boolean;
  readonly status: Status;
  /** For certain; 0 unless eligible. Null for a notice, which carries no money. */
  readonly amount: Cents | null;
  /** With the most favourable answers; null when nobody can tell, or for a notice. */
  readonly potential: Cents | null;
  readonly missing: readonly MissingAnswer[];
  /** For a grant written in the scheme language: its terms, and the ceiling it sets on all aid. Null for the others. */
  readonly terms: AwardTerms | null;
  readonly ceiling: Omit<AidCeiling, 'setBy'> | null;
  /** For a tax reduction or a yearly flow: what a year brings, cents, and for how many years. */
  readonly yearly?: { readonly amount: Cents; readonly years: number } | null;
  readonly notes: readonly LeverNote[];
  readonly trace: readonly TraceLine[];
  readonly source: Source;
  readonly confirmed: boolean;
  /** First day of the vintage used. */
  readonly vintage: Day;
};

type Dating = { readonly source: Source; readonly confirmed: boolean; readonly validFrom: Day };

/** The part of a result that comes from the vintage. */
export const datedBy = ({ source, confirmed, validFrom }: Dating) => ({
  source,
  confirmed,
  vintage: validFrom,
});

export const note = (code: LeverNote['code'], count: number | null = null): LeverNote => ({ code, count });

export const statusOf = ({ truth }: Verdict): Status =>
  truth === 'yes' ? 'eligible' : truth === 'no' ? 'not-eligible' : 'unknown';

export const missingFor = (verdict: Verdict): MissingAnswer[] => decided('eligibility', verdict.missing);

/** A grant lever as the next rule sees it. */
export const asOtherAid = (lever: LeverResult): OtherAid => ({
  code: lever.code,
  public: lever.public,
  status: lever.status,
  amount: lever.amount ?? cents(0),
  atMost: lever.potential,
  missing: lever.missing.map(({ question }) => question),
});
