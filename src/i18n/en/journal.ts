import type { journal as frJournal } from '../fr/journal.ts';
import type { Messages } from '../messages.ts';

export const journal = {
  title: 'Journal',
  lead: 'Who did what, and when. Entries are added, never erased: each line carries the fingerprint of the one before.',
  seq: 'No.',
  at: 'Date',
  actor: 'By',
  action: 'Action',
  subject: 'Subject',
  data: 'Detail',
  hash: 'Fingerprint',
  older: 'Older entries',
  check: 'Check the chain',
  whole: 'The chain is whole: {entries, plural, one {# entry checked} other {# entries checked}}.',
  broken: 'The chain is broken at entry {brokenAt}.',
  empty: 'Nothing has been done yet.',
  event: {
    'perimeter-kept': 'Perimeter kept',
    'perimeter-dropped': 'Perimeter dropped',
    'view-kept': 'View kept',
    'view-changed': 'View changed',
    'view-dropped': 'View dropped',
    'unit-document-opened': 'Nominative document opened',
    'unit-document-downloaded': 'Nominative document downloaded',
    'building-edited': 'Building edited',
    'register-exported': 'Register exported',
  },
} satisfies Messages<typeof frJournal>;
