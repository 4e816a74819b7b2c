/** Columns of the list beside the home itself, in their order. Labels: `find.column.*`. */
export const COLUMNS = [
  'owner',
  'vacancy',
  'class',
  'followUp',
  'priority',
  'commune',
  'building',
  'area',
  'year',
  'occupancy',
  'reasons',
  'assigned',
  'contact',
  'case',
  'idlocal',
] as const;
export type Column = (typeof COLUMNS)[number];
export const USUAL_COLUMNS: readonly Column[] = ['owner', 'vacancy', 'class', 'followUp', 'priority'];

/** What was kept, in today's words; the usual columns when nothing of it is left. */
export function columnsOf(kept: readonly string[] | null): readonly Column[] {
  const known = COLUMNS.filter((column) => kept?.includes(column));
  return kept === null || known.length === 0 ? USUAL_COLUMNS : known;
}
