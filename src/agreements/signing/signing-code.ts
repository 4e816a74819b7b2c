import type { Instant } from '../../shared/dates.ts';
import type { AccountId, ActId } from '../../shared/ids.ts';
import { fingerprint } from '../../shared/secret-box.ts';

export const CODE_MINUTES = 10;
export const CODE_TRIES = 5;
/** Between two codes for the same act, and in one hour. */
export const CODE_PAUSE_SECONDS = 30;
export const CODES_PER_HOUR = 5;

/** A keyed hash: with the database alone, a million guesses find nothing. */
export const signingCodeHash = (key: Buffer, actId: ActId, accountId: AccountId, code: string): string =>
  fingerprint(key, 'signing-code', `${actId}:${accountId}:${code.replace(/\s/g, '')}`);

type Code = {
  readonly attemptsLeft: number;
  readonly expiresAt: Instant;
  readonly usedAt: Instant | null;
};
export type CodeFault = 'noCode' | 'codeExpired' | 'codeSpent';

/** Why a code cannot be tried any more; null when it can. */
export function codeFault(code: Code | undefined, now: Instant): CodeFault | null {
  if (!code || code.usedAt !== null) return 'noCode';
  if (code.attemptsLeft <= 0) return 'codeSpent';
  return now >= code.expiresAt ? 'codeExpired' : null;
}
