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
    title: 'Accessibility statement',
    intro:
      '{authority} undertakes to make this service accessible, under article 47 of French law no. 2005-102 of 11 February 2005. This statement covers all screens of the service, public and professional.',
    state: 'Compliance',
    stateText:
      'This service aims at RGAA 4.1 and WCAG 2.2 level AA. Every screen of the journey is checked automatically, in light, in dark and on a phone; no audit by a third party has taken place yet, so the service is declared partially compliant.',
    known: 'Content that is not accessible',
    knownText:
      'The map of the register, for staff only, always has its equivalent table. PDF documents made by the service are tagged; those sent by users are shown as they are.',
    made: 'Technologies',
    madeText: 'HTML, CSS and SVG; JavaScript eases entry, and every action works without it.',
    tell: 'Tell us of a difficulty',
    tellText:
      'Write to us if a page resists you: we will answer and give you the information in another way.',
    appeal: 'If you are not satisfied',
    appealText:
      'You can write to the Défenseur des droits (Libre réponse 71120, 75342 Paris Cedex 07, no stamp needed), turn to it on www.defenseurdesdroits.fr, call 09 69 39 00 00, or meet its delegate in your department.',
  },
  privacy: {
    title: 'Your personal data',
    basis: 'Why we process them',
    basisText:
      'To bring empty homes back to the market: find them, write to owners, audit, process grants, check undertakings. This is a task carried out in the public interest (GDPR article 6(1)(e)); for payments, an accounting duty (point c). It does not rest on your consent, and no decision is taken by a machine.',
    categories: 'What we process',
    categoriesList: {
      identity:
        'Your identity and contact details, given by you or by the LOVAC file that the State sends to local authorities',
      home: 'Your home: address, area, energy class, length of vacancy, audit',
      case: 'Your case: project, quotes, invoices, income band, documents, messages, signed acts',
      payment: 'Your bank details, encrypted, to pay the grant',
      reading: 'The log of staff who read your data',
    },
    minimised:
      'We keep the income band and the reference income with who saw the proof; never the identity papers of tenants.',
    access: 'Who has access',
    accessText:
      'Housing staff, the advisers who make audits and managers, each by function and commune; every nominative reading is noted. The public accountant receives what paying needs. Nothing is sold, nor sent outside the European Union.',
    officer: 'Data protection officer',
    kept: 'How long we keep them',
    notApproved: 'Delays proposed by the service, for the data protection officer to approve.',
    rights: 'Your rights',
    rightsList: {
      access: 'Access your data and receive a copy',
      rectify: 'Have them corrected',
      erase: 'Have them erased, but for what the law makes us keep',
      object:
        'Object to being written to, or to the processing, for a reason that has to do with your situation',
      restrict: 'Have their use suspended while a request is examined',
    },
    exercise:
      'In your space, the page “My data” prepares your copy and takes your request for erasure. Without an account, write to the officer. You are answered within a month.',
    exerciseLink: 'My personal data',
    complain:
      'If our answer does not satisfy you, you can complain to the CNIL (www.cnil.fr, 3 place de Fontenoy, TSA 80715, 75334 Paris Cedex 07).',
    estimate: 'Estimate without an account',
    estimateText:
      'It asks for no name, address or amount of income. Once kept, it opens by a secret address of which we only hold the fingerprint; whoever has it can erase it at any time. The mailbox given to send it to oneself is not kept with it. If you continue with the home, your answers join your case and follow its periods. We count visits by step and by day, with nothing that ties them together.',
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
