import { type MessageKey, type MessageParams, translate } from '../../i18n/translate.ts';
import type { Localised } from '../../shared/locale.ts';
import {
  ANNEX_NAMES,
  ARTICLE_NAMES,
  type Computed,
  type Condition,
  type Passage,
  type Shape,
  type TextPassage,
} from './act-content.ts';
import { fieldFor } from './merge-fields.ts';

/** Numbers of articles and annexes, as the texts name them. */
const NUMBERS = Object.fromEntries([...ARTICLE_NAMES, ...ANNEX_NAMES].map((name) => [name, fieldFor(name)]));

/** A text of the software in both languages, its placeholders turned into fields: `{ day: '{depot}' }`. */
export const words = (key: string, fields: MessageParams = {}): Localised => {
  const filled = { ...NUMBERS, ...fields };
  return {
    fr: translate('fr', key as MessageKey, filled),
    en: translate('en', key as MessageKey, filled),
  };
};

export const NO_TITLE: Localised = { fr: '', en: '' };

export const passage = (shape: Shape, text: Localised, when: Condition = 'always'): TextPassage => ({
  kind: 'text',
  shape,
  text,
  when,
});
export const computed = (block: Computed): Passage => ({ kind: 'computed', block });
