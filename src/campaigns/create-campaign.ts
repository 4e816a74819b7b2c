import type { Context } from '../context.ts';
import type { Reader, Writer } from '../db/database.ts';
import { appendJournal } from '../journal/append-journal.ts';
import { findOwners } from '../people/people-queries.ts';
import { addDays, dayOf, instant, yearOf } from '../shared/dates.ts';
import { refused } from '../shared/errors.ts';
import type { CampaignId, FileHash, OwnerId, UnitId } from '../shared/ids.ts';
import { DEFAULT_ORDER, type PageWanted, type RegisterFilter } from '../units/find/register-filter.ts';
import { scopeOf } from '../units/find/see-register.ts';
import { contactedSince, listUnits, mandatesOn, unitOwnersOf } from '../units/units-queries.ts';
import { type Channel, MOST_UNITS } from './campaign.ts';
import { addCampaign, type Campaign, nextCampaignNumber } from './campaign-store.ts';
import { formGroup, type Group, type GroupedOwner, type GroupedUnit, type Holding } from './group.ts';
import { addCampaignUnits, addRecipients, type NewRecipient } from './recipient-store.ts';

const HANDFUL = 500;

export type CampaignWish = {
  readonly name: string;
  readonly aim: string;
  readonly channel: Channel;
  readonly quietWeeks: number;
  readonly subject: string;
  readonly body: string;
  readonly signatoryName: string;
  readonly signatoryTitle: string;
  readonly signatureHash: FileHash | null;
  readonly returnAddress: string;
};
/** Where the group comes from: a filter of the register, kept as its address said it. */
export type GroupWish = {
  readonly filter: RegisterFilter;
  readonly fields: Readonly<Record<string, string>>;
};

/**
 * Makes a campaign of everything a filter lets through for this person, and freezes the group with the reason of each one
 * left out. @throws DomainError `campaigns.errors.nobody`, `campaigns.errors.tooMany`
 */
export async function createCampaign(ctx: Context, wish: CampaignWish, group: GroupWish): Promise<Campaign> {
  const units = await unitsOf(ctx, group.filter);
  const formed = await groupOf(ctx.db.read, ctx, wish, units);
  if (formed.addressees.length === 0 && formed.leftOut.length === 0) throw refused('campaigns.errors.nobody');
  const communes = [...new Set(units.map(({ commune }) => commune))].sort();
  return ctx.db.tx((d) => keepCampaign(d, ctx, wish, { fields: group.fields, communes, formed }));
}

type FoundUnit = GroupedUnit & { readonly commune: string };

async function unitsOf(ctx: Context, filter: RegisterFilter): Promise<FoundUnit[]> {
  const scope = await scopeOf(ctx);
  const found: FoundUnit[] = [];
  let wanted: PageWanted = null;
  do {
    const page = await listUnits(ctx.db.read, filter, scope, DEFAULT_ORDER, wanted, HANDFUL);
    found.push(
      ...page.lines.map(({ id, vacantSince, commune }) => ({ id, vacant: vacantSince !== null, commune })),
    );
    if (found.length > MOST_UNITS) throw refused('campaigns.errors.tooMany', { most: MOST_UNITS });
    wanted = page.after === null ? null : { side: 'after', cursor: page.after };
  } while (wanted !== null);
  return found;
}

/** One letter an owner for these units, with the reason of each left out. */
export async function groupOf(
  d: Reader,
  { clock }: Pick<Context, 'clock'>,
  { channel, quietWeeks }: Pick<CampaignWish, 'channel' | 'quietWeeks'>,
  units: readonly GroupedUnit[],
): Promise<Group> {
  const holdings: Holding[] = [];
  const owners = new Map<OwnerId, GroupedOwner>();
  const recentContacts = new Map<OwnerId, ReturnType<typeof instant>>();
  const since = instant(`${addDays(dayOf(clock()), -7 * quietWeeks)}T00:00:00Z`);
  for (const handful of handfuls(units)) {
    const links = await unitOwnersOf(
      d,
      handful.map(({ id }) => id),
    );
    holdings.push(...links);
    const ids = [...new Set(links.map(({ ownerId }) => ownerId))].filter((id) => !owners.has(id));
    for (const owner of await findOwners(d, ids)) owners.set(owner.id, owner);
    if (quietWeeks > 0)
      for (const [id, at] of await contactedSince(d, ids, since)) recentContacts.set(id, at);
  }
  const mandates = await mandatesOn(d, [...owners.keys()], dayOf(clock()));
  return formGroup(units, holdings, owners, { channel, recentContacts, mandates });
}

function* handfuls<Item>(items: readonly Item[]): Generator<readonly Item[]> {
  for (let from = 0; from < items.length; from += HANDFUL) yield items.slice(from, from + HANDFUL);
}

export type FrozenGroup = {
  readonly fields: Readonly<Record<string, string>>;
  readonly communes: readonly string[];
  readonly formed: Group;
  readonly remindsOf?: CampaignId;
};

/** Writes a campaign and its group down, inside the caller's transaction. */
export async function keepCampaign(
  d: Writer,
  ctx: Context,
  wish: CampaignWish,
  { fields, communes, formed, remindsOf }: FrozenGroup,
): Promise<Campaign> {
  const now = ctx.clock();
  const year = yearOf(dayOf(now));
  const campaign = await addCampaign(d, {
    ...wish,
    year,
    number: await nextCampaignNumber(d, year),
    state: 'draft',
    filter: fields,
    communes: [...communes],
    remindsOf: remindsOf ?? null,
    madeBy: ctx.actor.kind === 'staff' ? ctx.actor.accountId : null,
    createdAt: now,
  });
  const writtenTo = formed.addressees.filter(({ exclusion }) => exclusion === null).length;
  await keepGroup(d, campaign.id, formed);
  await appendJournal(
    d,
    { actor: ctx.actor, now },
    {
      action: 'campaign.created',
      subject: { kind: 'campaign', id: campaign.id },
      data: {
        channel: wish.channel,
        owners: formed.addressees.length,
        writtenTo,
        remindsOf: remindsOf ?? null,
      },
    },
  );
  return campaign;
}

async function keepGroup(d: Writer, campaignId: CampaignId, { addressees, leftOut }: Group): Promise<void> {
  for (const handful of handfuls(addressees)) {
    const rows = handful.map(
      ({ owner, to, exclusion }): NewRecipient => ({
        campaignId,
        ownerId: owner.id,
        name: owner.name,
        ...to,
        exclusion,
      }),
    );
    const ids = await addRecipients(d, rows);
    const units = handful.flatMap((addressee, index) =>
      addressee.units.map((unitId: UnitId) => ({ campaignId, unitId, recipientId: ids[index] ?? null })),
    );
    for (const some of handfuls(units)) await addCampaignUnits(d, some);
  }
  for (const handful of handfuls(leftOut))
    await addCampaignUnits(
      d,
      handful.map(({ unit, exclusion }) => ({ campaignId, unitId: unit, exclusion })),
    );
}
