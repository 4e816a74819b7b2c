import type { Localised } from '../../shared/locale.ts';
import type { Condition } from './template-language.ts';

/** Acts whose words and order staff write. The sheets of the accounts keep their layout. */
export const TEMPLATE_KINDS = [
  'agreement',
  'receipt',
  'decision-grant',
  'decision-refusal',
  'closing-letter',
] as const;
export type TemplateKind = (typeof TEMPLATE_KINDS)[number];

export type TemplateSection = {
  /** Stable name, so that two versions are compared section by section and an amendment finds its article. */
  readonly slug: string;
  /** Heading; an empty one means that the text follows without. */
  readonly title: Localised;
  /** The section is there only when this is so. */
  readonly when: Condition | null;
  /** Text in the language of templates (template-language.ts). */
  readonly body: Localised;
};

/** The words of one kind of act, in order. */
export type TemplateContent = { readonly sections: readonly TemplateSection[] };
