import { shapeOf } from '../entry/shape.ts';
import type { Finding } from '../finding.ts';
import type { Element } from '../reading/scheme-reading.ts';
import { type SchemeDefinition, schemeSchema } from '../scheme-schema.ts';

/** The whole vocabulary as a form. */
export const SCHEME_SHAPE = shapeOf(schemeSchema);

/** What the first element of the form holds. The number of the deliberation is given at publication. */
const IDENTITY = ['name', 'summary', 'validity', 'source', 'confirmed', 'example'] as const;

/** The form of one element: its shape, its value in a definition, and the place where its names begin. */
export function sectionOf(element: Element, definition: SchemeDefinition) {
  const fields = SCHEME_SHAPE.type === 'group' ? SCHEME_SHAPE.fields : {};
  if (element !== 'identity') {
    const shape = fields[element];
    if (!shape) throw new RangeError(`no such element: ${element}`);
    return { shape, value: definition[element] as unknown, place: element as string };
  }
  const own = Object.fromEntries(
    IDENTITY.flatMap((name) => {
      const shape = fields[name];
      return shape ? [[name, shape] as const] : [];
    }),
  );
  return { shape: { type: 'group', fields: own } as const, value: definition as unknown, place: '' };
}

/** The definition with one element as typed: not read by the schema yet. */
export const withSection = (
  element: Element,
  definition: SchemeDefinition,
  value: unknown,
): Record<string, unknown> =>
  element === 'identity'
    ? { ...definition, ...(value as Record<string, unknown>) }
    : { ...definition, [element]: value };

/** The element in which a finding is put right. */
export function elementOf({ place }: Pick<Finding, 'place'>): Element {
  const first = place.split(/[.[]/)[0] ?? '';
  return (IDENTITY as readonly string[]).includes(first) ? 'identity' : (first as Element);
}

/** The name of the field that a place of a definition is typed in: `rate.table[2]` → `rate.table.2`. */
export const fieldOfPlace = (place: string): string => place.replace(/\[(\d+)\]/g, '.$1');
