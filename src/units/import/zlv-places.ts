import { CELL_BREAK } from '../../documents/cell-line.ts';
import type { CellReader } from '../lovac/cell-reader.ts';
import { ownerKind } from '../lovac/owner-category.ts';
import { readableName, splitAddress } from '../lovac/parse-owners.ts';
import { readableStreet } from '../lovac/readable-address.ts';
import type { OwnerFacts } from '../ownership.ts';
import type { TableHeader } from './table-header.ts';
import type { ZlvColumn } from './zlv-columns.ts';

type Columns = TableHeader<ZlvColumn>['columns'];
/** `postcode` is null where the address does not tell it. */
export type HomeAddress = { readonly street: string; readonly postcode: string | null };

const LINE_ENDS = new RegExp(`[\\n${CELL_BREAK}]`);
/** Below, the national address base matched another place: the same threshold as for LOVAC. */
const LEAST_SCORE = 0.5;

/**
 * The address of a home: the national base’s wording where it matched well, else the tax file’s, with the place of a
 * flat in its building. Null when the line has none.
 */
export function homeAddress(cells: CellReader, columns: Columns): HomeAddress | null {
  const matched = isMatched(cells, columns.addressScore) ? linesOf(cells, columns.address) : [];
  const place = placeOf(matched.length > 0 ? matched : linesOf(cells, columns.rawAddress));
  if (place === null) return null;
  const parts = [place.street, ...linesOf(cells, columns.location)];
  return { ...place, street: parts.join(', ') };
}

const linesOf = (cells: CellReader, index: number | undefined): string[] =>
  (cells.text(index) ?? '')
    .split(LINE_ENDS)
    .map((line) => line.replace(/\s+/g, ' ').trim())
    .filter((line) => line !== '');

/** A score is written `0.87`, or `87 %` for an owner’s address. */
function isMatched(cells: CellReader, index: number | undefined): boolean {
  const [, figure, percent] = /^(\d+(?:[.,]\d+)?) ?(%?)$/.exec(cells.raw(index)) ?? [];
  if (figure === undefined) return true;
  return Number(figure.replace(',', '.')) / (percent === '%' ? 100 : 1) >= LEAST_SCORE;
}

/** Street and town on their lines, or one after the other on one. */
function placeOf(lines: readonly string[]): HomeAddress | null {
  const [whole = ''] = lines;
  const [, before, code] = /^(.*\S),? +(\d{5})(?: +\D.*)?$/.exec(whole) ?? [];
  if (lines.length === 1 && before !== undefined && code !== undefined)
    return { street: asWritten(before.replace(/,$/, '')), postcode: code };
  const [postcode] = /^\d{5}(?=$| )/.exec(lines.at(-1) ?? '') ?? [];
  const street = (postcode === undefined ? lines : lines.slice(0, -1)).map(asWritten).join(', ');
  return street === '' ? null : { street, postcode: postcode ?? null };
}

/** What is all in capitals comes from the tax file; what is not was written for people. */
const asWritten = (street: string): string =>
  /\p{Ll}/u.test(street.replace(/^\d+ ?(bis|ter|quater) /, '')) ? street : readableStreet(street);

/** The owner whom the line names, first of the home; the file tells neither right nor kind. */
export function ownerOfZlv(cells: CellReader, columns: Columns): OwnerFacts[] {
  const raw = cells.text(columns.owner);
  if (raw === null) return [];
  const name = readableName(raw);
  return [
    {
      rank: 1,
      right: null,
      ...ownerKind({ category: null, group: null, siren: null, name }),
      name,
      birthDate: null,
      siren: null,
      address: ownerAddress(cells, columns),
      personNumber: null,
      location: 'unknown',
    },
  ];
}

function ownerAddress(cells: CellReader, columns: Columns): string | null {
  const matched = isMatched(cells, columns.ownerAddressScore) ? cells.text(columns.ownerAddress) : null;
  const lines =
    matched === null
      ? linesOf(cells, columns.ownerRawAddress)
      : [...linesOf(cells, columns.ownerExtraAddress), ...splitAddress(matched)];
  return lines.length === 0 ? null : lines.join('\n');
}
