import type { exchanges as frExchanges } from '../fr/exchanges.ts';
import type { Messages } from '../messages.ts';

export const exchanges = {
  title: 'My notifications',
  lead: 'Messages can always be read in the case. Choose what also reaches your mailbox.',
  question: 'When should we write to you about messages?',
  choice: {
    each: 'For each message',
    daily: 'Once a day',
    acts: 'Only when something is expected of me',
  },
  choiceHint: {
    each: 'The whole text, as soon as it is written.',
    daily: 'The day’s unread messages, in one e-mail, in the late afternoon.',
    acts: 'Documents to supply, answers awaited. Decisions always reach you.',
  },
  submit: 'Save',
  kept: 'Saved.',
  link: 'Choose my notifications',
  fresh: 'New',
  freshCount: '{count, plural, one {# new} other {# new}}',
  needsAnswer: 'I await an answer',
  needsAnswerHint: 'The owner then gets an e-mail at once, whatever they chose.',
  awaited: 'Answer awaited',
  undelivered: 'An e-mail could not be delivered',
  undeliveredText: '“{subject}”, of {day}, did not reach {to}. Check the address, or write a letter.',
  mail: {
    subject: '{count, plural, one {A message} other {# messages}} about your case {ref}',
    subjectStaff: '{count, plural, one {A message} other {# messages}} about case {ref}',
    intro:
      '{count, plural, one {Here is today’s message, for {address}.} other {Here are today’s messages, for {address}.}}',
    off: 'You get one summary a day, as you chose.',
  },
  errors: { choose: 'Choose when we write to you.' },
} satisfies Messages<typeof frExchanges>;
