import type { Context } from '../../context.ts';
import type { Writer } from '../../db/database.ts';
import { moveReferences } from '../../db/references.ts';
import { appendJournal } from '../../journal/append-journal.ts';
import { moveInvitations } from '../../people/owner-links.ts';
import type { Owner } from '../../people/people-queries.ts';
import { joinRefusals } from '../../people/refuse-contact.ts';
import { correctOwner, withdrawOwner } from '../../people/register-owners.ts';
import { conflict, forbidden, refused } from '../../shared/errors.ts';
import type { OwnerId, UnitId } from '../../shared/ids.ts';
import { sameOwners } from '../holders/find-known-owners.ts';
import { joinLinks } from '../holders/holder-links.ts';
import { homesHeldBy, linksOfUnit } from '../holders/holder-store.ts';
import { communesOf, ownerForStaff } from '../holders/owner-for-staff.ts';
import { refreshUnits } from '../refresh-units.ts';
import { withEdited } from '../unit-file/edited-fields.ts';
import { replaceUnitOwners, unitIdsOfOwner } from '../unit-owner-store.ts';
import { changeUnit, findUnits } from '../unit-store.ts';

/** Joined by rules of their own; all else that names the owner simply follows. */
const BY_RULE = ['unit_owner', 'contact_refusal'];
/** Completed where the record that remains does not know. */
const COMPLETED = [
  'birthDate',
  'siren',
  'legalRepresentative',
  'email',
  'phone',
  'address',
  'personNumber',
  'accountId',
] as const satisfies readonly (keyof Owner)[];

export type OwnerMerge = {
  readonly keptId: OwnerId;
  readonly absorbedId: OwnerId;
  /** As on the screen. */
  readonly versions: { readonly kept: number; readonly absorbed: number };
};

/**
 * Two records of one person or company become one: homes, exchanges, campaigns, cases, mandates and refusals go to the one
 * that remains, which may be contacted only if both might. It is not undone. Files no longer say who holds these homes.
 * @throws DomainError conflict, forbidden, `owners.errors.notSame`, `owners.errors.twoAccounts`
 */
export async function mergeOwners(ctx: Context, { keptId, absorbedId, versions }: OwnerMerge): Promise<void> {
  await ctx.db.tx(async (d) => {
    const kept = await ownerForStaff(d, ctx, keptId);
    const absorbed = await ownerForStaff(d, ctx, absorbedId);
    if (kept.version !== versions.kept || absorbed.version !== versions.absorbed)
      throw conflict('web.errors.changedMeanwhile');
    await mustBeMergeable(d, ctx, kept, absorbed);
    const units = await joinHomes(d, keptId, absorbedId);
    await joinRefusals(d, ctx, absorbedId, keptId);
    const moved = follow(d, absorbedId, keptId);
    await moveInvitations(d, absorbedId, keptId);
    await withdrawOwner(d, absorbedId);
    await correctOwner(d, keptId, {
      ...completed(kept, absorbed),
      doNotContact: kept.doNotContact || absorbed.doNotContact,
    });
    await markUnits(d, ctx, units);
    await appendJournal(
      d,
      { actor: ctx.actor, now: ctx.clock() },
      {
        action: 'owner.merged',
        subject: { kind: 'owner', id: keptId },
        data: { absorbed: absorbedId, units, moved },
      },
    );
  });
}

/** The same by SIREN or by name and birth date, and wholly within the communes of this person. */
async function mustBeMergeable(d: Writer, ctx: Context, kept: Owner, absorbed: Owner): Promise<void> {
  const same = await sameOwners(d, ctx, kept);
  if (!same.some(({ id }) => id === absorbed.id)) throw refused('owners.errors.notSame');
  if (kept.accountId !== null && absorbed.accountId !== null) throw refused('owners.errors.twoAccounts');
  const communes = communesOf(ctx);
  const homes = await homesHeldBy(d, [absorbed.id], null);
  if (communes !== null && !homes.every(({ commune }) => communes.includes(commune)))
    throw forbidden('owners.errors.outside');
}

const completed = (kept: Owner, absorbed: Owner): Partial<Owner> =>
  Object.fromEntries(
    COMPLETED.filter((field) => kept[field] === null).map((field) => [field, absorbed[field]]),
  );

async function joinHomes(d: Writer, keptId: OwnerId, absorbedId: OwnerId): Promise<UnitId[]> {
  const units = await unitIdsOfOwner(d, absorbedId);
  for (const unit of units)
    await replaceUnitOwners(d, unit, joinLinks(await linksOfUnit(d, unit), keptId, absorbedId));
  return units;
}

function follow(d: Writer, from: OwnerId, to: OwnerId): number {
  try {
    return moveReferences(d, 'owner', from, to, { except: BY_RULE, numbered: {} }).length;
  } catch {
    // Something that neither follows nor can be set aside: the transaction is given up as a whole.
    throw refused('owners.errors.cannotMerge');
  }
}

/** A person has said who holds these homes; and whoever has one on screen meets a conflict. */
async function markUnits(d: Writer, ctx: Context, ids: readonly UnitId[]): Promise<void> {
  for (const { id, editedFields } of await findUnits(d, ids))
    await changeUnit(d, id, { editedFields: withEdited(editedFields, ['owners']), updatedAt: ctx.clock() });
  await refreshUnits(d, ctx.territory, ids);
}
