import type { Context } from '../context.ts';
import type { Writer } from '../db/database.ts';
import type { CampaignId, UnitId } from '../shared/ids.ts';
import { findUnits } from '../units/units-queries.ts';
import { campaignForStaff, mustAllow } from './campaign-for-staff.ts';
import { saveCampaign } from './campaign-store.ts';
import { groupOf } from './create-campaign.ts';
import {
  addCampaignUnits,
  addRecipients,
  dropUnits,
  recipientsOfOwners,
  unitsInCampaign,
} from './recipient-store.ts';

/**
 * Adds units to the group of a campaign that is still written, inside the caller's deed: to the letter that their owner
 * gets already, or to one more. @returns the units added: those already in it are left out
 * @throws DomainError when the campaign is no draft
 */
export async function addToCampaign(
  d: Writer,
  ctx: Context,
  id: CampaignId,
  ids: readonly UnitId[],
): Promise<UnitId[]> {
  const campaign = await campaignForStaff(d, ctx, id);
  mustAllow(campaign, 'edit');
  const already = await unitsInCampaign(d, id, ids);
  const units = (await findUnits(d, ids)).filter((unit) => !already.has(unit.id));
  const grouped = units.map((unit) => ({ id: unit.id, vacant: unit.vacantSince !== null }));
  const { addressees, leftOut } = await groupOf(d, ctx, campaign, grouped);
  const known = await recipientsOfOwners(
    d,
    id,
    addressees.map(({ owner }) => owner.id),
  );
  for (const { owner, exclusion, units: theirs } of addressees) {
    const { id: ownerId, name, address, email } = owner;
    const row = { campaignId: id, ownerId, name, address, email, exclusion };
    const recipientId = known.get(ownerId) ?? (await addRecipients(d, [row]))[0] ?? null;
    await addCampaignUnits(
      d,
      theirs.map((unitId) => ({ campaignId: id, unitId, recipientId })),
    );
  }
  await addCampaignUnits(
    d,
    leftOut.map(({ unit, exclusion }) => ({ campaignId: id, unitId: unit, exclusion })),
  );
  const communes = [...new Set([...campaign.communes, ...units.map(({ commune }) => commune)])].sort();
  await saveCampaign(d, campaign, { communes });
  return units.map((unit) => unit.id);
}

/** Takes units out of a campaign that is still written. @returns false when it is no draft any more: nothing is taken out */
export async function takeFromCampaign(
  d: Writer,
  ctx: Context,
  id: CampaignId,
  ids: readonly UnitId[],
): Promise<boolean> {
  const campaign = await campaignForStaff(d, ctx, id);
  if (campaign.state !== 'draft' || campaign.work !== null) return false;
  await dropUnits(d, id, ids);
  await saveCampaign(d, campaign, {});
  return true;
}
