import { startOf } from './blank.ts';
import type { GroupShape, Shape } from './shape.ts';

/** A change of structure asked by a button: one element more in a list, or one less. */
export type ListDeed = { readonly deed: 'add' | 'remove'; readonly place: string };

/** The value with an element added at the end of the list at `place`, or with the element at `place` removed. Unknown places change nothing. */
export function editList(shape: Shape, value: unknown, { deed, place }: ListDeed): unknown {
  const copy: unknown = structuredClone(value);
  const steps = place.split('.');
  const last = deed === 'remove' ? steps.pop() : undefined;
  let at: { shape: Shape; value: unknown } | null = { shape, value: copy };
  for (const step of steps) at = at && stepInto(at.shape, at.value, step);
  if (at?.shape.type !== 'list' || !Array.isArray(at.value)) return copy;
  if (deed === 'add') at.value.push(startOf(at.shape.item));
  else if (/^\d+$/.test(last ?? '')) at.value.splice(Number(last), 1);
  return copy;
}

function stepInto(shape: Shape, value: unknown, step: string): { shape: Shape; value: unknown } | null {
  if (value === null || typeof value !== 'object' || !Object.hasOwn(value, step)) return null;
  const inner = (value as Record<string, unknown>)[step];
  if (shape.type === 'list') return { shape: shape.item, value: inner };
  if (shape.type === 'record') return { shape: shape.item, value: inner };
  const group = shape.type === 'variant' ? optionOf(shape, value) : shape.type === 'group' ? shape : null;
  const field = group?.fields[step];
  return field ? { shape: field, value: inner } : null;
}

/** The option of a variant that a value is of; the first where it is of none. */
export const optionOf = (shape: Extract<Shape, { type: 'variant' }>, value: unknown): GroupShape => {
  const kind = (value as Record<string, unknown> | null)?.[shape.by];
  return (shape.options[String(kind)] ?? Object.values(shape.options)[0]) as GroupShape;
};
