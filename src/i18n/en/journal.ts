import type { journal as frJournal } from '../fr/journal.ts';
import type { Messages } from '../messages.ts';

export const journal = {} satisfies Messages<typeof frJournal>;
