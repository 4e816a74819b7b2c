import type { documents as frDocuments } from '../fr/documents.ts';
import type { Messages } from '../messages.ts';

export const documents = {
  page: 'Page {page} of {pages}',
  reference: 'Reference',
  specimen: 'Demonstration data – no legal value',
  verify: 'Check this document:',
  verification: {
    title: 'Check this document',
    text: 'Anyone can make sure that this document is genuine and has not been altered. Scan the code printed at the foot of the page, or open this address:',
  },
} satisfies Messages<typeof frDocuments>;
