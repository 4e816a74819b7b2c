import type { Writer } from '../../db/database.ts';
import { enterOwners } from '../../people/register-owners.ts';
import type { Instant } from '../../shared/dates.ts';
import type { OwnerId } from '../../shared/ids.ts';
import type { OwnerFacts } from '../ownership.ts';
import type { Holder, OwnersEffect } from './owners-on-import.ts';

/** A planned line and whom it names. */
export type Held = { readonly line: number; readonly owners: OwnersEffect };

/** The owner behind each holder of the planned lines, those that were unknown now entered. */
export type Holders = {
  idOf(planned: Held, holder: Holder): OwnerId;
  /** Owners that this line brought into the register. */
  enteredBy(planned: Held): OwnerId[];
};

/** Lines that name the same person number share one owner; without a number a name is only worth its own line. */
const keyOf = (planned: Held, { known, facts }: Holder): string => {
  if (known !== null) return `known ${known.id}`;
  return facts.personNumber === null ? `line ${planned.line} ${facts.name}` : `number ${facts.personNumber}`;
};

export async function enterHolders(d: Writer, planned: readonly Held[], now: Instant): Promise<Holders> {
  const ids = new Map<string, OwnerId>();
  const fresh = new Map<string, OwnerFacts>();
  for (const line of planned)
    for (const holder of line.owners.holders) {
      const key = keyOf(line, holder);
      if (holder.known !== null) ids.set(key, holder.known.id);
      else if (!fresh.has(key)) fresh.set(key, holder.facts);
    }
  const entered = await enterOwners(
    d,
    [...fresh.values()].map((facts) => ownerRow(facts, now)),
  );
  for (const [index, key] of [...fresh.keys()].entries()) ids.set(key, entered[index] as OwnerId);
  const idOf = (line: Held, holder: Holder): OwnerId => {
    const id = ids.get(keyOf(line, holder));
    if (id === undefined) throw new Error(`line ${line.line}: a holder was left out`);
    return id;
  };
  return {
    idOf,
    enteredBy: (line) =>
      line.owners.holders
        .filter((holder) => fresh.has(keyOf(line, holder)))
        .map((holder) => idOf(line, holder)),
  };
}

const ownerRow = (
  { kind, name, birthDate, siren, address, personNumber }: OwnerFacts,
  createdAt: Instant,
) => ({
  kind,
  name,
  birthDate,
  siren,
  address,
  personNumber,
  createdAt,
});
