import type { Context } from '../../context.ts';
import type { Writer } from '../../db/database.ts';
import { translator } from '../../i18n/translate.ts';
import { findOwnersByPersonNumber } from '../../people/people-queries.ts';
import type { Refusal } from '../../people/refusal.ts';
import { refuseContact } from '../../people/refuse-contact.ts';
import { enterOwners } from '../../people/register-owners.ts';
import { addDays, dayOf, type Instant, instant, yearOf } from '../../shared/dates.ts';
import type { BuildingId, OwnerId, UnitId } from '../../shared/ids.ts';
import { type PlacedFlat, recogniseBuildings } from '../building/recognise-buildings.ts';
import { addMandate } from '../holders/mandate-store.ts';
import { enterUnits, type UnitToEnter } from '../import/enter-units.ts';
import { lovacDefinition } from '../spells/vacancy-spell.ts';
import { addContacts, type NewContact } from '../unit-file/contact-store.ts';
import { type DemoOptions, type DemoOwner, type DemoUnit, demoRegister } from './demo-register.ts';

const HANDFUL = 250;

/** Fills the register with invented units, marked as such, a handful per transaction. Returns their ids. */
export async function enterDemonstrationUnits(ctx: Context, options: DemoOptions): Promise<UnitId[]> {
  const ids: UnitId[] = [];
  let handful: DemoUnit[] = [];
  const enter = async () => {
    const units = handful;
    ids.push(...(await ctx.db.tx((d) => enterHandful(d, ctx, units, yearOf(options.asOf)))));
    handful = [];
  };
  for (const unit of demoRegister(ctx.programme, ctx.territory, options)) {
    handful.push(unit);
    if (handful.length === HANDFUL) await enter();
  }
  if (handful.length > 0) await enter();
  return ids;
}

async function enterHandful(
  d: Writer,
  ctx: Context,
  units: readonly DemoUnit[],
  year: number,
): Promise<UnitId[]> {
  const { territory } = ctx;
  const now = ctx.clock();
  const owners = await ownerIds(
    d,
    ctx,
    units.flatMap((unit) => unit.owners),
  );
  const buildings = await recogniseBuildings(d, units.map(placed), now);
  const ids = await enterUnits(
    d,
    territory,
    units.map((unit, index) => toEnter(unit, owners, buildings[index] ?? null, year, now)),
  );
  for (const [index, unit] of units.entries()) await enterMandate(d, unit, ids[index] as UnitId, owners, now);
  await addContacts(
    d,
    units.flatMap((unit, index) => letterSent(unit, ids[index] as UnitId, owners, now)),
  );
  return ids;
}

/** A house stands in no building. */
const placed = ({ unit, building }: DemoUnit): PlacedFlat => ({
  rnbId: unit.kind === 'flat' ? unit.rnbId : null,
  landId: unit.kind === 'flat' ? building : null,
  address: unit.address,
  commune: unit.commune,
});

/** A home whose owner answered, or is awaited, was written to: within the last year, the longer ago the lower its number. */
function letterSent(
  demo: DemoUnit,
  unitId: UnitId,
  owners: ReadonlyMap<string, OwnerId>,
  now: Instant,
): NewContact[] {
  const [owner] = demo.owners;
  const written = demo.status !== 'not-followed' && owner !== undefined && !owner.doNotContact;
  if (!written) return [];
  const t = translator('fr');
  const sentOn = addDays(dayOf(now), -10 - ((unitId * 37) % 330));
  const answered = demo.status !== 'awaiting-answer';
  return [
    {
      unitId,
      ownerId: owners.get(owner.personNumber ?? '') as OwnerId,
      channel: 'letter',
      subject: t('register.demo.letterSubject'),
      body: t('register.demo.letterText'),
      madeAt: instant(`${sentOn}T09:30:00Z`),
      answeredAt: answered ? instant(`${addDays(sentOn, 3 + (unitId % 7))}T14:00:00Z`) : null,
    },
  ];
}

async function ownerIds(
  d: Writer,
  ctx: Context,
  owners: readonly DemoOwner[],
): Promise<ReadonlyMap<string, OwnerId>> {
  const byNumber = new Map(owners.map((owner) => [owner.personNumber ?? '', owner]));
  const known = await findOwnersByPersonNumber(d, [...byNumber.keys()]);
  const ids = new Map(known.map(({ personNumber, id }) => [personNumber ?? '', id]));
  const fresh = [...byNumber].filter(([number]) => !ids.has(number));
  const entered = await enterOwners(
    d,
    fresh.map(([, { kind, name, birthDate, siren, address, personNumber, email, phone }]) => ({
      kind,
      name,
      birthDate,
      siren,
      address,
      personNumber,
      email,
      phone,
      createdAt: ctx.clock(),
    })),
  );
  for (const [index, [number, { doNotContact }]] of fresh.entries()) {
    const id = entered[index] as OwnerId;
    ids.set(number, id);
    if (doNotContact) await refuseContact(d, ctx, id, demoRefusal(ctx));
  }
  return ids;
}

const demoRefusal = ({ clock }: Context): Refusal => ({
  askedBy: 'owner',
  channel: 'phone',
  askedOn: addDays(dayOf(clock()), -40),
  reason: translator('fr')('register.demo.refusal'),
  until: null,
});

/** An inheritance goes through a notary: every third one has said so. */
async function enterMandate(
  d: Writer,
  { owners, reasons, unit }: DemoUnit,
  unitId: UnitId,
  ids: ReadonlyMap<string, OwnerId>,
  now: Instant,
): Promise<void> {
  const ownerId = ids.get(owners[0]?.personNumber ?? '');
  if (!reasons.includes('inheritance') || unitId % 3 !== 0 || ownerId === undefined) return;
  await addMandate(d, {
    ownerId,
    unitId,
    name: translator('fr')('register.demo.notary'),
    kind: 'notary',
    email: `etude.${unitId}@example.org`,
    address: `1 place du Tabellion\n${unit.postcode ?? '59000'} EXEMPLE`,
    scope: ['contact', 'apply'],
    startsOn: addDays(dayOf(now), -90),
    createdAt: now,
  });
}

function toEnter(
  demo: DemoUnit,
  owners: ReadonlyMap<string, OwnerId>,
  buildingId: BuildingId | null,
  year: number,
  now: Instant,
): UnitToEnter {
  // The register stands as last year's file left it, so that this year's has something to tell.
  const asFiled = (vintage: number | null): number => Math.min(vintage ?? year, year - 1);
  const vintages = demo.spells.map(({ vintage }) => asFiled(vintage));
  return {
    unit: {
      ...demo.unit,
      buildingId,
      toilets: demo.toilets,
      baths: demo.baths,
      declaredClass: demo.declaredClass,
      occupancy: demo.occupancy,
      status: demo.status,
      substatus: demo.substatus,
      reasons: [...demo.reasons],
      editedFields: [],
      source: 'lovac',
      firstVintage: Math.min(...vintages),
      lastVintage: Math.max(...vintages),
      invented: true,
      createdAt: now,
      updatedAt: now,
    },
    spells: demo.spells.map(({ exitEvidence: _, ...spell }) => ({
      ...spell,
      vintage: asFiled(spell.vintage),
      definition: lovacDefinition(asFiled(spell.vintage)),
      createdAt: now,
    })),
    owners: demo.owners.map((owner) => ({
      ownerId: owners.get(owner.personNumber ?? '') as OwnerId,
      rank: owner.rank,
      right: owner.right,
      name: owner.name,
      kind: owner.kind,
    })),
  };
}
