import type { Writer } from '../db/database.ts';
import { promiseWork } from '../outbox/promise-work.ts';
import type { Instant } from '../shared/dates.ts';
import type { CampaignId } from '../shared/ids.ts';
import type { Work } from './campaign.ts';

export const CAMPAIGN_WORK = 'campaign';
/** What the background is asked to do with a campaign. `posting`: for which sending; another one makes it void. */
export type CampaignWork = {
  readonly campaign: CampaignId;
  readonly work: Work;
  readonly posting: number;
};

/** The same work for the same sending is promised once, however often the button is pressed. */
export const promiseCampaignWork = (
  d: Writer,
  now: Instant,
  work: CampaignWork,
  occasion: number,
  dueAt: Instant = now,
): Promise<void> =>
  promiseWork(d, now, {
    kind: CAMPAIGN_WORK,
    payload: work,
    dedupeKey: `campaign-${work.campaign}:${work.work}:${occasion}`,
    dueAt,
  });
