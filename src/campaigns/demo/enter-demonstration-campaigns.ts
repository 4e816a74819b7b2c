import type { Context } from '../../context.ts';
import type { Writer } from '../../db/database.ts';
import { translator } from '../../i18n/translate.ts';
import { findOwners } from '../../people/people-queries.ts';
import { addDays, type Day, dayOf, type Instant, instant } from '../../shared/dates.ts';
import type { UnitId } from '../../shared/ids.ts';
import { DEFAULT_ORDER, NO_FILTER } from '../../units/find/register-filter.ts';
import type { Status } from '../../units/unit.ts';
import { findUnits, listUnits, type Unit, unitOwnersOf } from '../../units/units-queries.ts';
import type { Channel } from '../campaign.ts';
import { type Campaign, saveCampaign } from '../campaign-store.ts';
import { type CampaignWish, keepCampaign } from '../create-campaign.ts';
import { formGroup } from '../group.ts';
import { FIELDS_AS_WRITTEN } from '../merge-text.ts';
import { codeHash, codeOf } from '../personal-code.ts';
import {
  addAnswer,
  changeCampaignUnit,
  changeRecipient,
  type Recipient,
  recipientsAfter,
  unitsOfRecipients,
} from '../recipient-store.ts';
import { demoDelay, demoOutcome } from './demo-answer.ts';

type Told = {
  readonly name: 'firstName' | 'secondName';
  readonly aim: 'firstAim' | 'secondAim';
  readonly channel: Channel;
  readonly daysAgo: number;
  /** How many homes of each follow-up. */
  readonly homes: Partial<Record<Status, number>>;
};
const TOLD: readonly Told[] = [
  {
    name: 'firstName',
    aim: 'firstAim',
    channel: 'letter',
    daysAgo: 120,
    homes: { 'awaiting-answer': 70, 'first-contact': 28, 'in-progress': 12, blocked: 10 },
  },
  {
    name: 'secondName',
    aim: 'secondAim',
    channel: 'mail',
    daysAgo: 45,
    homes: { 'awaiting-answer': 60, 'first-contact': 14 },
  },
];

/** Two campaigns of the past whose answers tell how the invented register came to be what it is. */
export async function enterDemonstrationCampaigns(ctx: Context): Promise<void> {
  const seen = new Set<UnitId>();
  for (const told of TOLD) {
    const units = await unitsFor(ctx, told, seen);
    for (const { id } of units) seen.add(id);
    await ctx.db.tx((d) => enter(d, ctx, told, units));
  }
}

/** So many homes of each follow-up, none of another campaign. */
async function unitsFor(ctx: Context, told: Told, seen: ReadonlySet<UnitId>): Promise<Unit[]> {
  const scope = { today: dayOf(ctx.clock()), within: null, latestVintage: null };
  const ids: UnitId[] = [];
  for (const [status, homes] of Object.entries(told.homes)) {
    const filter = { ...NO_FILTER, statuses: [status as Status] };
    const { lines } = await listUnits(ctx.db.read, filter, scope, DEFAULT_ORDER, null, homes + seen.size);
    const fresh = lines.map(({ id }) => id).filter((id) => !seen.has(id));
    ids.push(...fresh.slice(0, homes));
  }
  return findUnits(ctx.db.read, ids);
}

async function enter(d: Writer, ctx: Context, told: Told, units: readonly Unit[]): Promise<void> {
  const holdings = await unitOwnersOf(
    d,
    units.map(({ id }) => id),
  );
  const owners = await findOwners(d, [...new Set(holdings.map(({ ownerId }) => ownerId))]);
  const grouped = units.map(({ id, vacantSince }) => ({ id, vacant: vacantSince !== null }));
  const byId = new Map(owners.map((owner) => [owner.id, owner]));
  const rules = { channel: told.channel, recentContacts: new Map() };
  const sentOn = addDays(dayOf(ctx.clock()), -told.daysAgo);
  const before = { ...ctx, clock: () => instant(`${addDays(sentOn, -6)}T09:00:00Z`) };
  const campaign = await keepCampaign(d, before, wishFor(ctx, told), {
    fields: { status: Object.keys(told.homes).join(',') },
    communes: [...new Set(units.map(({ commune }) => commune))].sort(),
    formed: formGroup(grouped, holdings, byId, rules),
  });
  await saveCampaign(d, campaign, { state: 'sent', sentOn, posting: 1 });
  await answer(d, ctx, campaign, sentOn, told.daysAgo, new Map(units.map((unit) => [unit.id, unit])));
}

function wishFor({ programme }: Context, { name, aim, channel }: Told): CampaignWish {
  const t = translator('fr');
  const { authority, service } = programme;
  return {
    name: t(`campaigns.demo.${name}`),
    aim: t(`campaigns.demo.${aim}`),
    channel,
    quietWeeks: 8,
    subject: t('campaigns.first.subject', FIELDS_AS_WRITTEN),
    body: t('campaigns.first.body', FIELDS_AS_WRITTEN),
    signatoryName: authority.signatory.name,
    signatoryTitle: authority.signatory.title.fr,
    signatureHash: null,
    returnAddress: service.address.join(', '),
  };
}

async function answer(
  d: Writer,
  { config }: Context,
  campaign: Campaign,
  sentOn: Day,
  most: number,
  units: ReadonlyMap<UnitId, Unit>,
): Promise<void> {
  const recipients = await recipientsAfter(d, campaign.id, 0, 1000);
  const links = Map.groupBy(
    await unitsOfRecipients(
      d,
      recipients.map(({ id }) => id),
    ),
    ({ recipientId }) => recipientId,
  );
  for (const recipient of recipients) {
    const hash = codeHash(config.dataKey, codeOf(config.dataKey, recipient.id));
    const at = instant(`${addDays(sentOn, demoDelay(recipient.id, most))}T15:20:00Z`);
    const theirs = (links.get(recipient.id) ?? []).flatMap(({ unitId }) => units.get(unitId) ?? []);
    await changeRecipient(d, recipient.id, { codeHash: hash });
    await answerFor(d, campaign, recipient, theirs, at);
    for (const { id: unitId } of theirs) {
      const posted = { postedAt: instant(`${sentOn}T08:00:00Z`) };
      await changeCampaignUnit(d, { recipientId: recipient.id, unitId }, posted);
    }
  }
}

async function answerFor(
  d: Writer,
  { id: campaignId, channel }: Campaign,
  recipient: Recipient,
  homes: readonly Unit[],
  at: Instant,
): Promise<void> {
  for (const unit of homes) {
    const outcome = demoOutcome(unit);
    if (outcome.kind === 'silent') continue;
    if (outcome.kind === 'returned') {
      if (channel === 'letter') await changeRecipient(d, recipient.id, { returnedAt: at });
      continue;
    }
    const { situation, reasons, callBack } = outcome;
    const onLine = channel === 'mail' ? ('link' as const) : ('code' as const);
    const by = recipient.id % 4 === 0 ? ('phone' as const) : onLine;
    const said = { situation, callBack, email: null, phone: null, text: '' };
    const of = { campaignId, recipientId: recipient.id, unitId: unit.id };
    await addAnswer(d, { ...of, ...said, reasons: [...reasons], channel: by, madeAt: at });
    await changeCampaignUnit(
      d,
      { recipientId: recipient.id, unitId: unit.id },
      { answeredAt: at, situation },
    );
    await changeRecipient(d, recipient.id, { answeredAt: at, situation, answerChannel: by, callBack });
  }
}
