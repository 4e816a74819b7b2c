/** What other rooms may ask of visits. */
export { openReservesOf, type Visit, visitsBetween, visitsOfCase } from './visit-store.ts';
