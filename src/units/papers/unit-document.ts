/** What a document of a unit is. Proofs of vacancy and return keep their finer kind on the spell. */
export const UNIT_DOCUMENT_KINDS = [
  'photo',
  'letter',
  'proof',
  'deed',
  'diagnosis',
  'mandate',
  'plan',
  'other',
] as const;
export type UnitDocumentKind = (typeof UNIT_DOCUMENT_KINDS)[number];

/** What names nobody: pictures of walls, plans, energy reports. All else is nominative until told otherwise. */
const HARMLESS: readonly UnitDocumentKind[] = ['photo', 'plan', 'diagnosis'];

/** Nominative papers are opened by name: each reading goes to the journal (GDPR art. 32, access log). */
export const isNominative = (kind: UnitDocumentKind): boolean => !HARMLESS.includes(kind);

/** More would be a mistake (or an archive dropped whole). */
export const MOST_DOCUMENTS = 300;
