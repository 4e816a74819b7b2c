import type { Context } from '../../context.ts';
import type { ColumnKind, SheetRow } from '../../documents/sheet-cells.ts';
import { xlsxOf } from '../../documents/spreadsheet.ts';
import type { Owner } from '../../people/people-queries.ts';
import { refused } from '../../shared/errors.ts';
import type { RegisterFilter, RegisterOrder } from '../find/register-filter.ts';
import { ZLV_COLUMNS, type ZlvColumn } from '../import/zlv-columns.ts';
import { ZLV_OCCUPANCY, ZLV_REASON, ZLV_STATUS, ZLV_SUBSTATUS } from '../import/zlv-vocabulary.ts';
import { findUnits, type Unit } from '../unit-store.ts';
import { firstOwners } from '../units-queries.ts';
import { exportedPages, journalExport } from './export-register.ts';
import { MOST_SHEET_ROWS } from './export-register-sheet.ts';

/** What we know; the rest of its columns stay empty, so that the shape is the one its own export has. */
type Told = Partial<Record<ZlvColumn, SheetRow[number]>>;

const COLUMNS = Object.keys(ZLV_COLUMNS) as ZlvColumn[];
const KINDS: Partial<Record<ZlvColumn, ColumnKind>> = {
  latitude: 'number',
  longitude: 'number',
  area: 'number',
  energyClassAt: 'day',
};

/**
 * The filtered list in the shape of Zéro Logement Vacant’s own export: sheet `Logements`, its columns in its order, its
 * words, always in French. What is read back from it here is what an import of such a file takes.
 * @throws DomainError `register.errors.tooManyForSheet`
 */
export async function exportForZlv(
  ctx: Context,
  filter: RegisterFilter,
  order: RegisterOrder,
): Promise<Uint8Array> {
  const rows: SheetRow[] = [];
  for await (const lines of exportedPages(ctx, filter, order)) {
    const ids = lines.map(({ id }) => id);
    const units = new Map((await findUnits(ctx.db.read, ids)).map((unit) => [unit.id, unit]));
    const owners = await firstOwners(ctx.db.read, ids);
    for (const id of ids) {
      const unit = units.get(id);
      if (unit) rows.push(rowOf(unit, owners.get(id) ?? null));
    }
    if (rows.length > MOST_SHEET_ROWS)
      throw refused('register.errors.tooManyForSheet', { most: MOST_SHEET_ROWS });
  }
  await journalExport(ctx, filter, 'zlv');
  const columns = COLUMNS.map((column) => ({
    header: ZLV_COLUMNS[column][0],
    kind: KINDS[column] ?? ('text' as const),
  }));
  const sheets = [{ name: 'Logements', columns, rows }];
  return xlsxOf({ title: 'Logements', locale: 'fr', at: ctx.clock(), sheets });
}

function rowOf(unit: Unit, owner: Owner | null): SheetRow {
  const told: Told = {
    invariant: unit.idlocal?.slice(2) ?? null,
    idlocal: unit.idlocal,
    parcel: unit.parcel,
    insee: unit.commune,
    rawAddress: [unit.address, unit.postcode].filter((part) => part !== null).join('\n'),
    latitude: unit.latitude,
    longitude: unit.longitude,
    kind: unit.kind === 'flat' ? 'Appartement' : unit.kind === 'house' ? 'Maison' : null,
    // What an owner or a certificate said; an audit of ours is no DPE.
    energyClass: unit.declaredClass,
    energyClassAt: unit.declaredClass === null ? null : unit.dpeOn,
    area: unit.livingArea,
    // Whole numbers without thousands separators: 1936, not 1 936.
    rooms: unit.rooms === null ? null : String(unit.rooms),
    yearBuilt: unit.yearBuilt === null ? null : String(unit.yearBuilt),
    occupancy: ZLV_OCCUPANCY[unit.occupancy][0],
    vacantSince: unit.vacantSince?.slice(0, 4) ?? null,
    status: ZLV_STATUS[unit.status][0],
    substatus: unit.substatus === null ? null : ZLV_SUBSTATUS[unit.substatus][0],
    reasons: unit.reasons.map((reason) => ZLV_REASON[reason][0]).join('\n'),
    owner: owner?.name ?? null,
    // Whoever asked not to be contacted is named, without the means to do so.
    ownerRawAddress: owner === null || owner.doNotContact ? null : owner.address,
  };
  return COLUMNS.map((column) => told[column] ?? null);
}
