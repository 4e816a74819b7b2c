/** What other rooms may ask of the budget. */
export { findEnvelope, ledgerSums, listEnvelopes, movementsOfCase } from './budget-store.ts';
