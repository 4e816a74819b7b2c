/** A brace that means nothing, and where it stands (lines and columns from 1). */
export type MergeFault = {
  readonly kind: 'unknown-field' | 'not-closed' | 'not-opened';
  readonly found: string;
  readonly line: number;
  readonly column: number;
};

const BRACES = /\{([^{}\n]*)\}|[{}]/g;

/** Every fault of a text whose fields are a closed list, in the order it is read; none when it can be merged. */
export function faultsAmong(fields: readonly string[], text: string): MergeFault[] {
  return [...text.matchAll(BRACES)].flatMap((match): MergeFault[] => {
    const [found, inside] = match;
    const place = placeOf(text, match.index);
    if (inside === undefined) return [{ kind: found === '{' ? 'not-closed' : 'not-opened', found, ...place }];
    return fields.includes(inside.trim()) ? [] : [{ kind: 'unknown-field', found: inside.trim(), ...place }];
  });
}

function placeOf(text: string, index: number): { line: number; column: number } {
  const before = text.slice(0, index).split('\n');
  return { line: before.length, column: (before.at(-1)?.length ?? 0) + 1 };
}

/** Names in braces, in the order they are read, each once. */
export const fieldsIn = (text: string): string[] => [
  ...new Set(
    [...text.matchAll(BRACES)].flatMap(([, inside]) => (inside === undefined ? [] : [inside.trim()])),
  ),
];

/** The text with its values. They are inserted as they are: a brace in a name begins no field. */
export const fillBraces = (text: string, values: Readonly<Record<string, string>>): string =>
  text.replace(BRACES, (found, inside: string | undefined) => {
    const name = (inside ?? '').trim();
    return Object.hasOwn(values, name) ? (values[name] ?? found) : found;
  });
