import type { outbox as frOutbox } from '../fr/outbox.ts';
import type { Messages } from '../messages.ts';

export const outbox = {
  mail: {
    closing: 'Kind regards,\n{service}\n{authority}',
    foot: 'This message was sent by {service} ({authority}). You can reply to {contact}.',
  },
  admin: {
    title: 'Mails and background work',
    lead: 'Mails, documents and imports promised by the application. A failed one is tried eight times, then waits here.',
    dead: 'Failed',
    pending: 'Waiting',
    done: 'Done',
    working: 'In progress',
    kind: 'Kind',
    createdAt: 'Promised on',
    attempts: 'Attempts',
    lastError: 'Last error',
    retry: 'Try again',
    retried: 'It will be tried again.',
    empty: 'Nothing has failed.',
  },
  errors: {
    noMailServer: 'No mail server is set (SMTP_URL).',
    notDead: 'This item is no longer failed.',
  },
} satisfies Messages<typeof frOutbox>;
