/**
 * Every view with the model it shows. Rooms add theirs beside the page functions:
 * `declare module '../web/views.ts' { interface Views { 'units/list': UnitListPage } }`.
 */
// biome-ignore lint/suspicious/noEmptyInterface: filled by declaration merging in the rooms
export interface Views {}
export type ViewName = keyof Views & string;
