import type { actTexts as frActTexts } from '../fr/act-texts.ts';
import type { Messages } from '../messages.ts';

export const actTexts = {
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
} as const satisfies Messages<typeof frActTexts>;
