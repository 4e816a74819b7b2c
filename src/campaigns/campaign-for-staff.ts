import type { Context } from '../context.ts';
import type { Reader } from '../db/database.ts';
import { conflict, forbidden, mustExist, refused } from '../shared/errors.ts';
import type { CampaignId, RecipientId } from '../shared/ids.ts';
import { allowsDeed, type Deed } from './campaign.ts';
import { type Campaign, findCampaign } from './campaign-store.ts';
import { findRecipient, type Recipient } from './recipient-store.ts';

/** A campaign that this person may open: all its units lie where they work. @throws DomainError not-found, forbidden */
export async function campaignForStaff(d: Reader, { actor }: Context, id: CampaignId): Promise<Campaign> {
  const campaign = mustExist(await findCampaign(d, id), 'web.error.404.text');
  const theirs =
    actor.kind === 'staff' &&
    (actor.territory === null || campaign.communes.every((code) => actor.territory?.includes(code)));
  if (!theirs) throw forbidden('campaigns.errors.outsideYourCommunes');
  return campaign;
}

export async function recipientForStaff(
  d: Reader,
  ctx: Context,
  id: RecipientId,
): Promise<{ campaign: Campaign; recipient: Recipient }> {
  const recipient = mustExist(await findRecipient(d, id), 'web.error.404.text');
  return { recipient, campaign: await campaignForStaff(d, ctx, recipient.campaignId) };
}

/** @throws DomainError when the state does not allow the deed, or the background is at work on the campaign */
export function mustAllow(campaign: Pick<Campaign, 'state' | 'work'>, deed: Deed): void {
  if (!allowsDeed(campaign.state, deed)) throw conflict('campaigns.errors.notInThisState');
  if (campaign.work !== null && deed !== 'answer') throw refused('campaigns.errors.busy');
}
