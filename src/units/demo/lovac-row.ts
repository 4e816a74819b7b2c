import { communeName, type Territory } from '../../programme/territory.ts';
import { yearOf } from '../../shared/dates.ts';
import { MAX_OWNERS, OWNER_COLUMNS, type OwnerColumn } from '../lovac/lovac-columns.ts';
import { OWNER_LOCATIONS, type OwnerFacts, type OwnerKind, RIGHTS } from '../ownership.ts';
import type { DemoUnit } from './demo-unit.ts';

export type LovacRow = Record<string, string>;

const NATURES = { house: 'MAISON', flat: 'APPART', other: 'AUTRE' } as const;
/** One category of Cerema's typology for each kind of owner, and the group of legal persons that goes with it. */
const CATEGORIES: Readonly<Record<OwnerKind, { category: string; group: string }>> = {
  individual: { category: 'X1a', group: ' ' },
  company: { category: 'G1a', group: '0' },
  developer: { category: 'F6a', group: '0' },
  public: { category: 'P5a', group: '4' },
  'social-landlord': { category: 'F1a', group: '5' },
  other: { category: 'A1a', group: '0' },
};
/** The owner columns that the State's files have come to use. */
const WRITTEN: readonly OwnerColumn[] = [
  'rightId',
  'personNumber',
  'birthDate',
  'name',
  'siren',
  'category',
  'right',
  'location',
  'address3',
  'address4',
  'address5',
  'address6',
];

/** A vacant unit as a LOVAC of that vintage would show it; null when it is not vacant any more. */
export function lovacRow(demo: DemoUnit, vintage: number, territory: Territory): LovacRow | null {
  const open = demo.spells.at(-1);
  if (!open || open.endedOn !== null) return null;
  return {
    annee: String(vintage),
    ff_millesime: String(vintage - 1),
    ...identity(demo),
    ...address(demo, territory),
    ...fabric(demo),
    aff: 'H',
    potentiel_tlv_thlv: '*',
    ff_ccthp: 'V',
    debutvacance: String(yearOf(open.startedOn)),
    anmutation: cell(demo.lastMutationYear),
    ...taxOwner(demo),
    ...ownerCells(demo),
  };
}

const cell = (value: string | number | null | undefined): string => (value ?? '').toString();
/** Where the land files write 0 for unknown. */
const orZero = (value: number | null): string => (value ?? 0).toString();

const identity = ({ unit, building }: DemoUnit): LovacRow => ({
  invariant: `I${unit.idlocal.slice(2)}Z`,
  ff_idlocal: unit.idlocal,
  ff_idbat: building,
  ff_idpar: cell(unit.parcel),
  ff_idsec: cell(unit.parcel).slice(0, 10),
  rnb_id: cell(unit.rnbId),
});

function address({ unit, location }: DemoUnit, territory: Territory): LovacRow {
  const street = unit.address.split(',')[0] ?? '';
  const [, number = '', suffix = '', name = ''] = /^(\d+)( bis)? (.+)$/.exec(street) ?? [];
  const town = communeName(territory, unit.commune);
  return {
    libvoie: `${number.padStart(4, '0')}${suffix === '' ? ' ' : 'B'}  ${name.toUpperCase()}`,
    batloc: location ?? 'A010001001',
    libcom: town.toUpperCase(),
    commune: unit.commune.slice(2),
    ff_idcom: unit.commune,
    ccodep: unit.commune.slice(0, 2),
    ban_result_score: '0.97',
    ban_result_label: `${street} ${unit.postcode ?? '00000'} ${town}`,
    ban_result_postcode: cell(unit.postcode),
    ff_x_4326: cell(unit.longitude),
    ff_y_4326: cell(unit.latitude),
  };
}

const fabric = (demo: DemoUnit): LovacRow => ({
  nature: NATURES[demo.unit.kind],
  ff_ctpdl: demo.condominium ? 'CL' : '',
  ff_stoth: orZero(demo.unit.livingArea),
  ff_slocal: cell(demo.totalArea),
  ff_npiece_p2: orZero(demo.unit.rooms),
  ff_jannath: orZero(demo.unit.yearBuilt),
  ff_dnbbai: cell(demo.baths),
  ff_dnbdou: '0',
  ff_dnbwc: cell(demo.toilets),
  ff_dcapec2: cell(demo.unit.cadastralCategory),
  ff_dcntpa: cell(demo.plotArea),
  vlcad: cell(demo.rentalValue),
});

/** The tax file's owner: the first one, in `gestre_ppre` as for most lines of the field. */
function taxOwner({ owners }: DemoUnit): LovacRow {
  const [first] = owners;
  const [street = '', town = ''] = first?.address?.split('\n') ?? [];
  return {
    gestre_ppre: first ? fiscalName(first) : '',
    proprietaire: '',
    adresse1: '',
    adresse2: street,
    adresse3: '',
    adresse4: town,
    groupe: CATEGORIES[first?.kind ?? 'individual'].group,
  };
}

function ownerCells({ unit, owners }: DemoUnit): LovacRow {
  const cells: LovacRow = {};
  for (let rank = 1; rank <= MAX_OWNERS; rank += 1) {
    const owner = owners.find((candidate) => candidate.rank === rank);
    const values = owner ? ownerValues(unit, owner) : {};
    for (const column of WRITTEN) cells[`${OWNER_COLUMNS[column][0]}_${rank}`] = values[column] ?? '';
  }
  return cells;
}

function ownerValues(unit: DemoUnit['unit'], owner: OwnerFacts): Partial<Record<OwnerColumn, string>> {
  const [street = '', town = ''] = owner.address?.split('\n') ?? [];
  return {
    rightId: `${unit.commune}Z${unit.idlocal.slice(-5)}0${owner.rank}`,
    personNumber: cell(owner.personNumber),
    birthDate: cell(owner.birthDate),
    name: fiscalName(owner),
    siren: cell(owner.siren),
    category: CATEGORIES[owner.kind].category,
    right: RIGHTS[owner.right ?? 'other'],
    location: cell(OWNER_LOCATIONS[owner.location]),
    address4: street,
    address6: town,
  };
}

/** `DEKLINTER/ALAIN`: capitals, and a slash between family and given name. */
const fiscalName = ({ kind, name }: OwnerFacts): string =>
  kind === 'individual' ? name.toUpperCase().replace(' ', '/') : name;
