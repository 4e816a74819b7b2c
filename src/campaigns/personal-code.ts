import { timingSafeEqual } from 'node:crypto';
import type { RecipientId } from '../shared/ids.ts';
import { fingerprint } from '../shared/secret-box.ts';
import { personalCode } from './reply-code.ts';

/**
 * The code of a recipient, worked out from a key kept outside the database: nothing in the database gives it, and a file
 * of letters made again bears the same codes.
 */
export const codeOf = (key: Buffer, recipient: RecipientId): string =>
  personalCode(fingerprint(key, 'campaign-code', String(recipient)));

/** What the database keeps of a code, to find whose it is. */
export const codeHash = (key: Buffer, code: string): string => fingerprint(key, 'campaign-code-hash', code);

/** Whether two fingerprints are one, in a time that tells nothing. */
export const sameHash = (one: string, other: string): boolean =>
  one.length === other.length && timingSafeEqual(Buffer.from(one), Buffer.from(other));
