import { faultsAmong, fillBraces, type MergeFault } from '../shared/merge-braces.ts';

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

/** Every fault of a text, in the order it is read; none when it can be merged. */
export const mergeFaults = (text: string): MergeFault[] => faultsAmong(MERGE_FIELDS, text);

/** The text for one recipient. */
export const mergeText = (text: string, values: MergeValues): string => fillBraces(text, values);

/** Each field standing for itself: for texts of the catalogue that hold fields. */
export const FIELDS_AS_WRITTEN = Object.fromEntries(
  MERGE_FIELDS.map((field) => [field, `{${field}}`]),
) as MergeValues;
