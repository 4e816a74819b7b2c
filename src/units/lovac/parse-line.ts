import type { UnitKind } from '../unit.ts';
import { CellReader } from './cell-reader.ts';
import type { LovacHeader } from './lovac-columns.ts';
import type { LovacLine, Rejection } from './lovac-line.ts';
import { FIRST_VINTAGE, type LineKey, readKey, type Vintages } from './parse-key.ts';
import { parseOwners, taxManager } from './parse-owners.ts';

export type { Vintages } from './parse-key.ts';

/** A line taken (with the cells that had to be left out), or refused with every reason. */
export type ParsedLine =
  | { readonly kind: 'line'; readonly line: LovacLine; readonly warnings: readonly Rejection[] }
  | { readonly kind: 'rejected'; readonly line: number; readonly reasons: readonly Rejection[] };

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

function readFacts(line: number, cells: CellReader, header: LovacHeader, key: LineKey): LovacLine {
  const { columns } = header;
  const ownerGroup = cells.text(columns.ownerGroup);
  return {
    line,
    ...key,
    landFileVintage: cells.wholeOrUnknown(columns.landFileVintage, { min: FIRST_VINTAGE, max: 2100 }),
    parcel: cells.code(columns.parcel, PARCEL),
    buildingId: cells.text(columns.buildingId),
    rnbId: cells.code(columns.rnbId, RNB_ID),
    streetLine: cells.text(columns.streetLine),
    streetNumber: cells.text(columns.streetNumber),
    location: cells.text(columns.location),
    banLabel: cells.text(columns.banLabel),
    banScore: cells.number(columns.banScore, { min: 0, max: 1 }),
    postcode: readPostcode(cells, columns.postcode),
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

/** Four digits are a postcode of the departments 01 to 09 without its zero. */
const readPostcode = (cells: CellReader, index: number | undefined): string | null =>
  /^\d{4}$/.test(cells.raw(index)) ? `0${cells.raw(index)}` : cells.code(index, POSTCODE);

function kindOf(nature: string | null): UnitKind | null {
  if (nature === null) return null;
  const word = nature.toUpperCase();
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
