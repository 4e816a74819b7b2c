import type { programme as frProgramme } from '../fr/programme.ts';
import type { Messages } from '../messages.ts';

export const programme = {
  zoning: { 'A-bis': 'zone A bis', A: 'zone A', B1: 'zone B1', B2: 'zone B2', C: 'zone C' },
  altitude: {
    'below-400': 'below 400 m',
    'from-400-to-800': '400 to 800 m',
    'above-800': 'above 800 m',
  },
  confirmed: 'checked by the service',
  toConfirm: 'to be confirmed by the service',
  example: 'Example',
  period: {
    months: '{count, plural, one {# month} other {# months}}',
    days: '{count, plural, one {# day} other {# days}}',
  },
  deadlines: {
    draftKept: 'An untouched draft is kept',
    consentLink: 'Link for a co-owner’s consent',
    silenceIsRefusal: 'Silence means refusal',
    silenceIsRefusalForWorks: 'Silence means refusal, for aid to works',
    eligibility: 'Check of eligibility',
    validation: 'Validation by a second officer',
    notification: 'Notice of the decision',
    appeal: 'Appeal to the administrative court',
    signature: 'Signature of the agreement',
    worksStart: 'Start of works',
    worksDone: 'Completion of works',
    conformityVisit: 'Conformity visit',
    balanceRequest: 'Request for the balance after completion',
    returnCheckFrom: 'First check of the return to market',
    returnCheckTo: 'Last check of the return to market',
    repayment: 'Repayment asked by the authority',
  },
  retention: {
    prospect: 'Owner contacted, no application: {months, plural, one {# month} other {# months}}',
    refused: 'Application refused: {months, plural, one {# month} other {# months}} after the last appeal',
    granted:
      'Aid granted: to the end of the undertakings, then {months, plural, one {# month} other {# months}} in intermediate archive',
    accessLog: 'Access log: {months, plural, one {# month} other {# months}}',
    notApproved: 'Periods to be approved by the data protection officer',
  },
  errors: {
    unknownPack: 'No programme is called “{slug}”. Programmes present: {known}.',
    invalidPack: 'Programme “{slug}” is wrong at {path}: {problem}',
    unknownEpci: 'No EPCI has the SIREN code {code} in the administrative list.',
  },
} satisfies Messages<typeof frProgramme>;
