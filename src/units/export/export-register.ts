import { stringify } from 'csv-stringify/sync';
import type { Context } from '../../context.ts';
import type { SheetCell, SheetRow } from '../../documents/sheet-cells.ts';
import { translate, translateDynamic, translator } from '../../i18n/translate.ts';
import { appendJournal } from '../../journal/append-journal.ts';
import { listStaff, type Owner } from '../../people/people-queries.ts';
import { communeName } from '../../programme/territory.ts';
import type { UnitId } from '../../shared/ids.ts';
import { buildingAddresses } from '../building/building-store.ts';
import { filterFields } from '../find/register-address.ts';
import type { PageWanted, RegisterFilter, RegisterOrder } from '../find/register-filter.ts';
import { scopeOf } from '../find/see-register.ts';
import { listUnits, type UnitLine } from '../find/unit-list-store.ts';
import { knownClass } from '../unit.ts';
import { unitPath } from '../units-paths.ts';
import { firstOwners } from '../units-queries.ts';
import { EXPORT_COLUMNS, type ExportColumn, versionsText } from './export-columns.ts';

const HANDFUL = 500;

/**
 * The filtered list as CSV for spreadsheets: semicolons, UTF-8 with its mark, cells that would be formulas made
 * harmless. Who took it out and how it was filtered is journalled first: LOVAC names people. An owner who asked not
 * to be contacted is named, without the means to do so.
 */
export async function exportRegister(
  ctx: Context,
  filter: RegisterFilter,
  order: RegisterOrder,
): Promise<AsyncGenerator<string>> {
  await journalExport(ctx, filter, 'csv');
  return lines(ctx, filter, order);
}

/** What the list can be taken out as. Labels: `register.exportAs.*`. */
export const EXPORT_FORMATS = ['xlsx', 'ods', 'csv', 'zlv', 'geojson'] as const;
export type ExportFormat = (typeof EXPORT_FORMATS)[number];

/** Noted before the first line leaves, whatever the format. */
export async function journalExport(
  ctx: Context,
  filter: RegisterFilter,
  format: ExportFormat,
): Promise<void> {
  const { text: _, ...limits } = filterFields(filter, String(filter.assigned ?? ''));
  await ctx.db.tx((d) =>
    appendJournal(
      d,
      { actor: ctx.actor, now: ctx.clock() },
      {
        action: 'register.exported',
        subject: { kind: 'register', id: ctx.programme.slug },
        // What was typed may be a name: that there was a search is noted, not its words.
        data: { ...limits, format, searched: filter.text !== '' },
      },
    ),
  );
}

async function* lines(ctx: Context, filter: RegisterFilter, order: RegisterOrder): AsyncGenerator<string> {
  const t = translator(ctx.locale);
  yield `\uFEFF${asCsv([EXPORT_COLUMNS.map((column) => t(`register.export.${column}`))])}`;
  for await (const rows of exportedRows(ctx, filter, order))
    yield asCsv(rows.map((row) => row.map((cell) => csvCell(ctx, cell))));
}

const asCsv = (rows: readonly (readonly string[])[]): string =>
  stringify([...rows], { delimiter: ';', escape_formulas: true, record_delimiter: '\r\n' });

function csvCell({ locale }: Context, cell: SheetCell): string {
  if (cell === null || cell === false) return '';
  if (cell === true) return translate(locale, 'common.yes');
  return typeof cell === 'number' && locale === 'fr' ? String(cell).replace('.', ',') : String(cell);
}

/** The units of the filter as rows under `EXPORT_COLUMNS`, a handful at a time. */
export async function* exportedRows(
  ctx: Context,
  filter: RegisterFilter,
  order: RegisterOrder,
): AsyncGenerator<readonly SheetRow[]> {
  const names = new Map((await listStaff(ctx.db.read)).map(({ id, name }) => [id as number, name]));
  for await (const lines of exportedPages(ctx, filter, order)) {
    const owners = await firstOwners(
      ctx.db.read,
      lines.map(({ id }) => id),
    );
    const buildings = await buildingAddresses(
      ctx.db.read,
      lines.flatMap(({ buildingId }) => buildingId ?? []),
    );
    const buildingOf = ({ buildingId }: UnitLine): string | null =>
      buildingId === null ? null : (buildings.get(buildingId) ?? null);
    yield lines.map((line) => rowOf(ctx, line, owners.get(line.id) ?? null, names, buildingOf(line)));
  }
}

/** The units of the filter within the reader’s communes, a handful at a time. */
export async function* exportedPages(
  ctx: Context,
  filter: RegisterFilter,
  order: RegisterOrder,
): AsyncGenerator<readonly UnitLine[]> {
  const scope = await scopeOf(ctx);
  let wanted: PageWanted = null;
  do {
    const page = await listUnits(ctx.db.read, filter, scope, order, wanted, HANDFUL);
    yield page.lines;
    wanted = page.after === null ? null : { side: 'after', cursor: page.after };
  } while (wanted !== null);
}

function rowOf(
  ctx: Context,
  line: UnitLine,
  owner: Owner | null,
  names: ReadonlyMap<number, string>,
  building: string | null,
): SheetRow {
  const label = (key: string, slug: string | null): string | null =>
    slug === null ? null : translateDynamic(ctx.locale, `${key}.${slug}`);
  const reachable = owner !== null && !owner.doNotContact;
  const energy = knownClass(line);
  const row: Record<ExportColumn, SheetCell> = {
    idlocal: line.idlocal,
    insee: line.commune,
    commune: communeName(ctx.territory, line.commune),
    postcode: line.postcode,
    address: line.address,
    building,
    kind: label('units.kind', line.kind),
    area: line.livingArea,
    rooms: line.rooms,
    yearBuilt: line.yearBuilt,
    class: energy?.energyClass ?? null,
    classSource: label('register.classSource', energy?.source ?? null),
    vacantSince: line.vacantSince,
    status: label('units.status', line.status),
    substatus: label('units.substatus', line.substatus),
    reasons: line.reasons.map((reason) => label('units.reason', reason)).join(', '),
    assignedTo: line.assignedTo === null ? null : (names.get(line.assignedTo) ?? null),
    owner: line.ownerName,
    ownerKind: label('units.ownerKind', line.ownerKind),
    doNotContact: owner?.doNotContact ?? false,
    ownerAddress: reachable ? (owner.address?.replaceAll('\n', ', ') ?? null) : null,
    email: reachable ? owner.email : null,
    phone: reachable ? owner.phone : null,
    link: ctx.config.publicUrl + unitPath({ unit: line.id as UnitId }),
    version: versionsText(line, owner),
  };
  return EXPORT_COLUMNS.map((column) => row[column]);
}
