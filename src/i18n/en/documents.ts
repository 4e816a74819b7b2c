import type { documents as frDocuments } from '../fr/documents.ts';
import type { Messages } from '../messages.ts';

export const documents = {} satisfies Messages<typeof frDocuments>;
