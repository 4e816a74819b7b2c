/** What a campaign's text may hold in braces: `{destinataire}`. The list is closed. */
export const MERGE_FIELDS = [
  'destinataire',
  'logements',
  'commune',
  'vacance',
  'signataire',
  'fonction',
  'service',
  'collectivite',
  'telephone',
  'courriel',
  'reference',
] as const;
export type MergeField = (typeof MERGE_FIELDS)[number];
export type MergeValues = Readonly<Record<MergeField, string>>;

/** A brace that means nothing, and where it stands (lines and columns from 1). */
export type MergeFault = {
  readonly kind: 'unknown-field' | 'not-closed' | 'not-opened';
  readonly found: string;
  readonly line: number;
  readonly column: number;
};

const isField = (name: string): name is MergeField => (MERGE_FIELDS as readonly string[]).includes(name);
const BRACES = /\{([^{}\n]*)\}|[{}]/g;

/** Every fault of a text, in the order it is read; none when it can be merged. */
export function mergeFaults(text: string): MergeFault[] {
  return [...text.matchAll(BRACES)].flatMap((match): MergeFault[] => {
    const [found, inside] = match;
    const place = placeOf(text, match.index);
    if (inside === undefined) return [{ kind: found === '{' ? 'not-closed' : 'not-opened', found, ...place }];
    return isField(inside.trim()) ? [] : [{ kind: 'unknown-field', found: inside.trim(), ...place }];
  });
}

function placeOf(text: string, index: number): { line: number; column: number } {
  const before = text.slice(0, index).split('\n');
  return { line: before.length, column: (before.at(-1)?.length ?? 0) + 1 };
}

/** The text for one recipient. Values are inserted as they are: a brace in a name begins no field. */
export const mergeText = (text: string, values: MergeValues): string =>
  text.replace(BRACES, (found, inside: string | undefined) => {
    const name = (inside ?? '').trim();
    return isField(name) ? values[name] : found;
  });

/** Each field standing for itself: for texts of the catalogue that hold fields. */
export const FIELDS_AS_WRITTEN = Object.fromEntries(
  MERGE_FIELDS.map((field) => [field, `{${field}}`]),
) as MergeValues;
