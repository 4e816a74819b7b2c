import { INSEE_CODE } from '../../programme/schema-parts.ts';
import type { UnitKind } from '../unit.ts';
import { CellReader } from './cell-reader.ts';
import type { LovacHeader } from './lovac-columns.ts';
import type { LovacLine, Rejection } from './lovac-line.ts';
import { parseOwners, taxManager } from './parse-owners.ts';

/** A line taken (with the cells that had to be left out), or refused with every reason. */
export type ParsedLine =
  | { readonly kind: 'line'; readonly line: LovacLine; readonly warnings: readonly Rejection[] }
  | { readonly kind: 'rejected'; readonly line: number; readonly reasons: readonly Rejection[] };

/** `fallback` serves lines that state no vintage; one after `latest` is a typing error. */
export type Vintages = { readonly fallback: number | null; readonly latest: number };

const FIRST_VINTAGE = 2005;
const YEARS = { min: 1900, max: 2100 };
const IDLOCAL = /^(\d{2}|2A|2B)\d{10}$/;
const PARCEL = /^(\d{2}|2A|2B)\d{3}[0-9A-Z]{9}$/;
const RNB_ID = /^[1-9A-HJ-NP-Z]{12}$/;
const POSTCODE = /^\d{5}$/;
const CATEGORY_YEARS = { min: 1000, max: 2100 };

/**
 * Types one record. What identifies, places or dates the unit must be right, else the line is refused; any other
 * wrong cell is left out as unknown and reported.
 */
export function parseLine(
  line: number,
  record: readonly string[],
  header: LovacHeader,
  vintages: Vintages,
): ParsedLine {
  const cells = new CellReader(line, record, header.headings);
  if (record.length !== header.headings.length) {
    cells.fault(undefined, 'wrong-column-count', `${record.length} ≠ ${header.headings.length}`);
    return { kind: 'rejected', line, reasons: cells.faults };
  }
  const key = readKey(cells, header, vintages);
  if (key === null) return { kind: 'rejected', line, reasons: cells.faults };
  return { kind: 'line', line: readFacts(line, cells, header, key), warnings: cells.faults };
}

type Key = Pick<
  LovacLine,
  'vintage' | 'idlocal' | 'invariant' | 'department' | 'communeCode' | 'communeName' | 'vacancyStartYear'
>;

function readKey(cells: CellReader, header: LovacHeader, vintages: Vintages): Key | null {
  const { columns } = header;
  const vintage = readVintage(cells, header, vintages);
  const communeCode = readCommuneCode(cells, header);
  const communeName = cells.text(columns.communeName) ?? nameInCommunePart(cells, header);
  if (communeCode === null && communeName === null && cells.faults.length === 0)
    cells.fault(columns.communeCode ?? columns.communePart ?? columns.communeName, 'missing-value');
  const idlocal = readIdlocal(cells, header, communeCode);
  const vacancyStartYear = readVacancyStart(cells, header, vintage);
  if (vintage === null || idlocal === null || vacancyStartYear === null || cells.faults.length > 0)
    return null;
  return {
    vintage,
    idlocal,
    invariant: idlocal.slice(2),
    department: idlocal.slice(0, 2),
    communeCode,
    communeName,
    vacancyStartYear,
  };
}

function readVintage(
  cells: CellReader,
  { columns }: LovacHeader,
  { fallback, latest }: Vintages,
): number | null {
  const index = columns.vintage ?? columns.landFileVintage;
  if (cells.text(index) !== null) return cells.whole(index, { min: FIRST_VINTAGE, max: latest });
  if (fallback === null) cells.fault(index, 'missing-value');
  return fallback;
}

function readVacancyStart(
  cells: CellReader,
  { columns }: LovacHeader,
  vintage: number | null,
): number | null {
  const index = columns.vacancyStart;
  const raw = cells.text(index);
  if (raw === null || /^0+$/.test(raw)) {
    cells.fault(index, 'missing-value');
    return null;
  }
  return cells.whole(index, { min: YEARS.min, max: vintage ?? YEARS.max });
}

/** `idlocal`, else department + the ten digits of `invariant` (`I0237886879A`). */
function readIdlocal(cells: CellReader, { columns }: LovacHeader, communeCode: string | null): string | null {
  const stated = cells.text(columns.idlocal);
  if (stated !== null) {
    // A spreadsheet drops the zero of departments 01 to 09.
    if (/^\d{11}$/.test(stated)) return `0${stated}`;
    return cells.code(columns.idlocal, IDLOCAL);
  }
  const invariant = cells.text(columns.invariant);
  if (invariant === null) {
    cells.fault(columns.idlocal ?? columns.invariant, 'missing-value');
    return null;
  }
  const [digits] = /\d{10}/.exec(invariant) ?? [];
  const department = (cells.text(columns.department) ?? communeCode ?? '').slice(0, 2).toUpperCase();
  if (digits === undefined || !/^[A-Z]?\d{10}[A-Z]?$/i.test(invariant)) {
    cells.code(columns.invariant, /^[A-Z]?\d{10}[A-Z]?$/);
    return null;
  }
  if (/^(\d{2}|2A|2B)$/.test(department)) return department + digits;
  cells.fault(columns.department ?? columns.invariant, 'missing-value', department);
  return null;
}

/** Five characters of `idcom`, else department and the three digits of `commune`. */
function readCommuneCode(cells: CellReader, { columns }: LovacHeader): string | null {
  const whole = cells.text(columns.communeCode);
  if (whole !== null) {
    if (/^\d{4}$/.test(whole)) return `0${whole}`;
    return cells.code(columns.communeCode, INSEE_CODE);
  }
  const part = cells.text(columns.communePart);
  if (part === null || /^[\p{L}\s'’-]{3,}$/u.test(part)) return null;
  const code =
    part.length === 5 ? part : (cells.text(columns.department) ?? '').slice(0, 2) + part.padStart(3, '0');
  if (INSEE_CODE.test(code.toUpperCase())) return code.toUpperCase();
  cells.fault(columns.communePart, 'bad-format');
  return null;
}

function nameInCommunePart(cells: CellReader, { columns }: LovacHeader): string | null {
  const part = cells.text(columns.communePart);
  return part !== null && /\p{L}{3,}/u.test(part) ? part : null;
}

function readFacts(line: number, cells: CellReader, header: LovacHeader, key: Key): LovacLine {
  const { columns } = header;
  const ownerGroup = cells.text(columns.ownerGroup);
  return {
    line,
    ...key,
    landFileVintage: cells.wholeOrUnknown(columns.landFileVintage, { min: FIRST_VINTAGE, max: YEARS.max }),
    parcel: cells.code(columns.parcel, PARCEL),
    buildingId: cells.text(columns.buildingId),
    rnbId: cells.code(columns.rnbId, RNB_ID),
    streetLine: cells.text(columns.streetLine),
    streetNumber: cells.text(columns.streetNumber),
    location: cells.text(columns.location),
    banLabel: cells.text(columns.banLabel),
    banScore: cells.number(columns.banScore, { min: 0, max: 1 }),
    postcode: cells.code(columns.postcode, POSTCODE),
    ...readPosition(cells, header),
    kind: kindOf(cells.text(columns.kind)),
    use: cells.text(columns.use)?.toUpperCase() ?? null,
    livingArea: cells.numberOrUnknown(columns.livingArea, { min: 1, max: 3000 }),
    totalArea: cells.numberOrUnknown(columns.totalArea, { min: 1, max: 100_000 }),
    plotArea: cells.numberOrUnknown(columns.plotArea, { min: 1, max: 100_000_000 }),
    rooms: cells.wholeOrUnknown(columns.rooms, { min: 1, max: 60 }),
    yearBuilt: cells.wholeOrUnknown(columns.yearBuilt, CATEGORY_YEARS),
    cadastralCategory: cells.wholeOrUnknown(columns.cadastralCategory, { min: 1, max: 8 }),
    toilets: cells.whole(columns.toilets, { min: 0, max: 30 }),
    baths: cells.whole(columns.baths, { min: 0, max: 30 }),
    showers: cells.whole(columns.showers, { min: 0, max: 30 }),
    condominium: columns.condominium === undefined ? null : cells.text(columns.condominium) !== null,
    occupancyCode: cells.text(columns.occupancyCode)?.toUpperCase() ?? null,
    taxed: cells.raw(columns.taxed) === '*',
    rentalValue: cells.number(columns.rentalValue, { min: 0, max: 10_000_000 }),
    ownerGroup,
    lastMutationYear: mutationYear(cells.text(columns.lastMutation)),
    manager: taxManager(cells, header),
    owners: parseOwners(cells, header, ownerGroup),
    others: readOthers(cells, header),
  };
}

/** The land files' point is the parcel's and comes first; the address base's is a fallback. Half a position is none. */
function readPosition(
  cells: CellReader,
  { columns }: LovacHeader,
): { longitude: number | null; latitude: number | null } {
  const pairs = [
    [columns.longitude, columns.latitude],
    [columns.banLongitude, columns.banLatitude],
  ] as const;
  for (const [x, y] of pairs) {
    const longitude = cells.numberOrUnknown(x, { min: -180, max: 180 });
    const latitude = cells.numberOrUnknown(y, { min: -90, max: 90 });
    if (longitude !== null && latitude !== null) return { longitude, latitude };
  }
  return { longitude: null, latitude: null };
}

function kindOf(nature: string | null): UnitKind {
  const word = nature?.toUpperCase() ?? '';
  if (word.startsWith('MAISON')) return 'house';
  return word.startsWith('APPART') ? 'flat' : 'other';
}

const mutationYear = (text: string | null): number | null => {
  const [year] = /(19|20)\d{2}/.exec(text ?? '') ?? [];
  return year === undefined ? null : Number(year);
};

function readOthers(cells: CellReader, { others }: LovacHeader): Record<string, string> {
  const kept: Record<string, string> = {};
  for (const { heading, index } of others) {
    const value = cells.raw(index);
    if (value !== '') kept[heading] = value;
  }
  return kept;
}
