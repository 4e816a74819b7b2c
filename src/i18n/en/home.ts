import type { home as frHome } from '../fr/home.ts';
import type { Messages } from '../messages.ts';

export const home = {
  title: 'Is your home empty? Let us open its shutters.',
  mySpace: 'Open my space',
  staff: 'Do you work for the authority? Staff sign-in',
  steps: {
    title: 'How it works',
    audit: {
      title: 'Understand',
      text: 'A simple questionnaire of some twenty questions, and you know your home’s energy class. Free, with no visit to begin with.',
    },
    plan: {
      title: 'Choose',
      text: 'Pick the works: class, bills, each aid and what is left for you to pay move before your eyes, with the rule that explains them.',
    },
    apply: {
      title: 'Apply and sign',
      text: 'Send your documents one by one, from a phone. You always know whose turn it is, and until when.',
    },
    live: {
      title: 'Open up',
      text: 'After the works the grant is paid on invoices, and your home is lived in again.',
    },
  },
  contact: { title: 'Talk to us', byPhone: 'By phone', byMail: 'By e-mail' },
  accessibility: {
    title: 'Accessibility',
    state: 'Compliance status',
    stateText:
      'This service aims at RGAA 4.1 and WCAG 2.2 level AA. Every screen of the journey is checked automatically, light, dark and on a phone; no third-party audit has taken place yet, so the service is declared partially compliant.',
    known: 'What we know to be imperfect',
    knownText:
      'The map of the register, for staff only, always has its equivalent table. PDF documents are tagged.',
    tell: 'Tell us about a difficulty',
    tellText:
      'Write to us if a page resists: we will answer and give you the information another way. Without a satisfying answer you may turn to the Défenseur des droits.',
  },
  privacy: {
    title: 'Personal data',
    officer: 'Data protection officer',
    kept: 'How long we keep them',
    months: '{months, plural, one {# month} other {# months}}',
    estimate: 'Estimate without an account',
    estimateText:
      'It asks for no name, address or amount of income. Once kept, it opens by a secret address of which we only hold the fingerprint; whoever has it can erase it at any time. The mailbox given to send it to oneself is not kept with it. If you continue with the home, your answers join your case and follow its periods. We count visits by step and by day, with nothing that ties them together.',
    retention: {
      estimate: 'Public estimate kept by its author, from the last save',
      prospect: 'Owner contacted, without a case',
      refused: 'Case refused, after the last appeal',
      granted: 'Case granted, after the undertakings end',
      accessLog: 'Log of consultations',
    },
    cookies: 'Cookies',
    cookiesText:
      'This service sets only what it needs to work: the session, the protection of forms, the language. No audience measurement.',
  },
  legal: {
    title: 'Legal notice',
    publisher: 'Publisher',
    contact: 'Contact',
    software: 'Software',
    softwareText: 'Volets Ouverts is free software, under the GPL-3.0 or later.',
  },
  source: {
    title: 'Source code',
    text: 'Volets Ouverts is free software (GPL-3.0 or later). Audits rely on Open3CL, a free implementation of the regulatory 3CL-DPE 2021 method. The authority gives the source code of the version in service to whoever asks.',
    ask: 'Ask for the source code',
  },
} satisfies Messages<typeof frHome>;
