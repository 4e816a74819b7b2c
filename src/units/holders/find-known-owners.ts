import type { Context } from '../../context.ts';
import type { Reader } from '../../db/database.ts';
import { searchQuery } from '../../db/search.ts';
import { foldName } from '../../people/fold-name.ts';
import { findOwners, type Owner, ownersBySiren } from '../../people/people-queries.ts';
import { type HeldHome, homesHeldBy, ownerIdsNear } from './holder-store.ts';
import { communesOf } from './owner-for-staff.ts';

export type FoundOwner = { readonly owner: Owner; readonly homes: readonly HeldHome[] };
/** A list to choose from: who has more namesakes types more. */
export const MOST_FOUND = 12;
const FEWEST_DIGITS = 3;

/**
 * Persons and companies the register knows, as somebody types: the beginnings of the words of a name, accents folded,
 * within the communes of this person; or the beginning of a SIREN, which is public, wherever.
 */
export async function findKnownOwners(ctx: Context, typed: string): Promise<FoundOwner[]> {
  const { read } = ctx.db;
  const digits = typed.replace(/\s/g, '');
  const bySiren = new RegExp(`^\\d{${FEWEST_DIGITS},9}$`).test(digits);
  const owners = bySiren ? await ownersBySiren(read, digits, MOST_FOUND) : await namedLike(read, ctx, typed);
  const shown = owners.slice(0, MOST_FOUND);
  const homes = await homesHeldBy(
    read,
    shown.map(({ id }) => id),
    communesOf(ctx),
  );
  return shown.map((owner) => ({ owner, homes: homes.filter(({ ownerId }) => ownerId === owner.id) }));
}

async function namedLike(d: Reader, ctx: Context, typed: string): Promise<Owner[]> {
  const query = searchQuery(typed);
  if (query === null) return [];
  const wanted = foldName(typed).split(' ');
  const near = await findOwners(d, await ownerIdsNear(d, query, communesOf(ctx)));
  const byName = near.toSorted((a, b) => a.name.localeCompare(b.name, 'fr'));
  return byName.filter(({ name }) => {
    const words = foldName(name).split(' ');
    return wanted.every((begin) => words.some((word) => word.startsWith(begin)));
  });
}

/** Others who are the same: of the same SIREN, or of the same name and birth date within the communes of this person. */
export async function sameOwners(
  d: Reader,
  ctx: Context,
  who: Pick<Owner, 'name' | 'birthDate' | 'siren'> & { readonly id?: Owner['id'] },
): Promise<Owner[]> {
  const sameSiren = who.siren === null ? [] : await ownersBySiren(d, who.siren, MOST_FOUND);
  const named =
    who.birthDate === null
      ? []
      : (await namedLike(d, ctx, who.name)).filter(
          ({ name, birthDate }) => birthDate === who.birthDate && foldName(name) === foldName(who.name),
        );
  return [...new Map([...sameSiren, ...named].map((owner) => [owner.id, owner])).values()].filter(
    ({ id }) => id !== who.id,
  );
}
