import type { evaluation as frEvaluation } from '../fr/evaluation.ts';
import type { Messages } from '../messages.ts';

export const evaluation = {
  title: 'Evaluation of the policy',
  lead: 'What the policy brings back, what it costs, what it saves. Every figure is defined; every picture has its table.',
  observedUntil: 'Observed until',
  downloads: 'Download the report',
  download: { xlsx: 'XLSX workbook', ods: 'ODS workbook', pdf: 'PDF report', json: 'JSON data' },
  envelopes: 'Envelopes',
  definition: 'Definition',
  table: 'Table',
  tile: {
    vacant: 'Vacant homes followed',
    ofUnits: 'of {units, number} in the register',
    filed: 'Cases filed',
    granted: 'Cases granted',
    returned: 'Proven returns',
    withEvidence: 'with evidence of occupation',
    publicPerReturn: 'Public money per return',
    leverage: 'Leverage',
    leverageNote: 'private euros for one public euro',
    co2: 'CO₂ avoided',
    aYear: 'a year, conventional',
    median: 'Median time vacant',
    months: 'months',
  },
  returned: {
    term: 'Returned home',
    definition:
      'A vacancy spell ended with evidence (lease, deed, move-in, declaration) of a known kind; to be confirmed at six and twelve months. A home’s absence from a later file is only a hint, never a return.',
  },
  step: {
    contacted: 'Owner contacted',
    answered: 'Answered',
    audited: 'Audited',
    applied: 'Case filed',
    eligible: 'Eligible',
    granted: 'Aid granted',
    signed: 'Agreement signed',
    'works-done': 'Works done',
    paid: 'Balance ordered',
    returned: 'Home returned',
  },
  section: {
    funnel: {
      title: 'Path',
      definition:
        'How many reach each step, and in how many months since the one before (median and ninth decile). The first three steps count homes, the others cases.',
    },
    envelopes: {
      title: 'Envelopes',
      definition:
        'Budget authorisations voted, reserved at validation, engaged at the decision, available; payment credits voted, ordered, paid.',
    },
    money: {
      title: 'Money',
      definition:
        'Cases granted and still running or complete. The private share is what owners pay once all public aid is taken off.',
    },
    energy: {
      title: 'Energy and climate',
      definition:
        'Conventional savings of the 3CL method, compared with the same home let unrenovated; CO₂ over twenty years for the cost per tonne. Measured savings are lower (36 to 47 % for insulation alone, Insee/SDES).',
    },
    transitions: {
      title: 'Class changes',
      definition: 'Number of homes going from each class to each other, works retained of the cases granted.',
    },
    exits: {
      title: 'Exits from vacancy',
      definition:
        'Proven returns by kind and by part played by the authority: aided (grant), advised (audit or contact), spontaneous.',
    },
    persistence: {
      title: 'Persistence of returns',
      definition:
        'A return persists when the home is still lived in at 6 and 12 months, by the owner’s answer, a document or a visit. Returns old enough are counted; what is not established counts neither as lasting nor as lost.',
    },
    survival: {
      title: 'Time to return',
      definition:
        'Share still vacant by age of vacancy (Kaplan–Meier, any exit, left-truncated at the first file that shows the home, share of those still vacant where the curve starts: at least eleven observed at every age, 95 % band).',
    },
  },
  column: {
    due: 'Returns old enough',
    persisted: 'Still lived in',
    vacantAgain: 'Vacant again',
    unknown: 'Not established',
    step: 'Step',
    count: 'Count',
    medianMonths: 'Median (months)',
    p90Months: '9th decile (months)',
    envelope: 'Envelope',
    year: 'Year',
    voted: 'AP voted',
    reserved: 'Reserved',
    engaged: 'Engaged',
    available: 'Available',
    credits: 'CP voted',
    ordered: 'Ordered',
    paid: 'Paid',
    indicator: 'Indicator',
    amount: 'Amount',
    value: 'Value',
    unit: 'Unit',
    definition: 'Definition',
    before: 'Before',
    after: 'After',
    exit: 'Kind',
    aided: 'Aided',
    advised: 'Advised',
    spontaneous: 'Spontaneous',
    total: 'Total',
    months: 'Months vacant',
    atRisk: 'At risk',
    exits: 'Exits',
    stillVacant: 'Still vacant',
    low: 'Lower bound',
    high: 'Upper bound',
  },
  money: {
    awarded: 'Grants awarded',
    ordered: 'Grants ordered',
    cost: 'Cost of works, VAT included',
    otherPublicAid: 'Other public aid',
    privateShare: 'Private share',
    ownPerReturn: 'Own money per aided return',
    publicPerReturn: 'Public money per aided return',
  },
  energy: {
    cases: 'Cases counted',
    primarySaved: 'Primary energy saved',
    finalSaved: 'Final energy saved',
    co2Saved: 'CO₂ avoided',
    eurosPerTonne: 'Own cost per tonne avoided',
  },
  report: {
    title: 'Evaluation of the vacant homes policy',
    until: 'As observed until {day}',
    definitions: 'Definitions',
    nothing: 'Nothing to count to this day.',
    headline:
      '{units, plural, one {# home followed} other {# homes followed}}, {contacted, plural, =0 {no owner contacted} one {# owner contacted} other {# owners contacted}}; {filed, plural, =0 {no case filed} one {# case filed} other {# cases filed}}, {granted, plural, =0 {none granted} one {# granted} other {# granted}}, {returned, plural, =0 {no home returned} one {# home returned} other {# homes returned}} with evidence.',
    limits: 'What these figures do not say',
    limitsText:
      'They describe, they prove no cause: some owners who apply would have put their home back on the market anyway. The definition of vacancy changes between the 2024 and 2025 vintages of the State’s file: a trend across that break cannot be read.',
  },
} satisfies Messages<typeof frEvaluation>;
