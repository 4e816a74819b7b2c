/** What other rooms may ask of the budget. */
export {
  type Envelope,
  envelopeOfYear,
  findEnvelope,
  ledgerSums,
  listEnvelopes,
  movementsOfCase,
} from './budget-store.ts';
