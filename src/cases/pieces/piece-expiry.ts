import { addDays, addMonths, type Day, day, yearOf } from '../../shared/dates.ts';

/**
 * What has to be read on a paper to know until when it is worth something: its last day, its date of issue, or the
 * year that it is about. Types not listed do not expire.
 */
export const EXPIRY = {
  quote: 'until',
  'rge-certificate': 'until',
  'tax-notice': 'year',
  'company-extract': 'issued',
} as const;
type Expiring = keyof typeof EXPIRY;
export type ExpiryKind = (typeof EXPIRY)[Expiring];

export const expiryOf = (type: string): ExpiryKind | null =>
  type in EXPIRY ? EXPIRY[type as Expiring] : null;

/** A company's extract and its powers are accepted for three months after their date. */
const EXTRACT_MONTHS = 3;
/** Tax notices of a year come out in August: from September on, that of the year before is no longer the last one. */
const LAST_DAY_OF_NOTICE = '08-31';

export type PieceDates = { readonly datedOn: Day | null; readonly validUntil: Day | null };

/** From what was read (a day, or a year for a tax notice) to the last day on which the piece is worth something. */
export function datesRead(kind: ExpiryKind, read: Day): PieceDates {
  switch (kind) {
    case 'until':
      return { datedOn: null, validUntil: read };
    case 'issued':
      return { datedOn: read, validUntil: addMonths(read, EXTRACT_MONTHS) };
    case 'year':
      return {
        datedOn: day(`${yearOf(read)}-01-01`),
        validUntil: day(`${yearOf(read) + 1}-${LAST_DAY_OF_NOTICE}`),
      };
  }
}

/** How long before its last day a piece is announced as expiring. */
export const NOTICE_DAYS = 14;

export type Expiry = 'unread' | 'valid' | 'soon' | 'expired';

/** Where a piece stands on a day; null for one that does not expire. */
export function expiryOn(type: string, validUntil: Day | null, today: Day): Expiry | null {
  if (expiryOf(type) === null) return null;
  if (validUntil === null) return 'unread';
  if (validUntil < today) return 'expired';
  return validUntil <= addDays(today, NOTICE_DAYS) ? 'soon' : 'valid';
}
