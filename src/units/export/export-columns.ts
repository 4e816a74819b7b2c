/** The columns of the register’s export, in order. `version` tells a later import whether somebody worked on the unit since. */
export const EXPORT_COLUMNS = [
  'idlocal',
  'insee',
  'commune',
  'postcode',
  'address',
  'building',
  'kind',
  'area',
  'rooms',
  'yearBuilt',
  'class',
  'classSource',
  'vacantSince',
  'status',
  'substatus',
  'reasons',
  'assignedTo',
  'owner',
  'ownerKind',
  'doNotContact',
  'ownerAddress',
  'email',
  'phone',
  'link',
  'version',
] as const;
export type ExportColumn = (typeof EXPORT_COLUMNS)[number];

/** The versions of a unit and of its first owner in one word, which no spreadsheet takes for a number or a day: `12_3`. */
export const versionsText = (
  unit: { readonly version: number },
  owner: { readonly version: number } | null,
): string => `${unit.version}_${owner?.version ?? 0}`;
