import type { Context } from '../../context.ts';
import type { Writer } from '../../db/database.ts';
import { appendJournal } from '../../journal/append-journal.ts';
import { ownersOfAccount } from '../../people/people-queries.ts';
import { enterOwners } from '../../people/register-owners.ts';
import { foldName } from '../../programme/territory.ts';
import type { OwnerActor } from '../../shared/actor.ts';
import type { Day } from '../../shared/dates.ts';
import { forbidden } from '../../shared/errors.ts';
import type { OwnerId, UnitId } from '../../shared/ids.ts';
import { enterUnits } from '../import/enter-units.ts';
import type { UnitKind } from '../unit.ts';
import { unitsOfOwners } from '../unit-owner-store.ts';

export type DeclaredUnit = {
  readonly name: string;
  readonly commune: string;
  readonly address: string;
  readonly kind: UnitKind;
  readonly livingArea: number | null;
  readonly yearBuilt: number | null;
  readonly vacantSince: Day;
};

/**
 * An owner whom no letter reached declares a vacant home. It enters the register with the source `owner`, for an officer
 * to check; the same address declared twice by the same person is the same home.
 */
export async function declareUnit(ctx: Context, declared: DeclaredUnit): Promise<UnitId> {
  const { actor } = ctx;
  if (actor.kind !== 'owner') throw forbidden();
  return ctx.db.tx(async (d) => {
    const known = await ownersOfAccount(d, actor.accountId);
    const twin = (
      await unitsOfOwners(
        d,
        known.map(({ id }) => id),
      )
    ).find((unit) => isSamePlace(unit, declared));
    if (twin) return twin.id;
    const owner = known[0] ?? { id: await enterDeclarant(d, ctx, actor, declared.name), name: declared.name };
    const unitId = await enterDeclared(d, ctx, declared, owner);
    await appendJournal(
      d,
      { actor, now: ctx.clock() },
      { action: 'unit.declared', subject: { kind: 'unit', id: unitId }, data: { commune: declared.commune } },
    );
    return unitId;
  });
}

const isSamePlace = (
  unit: { readonly commune: string; readonly address: string },
  declared: Pick<DeclaredUnit, 'commune' | 'address'>,
): boolean => unit.commune === declared.commune && foldName(unit.address) === foldName(declared.address);

async function enterDeclarant(d: Writer, ctx: Context, actor: OwnerActor, name: string): Promise<OwnerId> {
  const [id] = await enterOwners(d, [
    { kind: 'individual', name, email: actor.email, accountId: actor.accountId, createdAt: ctx.clock() },
  ]);
  return id as OwnerId;
}

async function enterDeclared(
  d: Writer,
  ctx: Context,
  declared: DeclaredUnit,
  owner: { readonly id: OwnerId; readonly name: string },
): Promise<UnitId> {
  const now = ctx.clock();
  const { commune, address, kind, livingArea, yearBuilt, vacantSince } = declared;
  const postcode = ctx.territory.communes.find(({ code }) => code === commune)?.postcodes[0] ?? null;
  const [id] = await enterUnits(d, ctx.territory, [
    {
      unit: {
        ...{ commune, address, kind, livingArea, yearBuilt, postcode },
        occupancy: 'vacant',
        status: 'first-contact',
        reasons: [],
        editedFields: [],
        source: 'owner',
        createdAt: now,
        updatedAt: now,
      },
      spells: [{ startedOn: vacantSince, startPrecision: 'year', startEvidence: 'owner', createdAt: now }],
      owners: [{ ownerId: owner.id, rank: 1, right: 'full', name: owner.name, kind: 'individual' }],
    },
  ]);
  return id as UnitId;
}
