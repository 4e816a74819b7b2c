import { countAuditedSince } from '../audits/audits-queries.ts';
import { countUnitsWithCaseSince } from '../cases/cases-queries.ts';
import type { Context } from '../context.ts';
import { openRefusalsOf } from '../people/people-queries.ts';
import { instant } from '../shared/dates.ts';
import type { CampaignId } from '../shared/ids.ts';
import { campaignForStaff } from './campaign-for-staff.ts';
import { type Campaign, findCampaign, listCampaigns, secondWavesOf } from './campaign-store.ts';
import { homesOf } from './gather-letters.ts';
import { answersByDay, answersByKind, type CampaignCounts, countsOf } from './rates-store.ts';
import type { RecipientFilter } from './recipient-filter.ts';
import {
  exclusionsOf,
  leftOutLate,
  pageOfRecipients,
  type RecipientPlace,
  unitIdsOf,
} from './recipient-store.ts';

export const RECIPIENTS_SHOWN = 25;
export const CAMPAIGNS_SHOWN = 30;
const NO_COUNTS: CampaignCounts = {
  owners: 0,
  writtenTo: 0,
  answered: 0,
  returned: 0,
  opposed: 0,
  callBack: 0,
  silent: 0,
};

/** Everything the page of a campaign shows. @throws DomainError not-found, forbidden outside the person’s communes */
export async function seeCampaign(
  ctx: Context,
  id: CampaignId,
  filter: RecipientFilter,
  place: RecipientPlace,
) {
  const { read } = ctx.db;
  const campaign = await campaignForStaff(read, ctx, id);
  const page = await pageOfRecipients(read, id, filter, place, RECIPIENTS_SHOWN);
  const first = campaign.remindsOf === null ? undefined : await findCampaign(read, campaign.remindsOf);
  return {
    campaign,
    filter,
    page,
    homes: await homesOf(read, ctx, page.rows),
    refusals: await openRefusalsOf(
      read,
      page.rows.map(({ ownerId }) => ownerId),
    ),
    counts: (await countsOf(read, [id])).get(id) ?? NO_COUNTS,
    exclusions: await exclusionsOf(read, id),
    late: await leftOutLate(read, id),
    byKind: await answersByKind(read, id),
    byDay: await answersByDay(read, id),
    after: await broughtAbout(ctx, campaign),
    first: first ?? null,
    waves: await secondWavesOf(read, id),
  };
}
export type SeenCampaign = Awaited<ReturnType<typeof seeCampaign>>;

/** Audits begun and cases opened since the letters left. That the letters caused them is not claimed. */
async function broughtAbout({ db }: Context, { id, sentOn }: Campaign) {
  if (sentOn === null) return { audits: 0, cases: 0 };
  const units = await unitIdsOf(db.read, id);
  const since = instant(`${sentOn}T00:00:00Z`);
  return {
    audits: await countAuditedSince(db.read, units, since),
    cases: await countUnitsWithCaseSince(db.read, units, since),
  };
}

/** The campaigns this person may open, newest first, with their figures. */
export async function seeCampaigns(ctx: Context, before: number | null) {
  const within = ctx.actor.kind === 'staff' ? ctx.actor.territory : [];
  const found = await listCampaigns(ctx.db.read, within, before, CAMPAIGNS_SHOWN + 1);
  const rows = found.slice(0, CAMPAIGNS_SHOWN);
  const counts = await countsOf(
    ctx.db.read,
    rows.map(({ id }) => id),
  );
  return {
    rows: rows.map((campaign) => ({ campaign, counts: counts.get(campaign.id) ?? NO_COUNTS })),
    next: found.length > CAMPAIGNS_SHOWN ? (rows.at(-1)?.id ?? null) : null,
  };
}
export type SeenCampaigns = Awaited<ReturnType<typeof seeCampaigns>>;
