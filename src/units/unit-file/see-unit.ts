import { auditsOfUnit } from '../../audits/audits-queries.ts';
import { casesOfUnit } from '../../cases/cases-queries.ts';
import type { Context } from '../../context.ts';
import { listStaff, openRefusalsOf } from '../../people/people-queries.ts';
import type { UnitId } from '../../shared/ids.ts';
import { historyGlance } from '../history/history-pages.ts';
import { mandatesOf } from '../holders/mandate-store.ts';
import { latestVintage } from '../import/import-store.ts';
import { standingNow } from '../priority/priority-store.ts';
import { ownersOfUnit, spellsOfUnit } from '../units-queries.ts';
import { contactsOfUnit } from './contact-store.ts';
import { unitForStaff } from './edit-unit.ts';

/** Everything known of one unit. @throws DomainError not-found, forbidden outside the person’s communes */
export async function seeUnit(ctx: Context, id: UnitId) {
  const { read } = ctx.db;
  const unit = await unitForStaff(read, ctx, id);
  const owners = await ownersOfUnit(read, id);
  const ownerIds = owners.map(({ owner }) => owner.id);
  return {
    unit,
    owners,
    mandates: await mandatesOf(read, ownerIds),
    refusals: await openRefusalsOf(read, ownerIds),
    spells: await spellsOfUnit(read, id),
    contacts: await contactsOfUnit(read, id),
    audits: await auditsOfUnit(read, id),
    cases: await casesOfUnit(read, id),
    history: await historyGlance(ctx, unit),
    standing: await standingNow(read),
    latestVintage: await latestVintage(read),
    staff: (await listStaff(read)).filter(({ active }) => active),
  };
}
export type SeenUnit = Awaited<ReturnType<typeof seeUnit>>;
