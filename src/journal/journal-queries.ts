/** What other rooms may ask of the journal: what happened to one of their objects. */
export { type JournalRow, journalOf } from './journal-store.ts';
