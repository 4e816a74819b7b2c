import type { Context } from '../context.ts';
import { translator } from '../i18n/translate.ts';
import { findOwners } from '../people/people-queries.ts';
import { dayOf } from '../shared/dates.ts';
import { refused } from '../shared/errors.ts';
import type { CampaignId, UnitId } from '../shared/ids.ts';
import { findUnits, mandatesOn } from '../units/units-queries.ts';
import { campaignForStaff, mustAllow } from './campaign-for-staff.ts';
import type { Campaign } from './campaign-store.ts';
import { keepCampaign } from './create-campaign.ts';
import { type Addressee, addressee, type Group } from './group.ts';
import { pageOfRecipients, type Recipient, unitsOfRecipients } from './recipient-store.ts';

const HANDFUL = 500;

/**
 * A reminder to those who said nothing, as a draft with the same words. Who asked not to be contacted or whose home came
 * back since is left out; the quiet weeks do not count, a reminder being what they wait for.
 * @throws DomainError `campaigns.errors.nobodySilent`
 */
export async function makeSecondWave(ctx: Context, id: CampaignId): Promise<Campaign> {
  const campaign = await campaignForStaff(ctx.db.read, ctx, id);
  mustAllow(campaign, 'second-wave');
  const formed: Group = { addressees: await silentOf(ctx, campaign), leftOut: [] };
  if (formed.addressees.length === 0) throw refused('campaigns.errors.nobodySilent');
  const t = translator('fr');
  const { aim, channel, body, signatoryName, signatoryTitle, signatureHash, returnAddress } = campaign;
  const wish = {
    aim,
    channel,
    body,
    signatoryName,
    signatoryTitle,
    signatureHash,
    returnAddress,
    quietWeeks: 0,
    name: t('campaigns.secondWave.name', { name: campaign.name }),
    subject: t('campaigns.secondWave.subject', { subject: campaign.subject }),
  };
  const group = { fields: campaign.filter, communes: campaign.communes, formed, remindsOf: id };
  return ctx.db.tx(async (d) => {
    mustAllow(await campaignForStaff(d, ctx, id), 'second-wave');
    return keepCampaign(d, ctx, wish, group);
  });
}

async function silentOf({ db, clock }: Context, campaign: Campaign): Promise<Addressee[]> {
  const addressees: Addressee[] = [];
  let after: number | null = 0;
  while (after !== null) {
    const place = { side: 'after', id: after } as const;
    const page = await pageOfRecipients(db.read, campaign.id, 'silent', place, HANDFUL);
    const units = await stillVacant(db.read, page.rows);
    const owners = await findOwners(
      db.read,
      page.rows.map(({ ownerId }) => ownerId),
    );
    const byId = new Map(owners.map((owner) => [owner.id, owner]));
    const mandates = await mandatesOn(db.read, [...byId.keys()], dayOf(clock()));
    for (const recipient of page.rows) {
      const owner = byId.get(recipient.ownerId);
      if (!owner) continue;
      const theirs = units.get(recipient.id) ?? [];
      const rules = { channel: campaign.channel, recentContacts: new Map(), mandates };
      if (theirs.length > 0) addressees.push(addressee(owner, theirs, rules));
    }
    after = page.after;
  }
  return addressees;
}

/** Homes of the letter that nobody lives in yet. */
async function stillVacant(
  d: Context['db']['read'],
  recipients: readonly Recipient[],
): Promise<ReadonlyMap<number, readonly UnitId[]>> {
  const links = await unitsOfRecipients(
    d,
    recipients.map(({ id }) => id),
  );
  const units = await findUnits(
    d,
    links.map(({ unitId }) => unitId),
  );
  const vacant = new Set(units.filter(({ vacantSince }) => vacantSince !== null).map(({ id }) => id));
  const byRecipient = new Map<number, UnitId[]>();
  for (const { recipientId, unitId } of links)
    if (recipientId !== null && vacant.has(unitId))
      byRecipient.set(recipientId, [...(byRecipient.get(recipientId) ?? []), unitId]);
  return byRecipient;
}
