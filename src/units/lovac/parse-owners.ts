import { isSiren } from '../../programme/siren.ts';
import { locationOfCode, rightOfCode } from '../ownership.ts';
import type { CellReader } from './cell-reader.ts';
import type { LovacHeader } from './lovac-columns.ts';
import type { LovacOwner } from './lovac-line.ts';
import { ownerKind } from './owner-category.ts';

const RIGHT_ID = /^[0-9A-Z*+]{13}$/;
const PERSON_NUMBER = /^[0-9A-Z]{8}$/;
const CIVILITY = /^(M|MR|MME|MLLE|MONSIEUR|MADAME)\.? +/i;

/** `BRUNET/FLAVIEN` of the land files as people write it: `BRUNET Flavien`. */
export function readableName(raw: string): string {
  const name = raw.replace(CIVILITY, '').replace(/\s+/g, ' ').trim();
  const [family, given] = name.split('/', 2);
  if (!family || !given) return name;
  return `${family.trim()} ${capitalised(given.trim())}`;
}

const capitalised = (words: string): string =>
  words
    .toLowerCase()
    .replace(/(^|[\s'’-])(\p{L})/gu, (_, before: string, letter: string) => before + letter.toUpperCase());

/** The holders of rights of a line; where the land files name none, the owner of the tax file. */
export function parseOwners(cells: CellReader, header: LovacHeader, group: string | null): LovacOwner[] {
  const taxAddress = addressLines(cells, [
    header.columns.taxAddress1,
    header.columns.taxAddress2,
    header.columns.taxAddress3,
    header.columns.taxAddress4,
  ]);
  const owners = header.owners
    .map(({ rank, columns }) => parseOwner(cells, rank, columns, rank === 1 ? group : null))
    .filter((owner) => owner !== null)
    .map((owner) =>
      owner.rank === 1 && owner.address.length === 0 ? { ...owner, address: taxAddress } : owner,
    );
  if (owners.length > 0) return owners;
  const name = taxOwnerName(cells, header);
  return name === null ? [] : [taxOwner(name, group, taxAddress)];
}

/** Without `proprietaire`, the tax file's `gestre_ppre` is the owner; with it, the manager. */
const taxOwnerName = (cells: CellReader, { columns }: LovacHeader): string | null =>
  cells.text(columns.taxOwner) ?? cells.text(columns.taxManager);
export const taxManager = (cells: CellReader, { columns }: LovacHeader): string | null =>
  cells.text(columns.taxOwner) === null ? null : cells.text(columns.taxManager);

function taxOwner(rawName: string, group: string | null, address: readonly string[]): LovacOwner {
  const name = readableName(rawName);
  return {
    rank: 1,
    rightId: null,
    personNumber: null,
    name,
    birthDate: null,
    siren: null,
    right: null,
    ...ownerKind({ category: null, group, siren: null, name }),
    location: 'unknown',
    address,
  };
}

type OwnerColumns = LovacHeader['owners'][number]['columns'];

function parseOwner(
  cells: CellReader,
  rank: number,
  columns: OwnerColumns,
  group: string | null,
): LovacOwner | null {
  const rawName = cells.text(columns.name);
  if (rawName === null) return null;
  const name = readableName(rawName);
  const siren = parseSiren(cells, columns.siren);
  const whole = cells.text(columns.address);
  return {
    rank,
    rightId: cells.code(columns.rightId, RIGHT_ID),
    personNumber: cells.code(columns.personNumber, PERSON_NUMBER),
    name,
    birthDate: cells.day(columns.birthDate),
    siren,
    right: rightOfCode(cells.text(columns.right)),
    ...ownerKind({ category: cells.text(columns.category), group, siren, name }),
    location: locationOfCode(cells.wholeOrUnknown(columns.location, { min: 1, max: 9 })),
    address:
      whole === null
        ? addressLines(cells, [columns.address3, columns.address4, columns.address5, columns.address6])
        : splitAddress(whole),
  };
}

function parseSiren(cells: CellReader, index: number | undefined): string | null {
  const text = cells.text(index)?.replace(/\s|\.0$/g, '') ?? null;
  if (text === null) return null;
  // Spreadsheets drop leading zeros.
  const siren = text.padStart(9, '0');
  if (isSiren(siren)) return siren;
  cells.fault(index, /^\d{9}$/.test(siren) ? 'bad-check-digit' : 'bad-format');
  return null;
}

const addressLines = (cells: CellReader, indexes: readonly (number | undefined)[]): string[] =>
  indexes.map((index) => cells.text(index)?.replace(/\s+/g, ' ') ?? null).filter((line) => line !== null);

/** `0280 RTE DE DIEPPE 76250 DEVILLE`: street, then postcode and town, each on its line. */
export function splitAddress(address: string): string[] {
  const text = address
    .replace(/\s+/g, ' ')
    .trim()
    .replace(/^0+(?=\d)/, '');
  const [, street, town] = /^(.*\S) +(\d{5} .+)$/.exec(text) ?? [];
  return street && town ? [street, town] : [text];
}
