/** What other rooms may ask of the budget. */

export { orderedByCase } from './budget-evaluation-store.ts';
export {
  type Envelope,
  envelopeOfYear,
  findEnvelope,
  ledgerSums,
  listEnvelopes,
  movementsOfCase,
} from './budget-store.ts';
export { envelopesFor } from './envelopes/choose-envelope.ts';
