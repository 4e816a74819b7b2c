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
  files: 'Attached files',
  attach: 'Attach files',
  attachHint:
    'PDF, JPEG or PNG, five at most. They are checked and encrypted. Pieces of the application are sent in their own place, in the case.',
  infected: 'Unreadable: a virus was found in it ({threat}).',
  fresh: 'New',
  freshCount: '{count, plural, one {# new} other {# new}}',
  needsAnswer: 'I await an answer',
  needsAnswerHint: 'The owner then gets an e-mail at once, whatever they chose.',
  awaited: 'Answer awaited',
  undelivered: 'An e-mail could not be delivered',
  undeliveredText: '“{subject}”, of {day}, did not reach {to}. Check the address, or write a letter.',
  mail: {
    insteadOf: '{name} is away: you receive this message as their stand-in.',
    subject: '{count, plural, one {A message} other {# messages}} about your case {ref}',
    subjectStaff: '{count, plural, one {A message} other {# messages}} about case {ref}',
    intro:
      '{count, plural, one {Here is today’s message, for {address}.} other {Here are today’s messages, for {address}.}}',
    files:
      '{count, plural, one {A file is attached, to be read in the case.} other {# files are attached, to be read in the case.}}',
    off: 'You get one summary a day, as you chose.',
  },
  given:
    '{count, plural, =0 {No case changed hands} one {# case changed hands} other {# cases changed hands}}{left, plural, =0 {.} one {, another could not.} other {, # others could not.}}',
  assignSelected: 'Assign the chosen cases',
  assignTo: 'Assign to',
  chooseHint: 'Tick cases to assign them to somebody.',
  standIn: {
    title: 'You stand in for',
    cases: 'Cases of {name}, in your care during their absence, until {day}',
    until: 'away until {day}',
  },
  handOver: {
    title: 'Hand over somebody’s cases',
    lead: 'For a departure or a long absence: all their open cases go to others in turn, each within their territory.',
    none: 'Nobody has an open case',
    from: 'The cases of',
    holder: '{name} – {count, plural, one {# case} other {# cases}}',
    gone: '{name} (left) – {count, plural, one {# case} other {# cases}}',
    to: 'Go to',
    toHint: 'Each gets the list of theirs by e-mail.',
    submit: 'Hand over the cases',
    confirm: 'The open cases change officer. Nothing else changes.',
    link: 'Hand over somebody’s cases',
    subject: '{count, plural, one {A case is assigned to you} other {# cases are assigned to you}}',
    text: '{count, plural, one {This case is yours from now on:} other {These cases are yours from now on:}}',
    open: 'Open my work today',
  },
  errors: {
    choose: 'Choose when we write to you.',
    chooseCases: 'Tick at least one case, and no more than 200.',
    receivers: 'Choose who takes them: an officer in post, who is not the same person.',
    tooManyFiles: 'Attach {most} files at most.',
    nothingHeld: 'This person has no open case.',
  },
} satisfies Messages<typeof frExchanges>;
