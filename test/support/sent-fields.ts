import type { EntryField } from '../../src/incentives/entry/entry-field.ts';

/** What a browser would send back of a form that nobody touched. */
export function sentFields(fields: readonly EntryField[]): Record<string, string | string[]> {
  const body: Record<string, string | string[]> = {};
  const visit = (field: EntryField): void => {
    if (field.wanted?.checked) body[field.wanted.name] = 'yes';
    if (field.kind === 'ticks')
      body[field.name] = field.items.filter(({ checked }) => checked).map(({ value }) => value);
    else if (field.kind === 'tick') {
      if (field.items[0]?.checked) body[field.name] = 'yes';
    } else if (field.kind !== 'part' && field.kind !== 'list') body[field.name] = field.value;
    field.fields.forEach(visit);
  };
  fields.forEach(visit);
  return body;
}
