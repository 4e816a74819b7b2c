import { createHash } from 'node:crypto';
import { canonicalJson } from '../shared/canonical-json.ts';
import { invalid } from '../shared/errors.ts';
import { type SchemeDefinition, schemeSchema } from './scheme-schema.ts';

/** A definition with the fingerprint that a case, an agreement and the journal pin. */
export type SchemeVersion = {
  readonly definition: SchemeDefinition;
  /** SHA-256 of the canonical JSON, 64 hexadecimal digits. */
  readonly contentHash: string;
};

/** SHA-256 of the scheme's canonical JSON: two versions with the same hash decide alike. */
export const schemeHash = (definition: SchemeDefinition): string =>
  createHash('sha256').update(canonicalJson(definition), 'utf8').digest('hex');

export const schemeVersion = (definition: SchemeDefinition): SchemeVersion => ({
  definition,
  contentHash: schemeHash(definition),
});

/**
 * Reads a scheme from JSON (a file, a database row).
 * @throws DomainError `incentives.errors.badScheme` with the first faulty place.
 */
export function parseScheme(value: unknown): SchemeDefinition {
  const parsed = schemeSchema.safeParse(value);
  if (parsed.success) return parsed.data;
  const issue = parsed.error.issues[0];
  throw invalid('incentives.errors.badScheme', {
    place: issue?.path.join('.') ?? '',
    problem: issue?.message ?? '',
  });
}
