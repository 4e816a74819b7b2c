import { canonicalJson } from '../../shared/canonical-json.ts';
import type { Day } from '../../shared/dates.ts';
import { fingerprint } from '../../shared/secret-box.ts';
import type { Declaration, WorksPlan } from '../case.ts';

/**
 * What a consent holds for: what becomes of the dwelling, what is undertaken, the works. When one of them changes,
 * whoever agreed to something else is asked again; a price that a quote makes precise changes nothing.
 */
export const projectMark = (
  { tenureAfter, rentLevel, undertakings }: Declaration,
  works: WorksPlan,
): string =>
  canonicalJson({
    tenureAfter,
    rentLevel: tenureAfter === 'let' ? rentLevel : null,
    undertakings: undertakings.toSorted(),
    works: [...new Set(works.map(({ measure }) => measure))].toSorted(),
  });

/** Where somebody's consent stands. Labels `applicants.consent.*`. */
export const CONSENT_STATES = ['to-ask', 'asked', 'expired', 'changed', 'yes', 'no'] as const;
export type ConsentState = (typeof CONSENT_STATES)[number];

type Given = {
  readonly mark: string;
  readonly answer: 'yes' | 'no' | null;
  /** Last day of the link; null for a paper. */
  readonly expiresOn: Day | null;
};

/** Where it stands that day, from the latest request; undefined when there was none. */
export function consentState(latest: Given | undefined, mark: string, today: Day): ConsentState {
  if (!latest) return 'to-ask';
  if (latest.mark !== mark) return 'changed';
  if (latest.answer !== null) return latest.answer;
  return latest.expiresOn !== null && latest.expiresOn < today ? 'expired' : 'asked';
}

const PURPOSE = 'case-consent';

/** The secret part of a link, made again for each reminder: the database does not hold it. */
export const consentToken = (key: Buffer, consentId: number): string =>
  `${consentId}-${fingerprint(key, PURPOSE, String(consentId))}`;

/** The request that a link speaks of; null for one we did not make. */
export function readConsentToken(key: Buffer, token: string): number | null {
  const consentId = Number(token.split('-')[0]);
  return Number.isSafeInteger(consentId) && token === consentToken(key, consentId) ? consentId : null;
}
