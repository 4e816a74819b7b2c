/** What other rooms may ask of the journal: what happened to one of their objects. */
export { type JournalRow, type JournalWanted, journalAbout, journalOf } from './journal-store.ts';
