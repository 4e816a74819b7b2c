import type { budget as frBudget } from '../fr/budget.ts';
import type { Messages } from '../messages.ts';
import { change } from './envelope-change.ts';
import { finance } from './finance.ts';
import { forecast } from './forecast.ts';
import { recovery } from './recovery.ts';

export const budget = {
  title: 'Budget',
  lead: 'What the council voted, what is set aside, committed and paid.',
  envelope: 'Envelope',
  year: 'Year',
  line: 'Budget line',
  ap: 'Budget authorisation (AP)',
  cp: 'Payment credits (CP)',
  cpVoted: 'Voted',
  cpOrdered: 'Ordered',
  cpPaid: 'Paid',
  cpLeft: 'Available',
  recovered: 'Recovered sums received',
  tiles: {
    ap: 'AP available in {year}',
    cp: 'CP available in {year}',
    of: 'of {total} voted',
    expected: 'Still expected to be paid',
  },
  filters: { kind: 'Movement', case: 'Case', actor: 'Author', from: 'From', to: 'To', all: 'All' },
  noMatch: 'No movement matches.',
  exportSheet: 'Export (XLSX)',
  see: 'See the movements',
  movements: 'Movements',
  movementsOf: 'Movements of the envelope {label}',
  export: 'Export (CSV)',
  none: 'No envelope',
  noneText: 'Envelopes come from the programme’s configuration.',
  noMovement: 'No movement',
  rule: 'Available = voted − set aside − committed. Money set aside becomes committed at the decision; what is not paid is released.',
  example: 'Example amounts: the council votes the real ones.',
  columns: {
    number: 'No.',
    at: 'Date',
    kind: 'Movement',
    case: 'Case',
    amount: 'Amount',
    actor: 'By',
  },
  kind: {
    'vote-ap': 'Vote of the AP',
    'vote-cp': 'Vote of the CP',
    'cut-ap': 'Reduction of the AP',
    'cut-cp': 'Reduction of the CP',
    reserve: 'Set aside',
    unreserve: 'Freed',
    engage: 'Committed',
    release: 'Released',
    order: 'Ordered',
    unorder: 'Order taken back',
    pay: 'Paid',
    recover: 'Recovered',
  },
  csv: {
    number: 'number',
    envelope: 'envelope',
    at: 'date',
    kind: 'movement',
    case: 'case',
    amount: 'amount_euros',
    actor: 'by',
  },
  recovery,
  finance,
  forecast,
  change,
  errors: {
    notEnough:
      'The envelope is not enough: {available, number, ::currency/EUR} left for {wanted, number, ::currency/EUR}.',
    otherScheme: 'This envelope does not serve this scheme.',
    shareNotEnough:
      'The share of {commune} is not enough: {available, number, ::currency/EUR} is left for {wanted, number, ::currency/EUR}.',
    notEnoughCredits:
      'The payment credits are not enough: {available, number, ::currency/EUR} left for {wanted, number, ::currency/EUR}.',
    noCredits: 'No payment credit is open for {year} on this budget line.',
    noEnvelope: 'No envelope is open for {year}.',
    nothingReserved: 'Nothing is set aside for this case.',
    moreThanEngaged: 'This amount is more than what is committed for this case.',
    notOrdered: 'This payment has not been ordered.',
    unknownEnvelope: 'This envelope does not exist.',
  },
} satisfies Messages<typeof frBudget>;
