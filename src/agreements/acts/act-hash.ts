import { createHash } from 'node:crypto';
import { canonicalJson } from '../../shared/canonical-json.ts';
import type { ActFacts } from './act-facts.ts';

/** SHA-256 of the frozen facts, as the journal keeps it: shows later that they were not touched. */
export const factsHash = (facts: ActFacts): string =>
  createHash('sha256').update(canonicalJson(facts), 'utf8').digest('hex');

/** SHA-256 of a file, 64 hexadecimal digits. */
export const fileFingerprint = (bytes: Uint8Array): string =>
  createHash('sha256').update(bytes).digest('hex');
