import type { signing as frSigning } from '../fr/signing.ts';
import type { Messages } from '../messages.ts';

export const signing = {
  capacity: {
    sole: 'Owner',
    undivided: 'Joint owner, undivided',
    'co-owner': 'Joint owner',
    usufruct: 'Usufructuary',
    bare: 'Bare owner',
    company: 'For the company',
    representative: 'Under a mandate',
  },
  who: '{name} ({as})',
  toSign: 'Read and sign: {kind} {number}',
  waiting: '{who}: signature awaited',
  left: '{left, plural, one {One signature is missing} other {# signatures are missing}} of {all}. The authority signs last.',
  ownersDone: 'All the owners have signed. The authority’s signature remains.',
  signingFor: 'You sign for: {name}',
  english: 'Read an English courtesy translation (PDF, no legal value)',
  parties:
    'and {count, plural, one {**{names}**, who also signs as the holder of a right} other {**{names}**, who also sign as holders of rights}} in the dwelling,',
  reach: {
    title: 'Signatures awaited',
    email: 'Email address of {name}',
    invited:
      'Invitation sent on {moment}{reminders, plural, =0 {} one {, one reminder} other {, # reminders}}.',
    never: 'No invitation was sent: the email address is not known.',
    submit: 'Send the invitation',
    done: 'The invitation to sign is sent.',
    paper:
      'A person without an email address signs the printed act. Then scan all its pages: they attach themselves to the act.',
  },
  mail: {
    everyone:
      'Your signature is asked for: {name}. {others, plural, one {Another person signs} other {# other people sign}} too, each with their own code.',
    signAmendment: 'Read and sign the amendment',
    read: 'Read the signed act',
    agreement: { reminder: 'Reminder: agreement {number} awaits your signature' },
    amendment: { reminder: 'Reminder: amendment {number} awaits your signature' },
    amendmentSigned: {
      subject: 'Amendment {number} is signed',
      text: 'Amendment {number} for the dwelling at {address} is signed by all parties and takes effect. The signed and sealed copy is attached: keep it with the agreement.',
    },
  },
  proof: {
    paper: 'handwritten signature on the printed act, scanned, seen by {name}',
    signedOnPaper: 'Signed on paper, noted on {moment}\nscanned copy {scan}…',
  },
  errors: {
    emailNeeded: 'Give an email address, such as name@example.org.',
  },
} as const satisfies Messages<typeof frSigning>;
