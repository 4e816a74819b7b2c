import type { demonstration as frDemonstration } from '../fr/demonstration.ts';
import type { Messages } from '../messages.ts';

export const demonstration = {
  title: 'How the demonstration works',
  lead: 'Everything here is invented: homes, owners, amounts. No e-mail leaves; each can be read below.',
  year: 'The year of activity is filling up',
  yearText:
    '{share}%: about 150 cases go through all their steps, from the first contact to the return to the market. The service answers already; figures move until the end.',
  yearDone: 'The year of activity is complete.',
  accounts: 'Staff accounts',
  accountsText:
    'Sign in with the address and password, then copy the code: it changes every thirty seconds and works once (reload the page for the next one).',
  name: 'Person',
  email: 'Address',
  password: 'Password',
  code: 'Code',
  signIn: 'Staff sign-in',
  mails: 'Mailbox',
  sentAt: 'Sent on',
  recipient: 'To',
  subject: 'Subject',
  noMail: 'No e-mail has been sent yet.',
} satisfies Messages<typeof frDemonstration>;
