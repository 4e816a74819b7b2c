/** What other rooms may ask of cases. */
export { type CaseRow, findCase, findCaseById } from './case-store.ts';
