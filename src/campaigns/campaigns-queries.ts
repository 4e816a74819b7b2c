/** What other rooms may ask of campaigns. */
export { campaignsOfOwner } from './recipient-store.ts';
