import type { actTexts as frActTexts } from '../fr/act-texts.ts';
import type { Messages } from '../messages.ts';

export const actTexts = {
  mail: {
    'document-request': {
      subject: 'Items to complete – case {ref}',
      text: 'To examine your application for the dwelling at {address}, some items are missing. The list is attached.',
      next: 'Answer in your space: only the items asked for are open there.',
    },
    'attestation-form': {
      subject: 'Your yearly attestation – case {ref}',
      text: 'As every year, please attest that the undertakings for the dwelling at {address} are kept. The form is attached.',
      next: 'Send it back signed with evidence, or answer in your space.',
    },
  },
  request: {
    title: 'Items to complete',
    intro:
      'Your application {ref} for the dwelling at {address} cannot be examined yet. Please complete or correct:',
    until:
      'Answer before **{day}**. After that day without an answer, the application may be dismissed; you will be able to file another.',
    paused:
      'The authority’s delay stands still until your answer (code of relations between the public and the administration, art. L. 114-5).',
  },
  eligibility: {
    title: 'Eligibility sheet',
    intro:
      'Conditions of the rules {scheme}, version {version}, checked on {day} by {officer} for case {ref}.',
    conditions: 'Conditions',
    condition: 'Condition',
    outcome: 'Finding',
    outcomes: { yes: 'met', no: 'not met', unknown: 'to check', info: 'for information' },
    pieces: 'Pieces seen',
  },
  financing: {
    title: 'Financing plan',
    intro:
      'Works of {beneficiary} for the dwelling at {address} (case {ref}): {ht} excluding VAT, **{ttc} including VAT**.',
  },
  attestation: {
    title: 'Yearly attestation {year}',
    intro:
      'Agreement {number} for the dwelling at {address} asks you to attest every year that your undertakings are kept.',
    promised: 'Your undertakings',
    kept: 'Kept?',
    yesNo: '☐ yes   ☐ no',
    declare: 'I declare on my honour that these answers are true, and attach at least one of:',
    lease: 'the current lease or last month’s rent receipt;',
    tax: 'the tax notice that shows the occupation of the dwelling;',
    insurance: 'the insurance certificate of the dwelling.',
    onLine: 'You may also attest on line, in your space.',
    sign: 'Date and signature',
  },
} as const satisfies Messages<typeof frActTexts>;
