import { type Commune, communeByAddress, communeByCode, type Territory } from '../../programme/territory.ts';
import type { OwnerFacts } from '../ownership.ts';
import { spellFromLovac } from '../spells/vacancy-spell.ts';
import type { RegisterEntry } from '../unit.ts';
import type { LovacLine, LovacOwner, Rejection } from './lovac-line.ts';
import { readableAddress } from './readable-address.ts';

/** What a line means for the register, or why it is of another place. */
export type Placed =
  | { readonly kind: 'entry'; readonly entry: RegisterEntry }
  | { readonly kind: 'elsewhere'; readonly reason: Rejection };

/** Turns a line into facts about a unit, its owners and its vacancy; former commune codes become those of today. */
export function toRegisterEntry(line: LovacLine, territory: Territory): Placed {
  const commune = communeOf(line, territory);
  if (commune === null) {
    const value = line.communeCode ?? line.communeName ?? '';
    return {
      kind: 'elsewhere',
      reason: { line: line.line, column: 'idcom', reason: 'outside-territory', value },
    };
  }
  return {
    kind: 'entry',
    entry: {
      unit: {
        idlocal: line.idlocal,
        rnbId: line.rnbId,
        parcel: line.parcel,
        kind: line.kind ?? 'other',
        address: readableAddress(line),
        postcode: line.postcode ?? onlyPostcode(commune),
        commune: commune.code,
        longitude: line.longitude,
        latitude: line.latitude,
        livingArea: line.livingArea,
        rooms: line.rooms,
        yearBuilt: line.yearBuilt,
        cadastralCategory: line.cadastralCategory,
        toilets: line.toilets,
        baths: line.baths,
        showers: line.showers,
      },
      owners: line.owners.map(toOwner),
      spell: spellFromLovac(line.vacancyStartYear, line.vintage),
      vintage: line.vintage,
      landBuilding: line.buildingId,
      ...assumedOf(line),
    },
  };
}

/** What the line leaves empty and the entry must nevertheless hold. */
function assumedOf(line: LovacLine): Pick<RegisterEntry, 'assumed'> {
  const assumed = (['kind', 'postcode'] as const).filter((field) => line[field] === null);
  return assumed.length > 0 ? { assumed } : {};
}

/** The code decides; a name is only read where there is no code. */
const communeOf = (line: LovacLine, territory: Territory): Commune | null =>
  line.communeCode === null
    ? communeByAddress(territory, { name: line.communeName, postcode: line.postcode })
    : communeByCode(territory, line.communeCode);

/** The postcode of a commune that has one alone. */
export const onlyPostcode = ({ postcodes }: Commune): string | null =>
  postcodes.length === 1 ? (postcodes[0] ?? null) : null;

const toOwner = (owner: LovacOwner): OwnerFacts => ({
  rank: owner.rank,
  right: owner.right,
  kind: owner.kind,
  ...(owner.kindGuessed ? { kindGuessed: true } : {}),
  name: owner.name,
  birthDate: owner.birthDate,
  siren: owner.siren,
  address: owner.address.length === 0 ? null : owner.address.join('\n'),
  personNumber: owner.personNumber,
  location: owner.location,
});
