import { type Typed, typedText } from '../../web/forms.ts';
import type { ListDeed } from './edit-list.ts';

/** The button pressed in a form over the vocabulary, when it is one that changes a list. */
export function listDeedOf(typed: Typed): ListDeed | null {
  const add = typedText(typed, '_add');
  const remove = typedText(typed, '_remove');
  if (add !== '') return { deed: 'add', place: add };
  return remove === '' ? null : { deed: 'remove', place: remove };
}
