import type { ActContent } from './act-content.ts';
import { specOf } from './act-spec.ts';
import { ORIGINAL_AGREEMENT } from './original-agreement.ts';
import { ORIGINAL_AMENDMENT, ORIGINAL_LETTERS } from './original-letters.ts';
import type { TemplateKind } from './template-kinds.ts';

/** The texts that acts of that kind began with. */
export const originalOf = (kind: TemplateKind): ActContent =>
  kind === 'agreement'
    ? ORIGINAL_AGREEMENT
    : kind === 'amendment'
      ? ORIGINAL_AMENDMENT
      : ORIGINAL_LETTERS[kind];

/**
 * Parts that no act of that kind goes without: those that open it (its title), that the law wants, or that hold what the
 * software writes.
 */
export const isLocked = (kind: TemplateKind, code: string): boolean =>
  code === 'opening' ||
  specOf(kind).compulsory.some(({ part }) => part === code) ||
  originalOf(kind).articles.some(
    (part) => part.code === code && part.passages.some((passage) => passage.kind === 'computed'),
  );
