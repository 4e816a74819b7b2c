import type { Context } from '../context.ts';
import type { Campaign } from './campaign-store.ts';
import { listCampaigns } from './campaign-store.ts';

/** What other rooms may ask of campaigns. */
export { findCampaign as findDraft } from './campaign-store.ts';
export { campaignsOfOwner, unitsInCampaign } from './recipient-store.ts';

const LOOKED_AT = 100;

/** Campaigns that are still written and that this person may open, the newest first. */
export async function draftCampaigns({ actor, db }: Context): Promise<Campaign[]> {
  const within = actor.kind === 'staff' ? actor.territory : [];
  const found = await listCampaigns(db.read, within, null, LOOKED_AT);
  return found.filter(({ state, work }) => state === 'draft' && work === null);
}
