import { INSEE_CODE } from '../../programme/schema-parts.ts';
import { communeByCode } from '../../programme/territory.ts';
import { CellReader } from '../lovac/cell-reader.ts';
import { onlyPostcode } from '../lovac/to-unit.ts';
import { spellFromFile } from '../spells/vacancy-spell.ts';
import type { EnergyLabel, FollowUp, HomeEntry, UnitFacts, UnitKind } from '../unit.ts';
import { ENERGY_LABELS } from '../unit.ts';
import type { ReadSettings } from './read-import.ts';
import type { TableHeader } from './table-header.ts';
import type { HomeTold, UnitWords } from './unit-edit.ts';
import type { ZlvColumn } from './zlv-columns.ts';
import { leftOutOfZlv } from './zlv-filters.ts';
import { homeAddress, ownerOfZlv } from './zlv-places.ts';
import { vacancyStart } from './zlv-start.ts';

type Columns = TableHeader<ZlvColumn>['columns'];
/** As LOVAC writes it: department, commune, prefix, section, number. */
const PARCEL = /^(\d{2}|2A|2B)\d{3}[0-9A-Z]{9}$/;
const YEARS_BUILT = { min: 1000, max: 2100 };

/**
 * The home that a line of Zéro Logement Vacant describes, for a register that has it not; null where the file has no
 * commune or no address at all, so that it could not tell one home from another. What identifies and places it must be
 * right, as in LOVAC; any other wrong cell is left unknown and reported.
 */
export function readZlvHome(
  line: number,
  record: readonly string[],
  { headings, columns }: TableHeader<ZlvColumn>,
  told: { readonly idlocal: string; readonly words: UnitWords },
  settings: ReadSettings,
): HomeTold | null {
  if (columns.insee === undefined || (columns.rawAddress ?? columns.address) === undefined) return null;
  const cells = new CellReader(line, record, headings);
  const commune = readCommune(cells, columns.insee, settings);
  const place = homeAddress(cells, columns);
  if (place === null) cells.fault(columns.rawAddress ?? columns.address, 'missing-value', '');
  if (commune === null || place === null) return { kind: 'refused', reasons: cells.faults };
  const unit: UnitFacts = {
    idlocal: told.idlocal,
    rnbId: null,
    parcel: cells.code(columns.parcel, PARCEL),
    kind: readKind(cells, columns.kind),
    address: place.street,
    postcode: place.postcode ?? onlyPostcode(commune),
    commune: commune.code,
    ...readPosition(cells, columns),
    livingArea: cells.numberOrUnknown(columns.area, { min: 1, max: 3000 }),
    rooms: cells.wholeOrUnknown(columns.rooms, { min: 1, max: 60 }),
    yearBuilt: cells.wholeOrUnknown(columns.yearBuilt, YEARS_BUILT),
    cadastralCategory: null,
  };
  const followUp = followUpOf(cells, columns, told.words);
  const vintage = settings.options.fallbackVintage;
  const start = vacancyStart(cells, columns.vacantSince, followUp.occupancy, settings.latestVintage);
  const entry: HomeEntry = {
    unit,
    owners: ownerOfZlv(cells, columns),
    spell: start === null ? null : spellFromFile(start, vintage),
    vintage,
    followUp,
  };
  return { kind: 'home', entry, leftOut: leftOutOfZlv(entry, settings), warnings: cells.faults };
}

/** The commune of today; noted as a fault where it is missing, malformed or of another territory. */
function readCommune(cells: CellReader, index: number, { territory }: ReadSettings) {
  const raw = cells.text(index);
  if (raw === null) {
    cells.fault(index, 'missing-value');
    return null;
  }
  const code = /^\d{4}$/.test(raw) ? `0${raw}` : cells.code(index, INSEE_CODE);
  const commune = code === null ? null : communeByCode(territory, code);
  if (code !== null && commune === null) cells.fault(index, 'outside-territory');
  return commune;
}

function readKind(cells: CellReader, index: number | undefined): UnitKind {
  const word = cells.text(index)?.toUpperCase() ?? null;
  if (word?.startsWith('MAISON')) return 'house';
  if (word?.startsWith('APPART')) return 'flat';
  if (word !== null) cells.fault(index, 'unknown-word');
  return 'other';
}

/** Half a position is none. */
function readPosition(cells: CellReader, columns: Columns): Pick<UnitFacts, 'longitude' | 'latitude'> {
  const longitude = cells.numberOrUnknown(columns.longitude, { min: -180, max: 180 });
  const latitude = cells.numberOrUnknown(columns.latitude, { min: -90, max: 90 });
  return longitude === null || latitude === null
    ? { longitude: null, latitude: null }
    : { longitude, latitude };
}

function followUpOf(cells: CellReader, columns: Columns, words: UnitWords): FollowUp {
  const declaredClass = readClass(cells, columns.energyClass);
  return {
    status: words.status ?? 'not-followed',
    substatus: words.substatus ?? null,
    reasons: words.reasons ?? [],
    occupancy: words.occupancy ?? 'unknown',
    declaredClass,
    dpeOn: declaredClass === null ? null : cells.day(columns.energyClassAt),
  };
}

function readClass(cells: CellReader, index: number | undefined): EnergyLabel | null {
  const text = cells.text(index);
  const label = ENERGY_LABELS.find((known) => known === text?.toUpperCase()) ?? null;
  if (text !== null && label === null) cells.fault(index, 'unknown-word');
  return label;
}
