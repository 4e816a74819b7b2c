/** What a document of a unit is. Proofs of vacancy keep their finer kind on the spell. */
export const UNIT_DOCUMENT_KINDS = ['photo', 'letter', 'deed', 'mandate', 'proof', 'plan', 'other'] as const;
export type UnitDocumentKind = (typeof UNIT_DOCUMENT_KINDS)[number];
