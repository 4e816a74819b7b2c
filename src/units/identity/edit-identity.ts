import type { Context } from '../../context.ts';
import type { Writer } from '../../db/database.ts';
import { communeBox } from '../../programme/commune-box.ts';
import { communeByCode, communeName } from '../../programme/territory.ts';
import { coversCommune } from '../../shared/actor.ts';
import { dayOf } from '../../shared/dates.ts';
import { type DomainError, forbidden, invalid, refused } from '../../shared/errors.ts';
import { isInBox } from '../../shared/geo.ts';
import type { UnitId } from '../../shared/ids.ts';
import { unitsByAlias } from '../merge/merge-store.ts';
import { changeUnitFacts } from '../unit-file/change-unit-facts.ts';
import { differences } from '../unit-file/edited-fields.ts';
import { findUnitByIdlocal, type Unit } from '../unit-store.ts';

/** What a unit is and where it lies. A field left out stays as it is. */
export type Identity = Partial<
  Pick<
    Unit,
    | 'idlocal'
    | 'rnbId'
    | 'parcel'
    | 'address'
    | 'postcode'
    | 'commune'
    | 'longitude'
    | 'latitude'
    | 'kind'
    | 'livingArea'
    | 'rooms'
    | 'yearBuilt'
    | 'toilets'
    | 'baths'
    | 'showers'
    | 'cadastralCategory'
    | 'declaredClass'
    | 'dpeNumber'
    | 'dpeOn'
  >
>;

/**
 * Corrects what the register says a unit is. Each field changed here beats every later file, until it is given back.
 * @throws DomainError conflict; `unitLife.errors.idlocalTaken` and the other rules below
 */
export async function editIdentity(
  ctx: Context,
  id: UnitId,
  version: number,
  wanted: Identity,
): Promise<void> {
  await changeUnitFacts(ctx, id, version, async (d, unit) => {
    const changed = differences(unit, wanted);
    if (Object.keys(changed).length === 0) return null;
    const after = { ...unit, ...wanted };
    if ('idlocal' in changed) await mustBeFree(d, ctx, id, after.idlocal);
    if ('commune' in changed) mustCover(ctx, after.commune);
    if ('postcode' in changed || 'commune' in changed) mustBePostcodeOf(ctx, after);
    if ('longitude' in changed || 'latitude' in changed || 'commune' in changed) mustLieIn(ctx, after);
    mustBeCertificate(ctx, after);
    return {
      action: 'unit.described',
      edited: Object.keys(changed),
      changes: wanted,
      data: withoutPlace(changed),
    };
  });
}

/** The unit that bears this identifier, or absorbed the one that did. */
export async function holderOfIdlocal(
  d: Writer | Context['db']['read'],
  idlocal: string,
): Promise<UnitId | undefined> {
  const [alias] = await unitsByAlias(d, [idlocal]);
  return (await findUnitByIdlocal(d, idlocal))?.id ?? alias?.keptId;
}

async function mustBeFree(d: Writer, ctx: Context, id: UnitId, idlocal: string | null): Promise<void> {
  if (idlocal === null) return;
  const holder = await holderOfIdlocal(d, idlocal);
  if (holder !== undefined && holder !== id) throw refused('unitLife.errors.idlocalTaken', { idlocal });
  const departments = ctx.territory.communes.map(({ code }) => code.slice(0, 2));
  if (!departments.includes(idlocal.slice(0, 2))) throw invalid('unitLife.errors.idlocalElsewhere');
}

function mustCover({ territory, actor }: Context, commune: string): void {
  if (communeByCode(territory, commune)?.code !== commune) throw invalid('unitLife.errors.unknownCommune');
  if (actor.kind !== 'staff' || !coversCommune(actor, commune))
    throw forbidden('register.errors.outsideYourCommunes');
}

function mustBePostcodeOf({ territory }: Context, { postcode, commune }: Unit): void {
  const known = communeByCode(territory, commune)?.postcodes ?? [];
  if (postcode !== null && known.length > 0 && !known.includes(postcode))
    throw invalid('unitLife.errors.postcodeElsewhere', {
      commune: communeName(territory, commune),
      postcodes: known.join(', '),
    });
}

function mustLieIn({ programme, territory }: Context, { longitude, latitude, commune }: Unit): void {
  if ((longitude === null) !== (latitude === null)) throw invalid('unitLife.errors.halfPosition');
  if (longitude === null || latitude === null) return;
  if (!isInBox({ longitude, latitude }, communeBox(programme, commune)))
    throw invalid('unitLife.errors.positionElsewhere', { commune: communeName(territory, commune) });
}

/** A certificate says a class, and was made on a day that is past. */
function mustBeCertificate(ctx: Context, { declaredClass, dpeNumber, dpeOn }: Unit): void {
  if (dpeOn !== null && dpeOn > dayOf(ctx.clock())) throw invalid('unitLife.errors.future');
  if (declaredClass === null && (dpeNumber !== null || dpeOn !== null))
    throw invalid('unitLife.errors.certificateWithoutClass');
}

/** Which field bears a refusal. */
export const fieldOfRefusal = ({ code }: DomainError): string => FIELDS[code] ?? 'address';
const FIELDS: Readonly<Record<string, string>> = {
  'unitLife.errors.idlocalTaken': 'idlocal',
  'unitLife.errors.idlocalElsewhere': 'idlocal',
  'unitLife.errors.unknownCommune': 'commune',
  'unitLife.errors.postcodeElsewhere': 'postcode',
  'unitLife.errors.halfPosition': 'latitude',
  'unitLife.errors.positionElsewhere': 'latitude',
  'unitLife.errors.future': 'dpeOn',
  'unitLife.errors.certificateWithoutClass': 'declaredClass',
};

/** The journal is never erased: that an address or a position was corrected is noted, not where it is. */
const PLACE = ['address', 'longitude', 'latitude'];
const withoutPlace = (changed: ReturnType<typeof differences>): Record<string, unknown> =>
  Object.fromEntries(
    Object.entries(changed).map(([field, change]) => [field, PLACE.includes(field) ? 'changed' : change]),
  );
