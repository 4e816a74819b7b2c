import type { IssuableKind } from './act-facts.ts';

const SIGNED: readonly IssuableKind[] = ['agreement', 'amendment'];

/** Acts that the owners sign, and the authority after them. */
export const isSigned = (kind: IssuableKind): boolean => SIGNED.includes(kind);
