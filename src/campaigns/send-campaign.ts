import type { Context } from '../context.ts';
import type { Writer } from '../db/database.ts';
import { appendJournal } from '../journal/append-journal.ts';
import { addDays, type Day, dayOf, type Instant, instant } from '../shared/dates.ts';
import { refused } from '../shared/errors.ts';
import type { CampaignId } from '../shared/ids.ts';
import type { Deed } from './campaign.ts';
import { campaignForStaff, mustAllow } from './campaign-for-staff.ts';
import { type Campaign, saveCampaign } from './campaign-store.ts';
import { promiseCampaignWork } from './campaign-work.ts';
import { countPosted, countWrittenTo } from './recipient-store.ts';

/** How long ago letters may have been posted, and how far ahead a sending is planned, in days. */
const BACK = 60;
const AHEAD = 120;

/** Makes the letters in the background; a mail campaign has nothing to make and is ready at once. */
export const prepareCampaign = (ctx: Context, id: CampaignId): Promise<void> =>
  decide(ctx, id, 'prepare', async (d, campaign) => {
    const total = await countWrittenTo(d, id);
    if (total === 0) throw refused('campaigns.errors.nobodyLeft');
    if (campaign.channel === 'mail') {
      await saveCampaign(d, campaign, { state: campaign.state === 'draft' ? 'ready' : campaign.state });
    } else {
      await saveCampaign(d, campaign, { work: 'rendering', workDone: 0, workTotal: total, failure: null });
      const work = { campaign: id, work: 'rendering', posting: campaign.posting } as const;
      await promiseCampaignWork(d, ctx.clock(), work, campaign.version + 1);
    }
    return { prepared: total };
  });

/**
 * Says on which day the letters are posted, or the mails leave: from then on their units await an answer. A day to come is
 * kept by the background. @throws DomainError `campaigns.errors.sentTooEarly`, `campaigns.errors.sentTooLate`
 */
export const sendCampaign = (ctx: Context, id: CampaignId, sentOn: Day): Promise<void> =>
  decide(ctx, id, 'send', async (d, campaign) => {
    const today = dayOf(ctx.clock());
    const earliest = campaign.channel === 'mail' ? today : addDays(today, -BACK);
    if (sentOn < earliest) throw refused('campaigns.errors.sentTooEarly');
    if (sentOn > addDays(today, AHEAD)) throw refused('campaigns.errors.sentTooLate');
    const posting = campaign.posting + 1;
    const total = await countWrittenTo(d, id);
    await saveCampaign(d, campaign, {
      state: 'sent',
      sentOn,
      posting,
      workDone: 0,
      workTotal: total,
      keptUnits: 0,
      work: sentOn <= today ? 'posting' : null,
    });
    const work = { campaign: id, work: 'posting', posting } as const;
    await promiseCampaignWork(d, ctx.clock(), work, posting, beginningOf(sentOn, ctx.clock()));
    return { sentOn };
  });

/** Eight in the morning of that day in Paris, or now when it has come. */
const beginningOf = (sentOn: Day, now: Instant): Instant => {
  const morning = instant(`${sentOn}T06:30:00Z`);
  return sentOn <= dayOf(now) ? now : morning;
};

/** The letters did not leave: what the sending changed goes back to what it was, and a new day can be said. */
export const postponeCampaign = (ctx: Context, id: CampaignId): Promise<void> =>
  decide(ctx, id, 'postpone', async (d, campaign) => {
    await takeBack(d, ctx, campaign, 'ready');
    return { from: campaign.sentOn };
  });

/** Ends a campaign that does not leave. */
export const cancelCampaign = (ctx: Context, id: CampaignId): Promise<void> =>
  decide(ctx, id, 'cancel', async (d, campaign) => {
    if (campaign.state === 'sent') await takeBack(d, ctx, campaign, 'cancelled');
    else await saveCampaign(d, campaign, { state: 'cancelled' });
    return { from: campaign.state };
  });

async function takeBack(
  d: Writer,
  ctx: Context,
  campaign: Campaign,
  state: 'ready' | 'cancelled',
): Promise<void> {
  const posted = await countPosted(d, campaign.id);
  if (campaign.channel === 'mail' && posted > 0) throw refused('campaigns.errors.mailsGone');
  const posting = campaign.posting + 1;
  await saveCampaign(d, campaign, {
    state,
    sentOn: null,
    posting,
    workDone: 0,
    workTotal: posted,
    keptUnits: 0,
    work: posted > 0 ? 'taking-back' : null,
  });
  if (posted > 0)
    await promiseCampaignWork(
      d,
      ctx.clock(),
      { campaign: campaign.id, work: 'taking-back', posting },
      posting,
    );
}

async function decide(
  ctx: Context,
  id: CampaignId,
  deed: Deed,
  work: (d: Writer, campaign: Campaign) => Promise<Readonly<Record<string, unknown>>>,
): Promise<void> {
  await ctx.db.tx(async (d) => {
    const campaign = await campaignForStaff(d, ctx, id);
    mustAllow(campaign, deed);
    const data = await work(d, campaign);
    await appendJournal(
      d,
      { actor: ctx.actor, now: ctx.clock() },
      { action: `campaign.${deed}`, subject: { kind: 'campaign', id }, data },
    );
  });
}
