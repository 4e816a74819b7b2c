import type { GroupShape, Shape } from './shape.ts';

/** Stands where words are still to be written; the check refuses to publish it (`unwritten`). */
export const UNWRITTEN = '…';

/** The first state of something added to a form: valid where the vocabulary allows, to be completed where it does not. */
export function blankOf(shape: Shape): unknown {
  if (shape.nullable) return null;
  switch (shape.type) {
    case 'text':
      return shape.free ? '' : UNWRITTEN;
    case 'words':
      return { fr: UNWRITTEN, en: UNWRITTEN };
    case 'integer':
    case 'decimal':
    case 'money':
    case 'rate':
      return Math.max(shape.min ?? 0, shape.type === 'decimal' ? 1 : 0);
    case 'fixed':
      return shape.value;
    case 'choice':
      return shape.values[0];
    case 'choices':
      return [...shape.values];
    case 'group':
      return blankGroup(shape);
    case 'list':
      return Array.from({ length: shape.least }, () => blankOf(shape.item));
    case 'variant':
      return blankGroup(Object.values(shape.options)[0] as GroupShape);
    case 'record':
      return {};
    case 'yes-no':
      return false;
    case 'texts':
      return [];
    case 'day':
      return null;
  }
}

export const blankGroup = ({ fields }: GroupShape): Record<string, unknown> =>
  Object.fromEntries(Object.entries(fields).map(([name, shape]) => [name, blankOf(shape)]));

/** What an added element starts as, even where the vocabulary lets it be left out. */
export const startOf = (shape: Shape): unknown => blankOf({ ...shape, nullable: false });
