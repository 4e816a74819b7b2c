import type { Context } from '../context.ts';
import { appendJournal } from '../journal/append-journal.ts';
import { conflict } from '../shared/errors.ts';
import type { CampaignId, RecipientId } from '../shared/ids.ts';
import { campaignForStaff, mustAllow, recipientForStaff } from './campaign-for-staff.ts';
import { saveCampaign } from './campaign-store.ts';
import type { CampaignWish } from './create-campaign.ts';
import { changeRecipient } from './recipient-store.ts';

export type CampaignText = Omit<CampaignWish, 'channel' | 'quietWeeks'>;

/** Changes the words of a campaign. Letters already made say something else from now on: they are to be made again. */
export async function editCampaign(
  ctx: Context,
  id: CampaignId,
  version: number,
  text: CampaignText,
): Promise<void> {
  await ctx.db.tx(async (d) => {
    const campaign = await campaignForStaff(d, ctx, id);
    mustAllow(campaign, 'edit');
    if (campaign.version !== version) throw conflict('web.errors.changedMeanwhile');
    await saveCampaign(d, campaign, { ...text, state: 'draft', lettersHash: null });
    await appendJournal(
      d,
      { actor: ctx.actor, now: ctx.clock() },
      { action: 'campaign.edited', subject: { kind: 'campaign', id } },
    );
  });
}

/** Takes one owner out before the campaign leaves, or back in. Letters already made are to be made again. */
export async function removeRecipient(ctx: Context, id: RecipientId, removed: boolean): Promise<void> {
  await ctx.db.tx(async (d) => {
    const { campaign, recipient } = await recipientForStaff(d, ctx, id);
    mustAllow(campaign, 'remove');
    if (recipient.exclusion !== (removed ? null : 'removed')) return;
    await changeRecipient(d, id, { exclusion: removed ? 'removed' : null });
    await saveCampaign(d, campaign, { state: 'draft', lettersHash: null });
    await appendJournal(
      d,
      { actor: ctx.actor, now: ctx.clock() },
      {
        action: removed ? 'campaign.recipient-removed' : 'campaign.recipient-restored',
        subject: { kind: 'campaign', id: campaign.id },
        data: { recipient: id },
      },
    );
  });
}
