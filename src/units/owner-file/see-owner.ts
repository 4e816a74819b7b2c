import { campaignsOfOwner } from '../../campaigns/campaigns-queries.ts';
import { casesOfOwner } from '../../cases/cases-queries.ts';
import type { Context } from '../../context.ts';
import { journalOf } from '../../journal/journal-queries.ts';
import { listStaff, refusalsOf } from '../../people/people-queries.ts';
import { dayOf } from '../../shared/dates.ts';
import type { OwnerId } from '../../shared/ids.ts';
import { sameOwners } from '../holders/find-known-owners.ts';
import { homesHeldBy } from '../holders/holder-store.ts';
import { mandatesOf } from '../holders/mandate-store.ts';
import { communesOf, ownerForStaff } from '../holders/owner-for-staff.ts';
import { contactsOfOwner } from '../unit-file/contact-store.ts';

/** Everything known of one owner that this person may see: what is tied to homes, within their communes. */
export async function seeOwner(ctx: Context, id: OwnerId) {
  const { read } = ctx.db;
  const owner = await ownerForStaff(read, ctx, id);
  const communes = communesOf(ctx);
  const homes = await homesHeldBy(read, [id], communes);
  const seen = new Set(homes.map(({ unitId }) => unitId));
  const within = <Row extends { readonly commune: string }>({ commune }: Row): boolean =>
    communes === null || communes.includes(commune);
  return {
    owner,
    homes,
    contacts: (await contactsOfOwner(read, id)).filter(({ unitId }) => seen.has(unitId)),
    campaigns: (await campaignsOfOwner(read, id)).filter(
      ({ campaign }) => communes === null || campaign.communes.every((code) => communes.includes(code)),
    ),
    cases: (await casesOfOwner(read, id)).filter(within),
    mandates: (await mandatesOf(read, [id])).filter(({ unitId }) => unitId === null || seen.has(unitId)),
    refusals: await refusalsOf(read, id),
    twins: await sameOwners(read, ctx, owner),
    events: await journalOf(read, 'owner', id),
    staff: await listStaff(read),
    today: dayOf(ctx.clock()),
  };
}
export type SeenOwner = Awaited<ReturnType<typeof seeOwner>>;
