import type { web as frWeb } from '../fr/web.ts';
import type { Messages } from '../messages.ts';

export const web = {
  nav: {
    work: 'My work',
    register: 'Register',
    cases: 'Cases',
    budget: 'Budget',
    evaluation: 'Evaluation',
    journal: 'Journal',
    outbox: 'Outbox',
    people: 'Accounts',
    home: 'My space',
  },
  error: {
    home: 'Back to the home page',
    400: {
      title: 'Request not understood',
      text: 'This request could not be read. Go back and try again; nothing was saved.',
    },
    403: { title: 'No access', text: 'You do not have access to this page.' },
    404: {
      title: 'Page not found',
      text: 'This page does not exist, or no longer does. Check the address, or start again from the home page.',
    },
    409: {
      title: 'Already changed',
      text: 'Somebody changed this in the meantime. Reload the page to see where things stand.',
    },
    413: {
      title: 'File too large',
      text: 'This file is larger than what is accepted (15 MB a document, 64 MB an import).',
    },
    415: { title: 'Format not accepted', text: 'This format is not accepted here.' },
    422: { title: 'Cannot be done', text: 'This request cannot be accepted as it stands.' },
    429: {
      title: 'Too many requests',
      text: 'You made many requests in a short time. Wait a minute, then try again.',
    },
    500: {
      title: 'Something went wrong',
      text: 'The problem is on our side and has been recorded. Nothing was half saved; try again in a moment.',
    },
    503: {
      title: 'Temporarily unavailable',
      text: 'The service cannot save at the moment. Try again in a few minutes.',
    },
  },
  errors: {
    forbidden: 'You do not have access to this page.',
    changedMeanwhile: 'Somebody changed this in the meantime. Reload the page before you try again.',
    noRoom:
      'The server has no room left: this was not saved, but nothing saved before is lost. Keep a copy of your text, tell your IT service, then try again.',
    foreignForm: 'This request comes from another site: it is refused.',
    staleForm: 'The form has expired. Reload the page and try again: what was already saved is kept.',
    required: 'This field is needed.',
    badNumber: 'Write a number.',
    badDay: 'This date does not exist.',
    badMoney: 'Write an amount in euros, for example 12,500.50.',
    badEmail: 'Write an e-mail address, for example first.last@example.org.',
  },
} satisfies Messages<typeof frWeb>;
