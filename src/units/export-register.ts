import { stringify } from 'csv-stringify/sync';
import type { Context } from '../context.ts';
import { translateDynamic, translator } from '../i18n/translate.ts';
import { appendJournal } from '../journal/append-journal.ts';
import { listStaff, type Owner } from '../people/people-queries.ts';
import { communeName } from '../programme/territory.ts';
import type { UnitId } from '../shared/ids.ts';
import { filterFields } from './register-address.ts';
import type { PageWanted, RegisterFilter, RegisterOrder } from './register-filter.ts';
import { scopeOf } from './see-register.ts';
import { knownClass } from './unit.ts';
import { listUnits, type UnitLine } from './unit-list-store.ts';
import { unitPath } from './units-paths.ts';
import { firstOwners } from './units-queries.ts';

const HANDFUL = 500;
const COLUMNS = [
  'idlocal',
  'insee',
  'commune',
  'postcode',
  'address',
  'kind',
  'area',
  'rooms',
  'yearBuilt',
  'class',
  'classSource',
  'vacantSince',
  'status',
  'substatus',
  'reasons',
  'assignedTo',
  'owner',
  'ownerKind',
  'doNotContact',
  'ownerAddress',
  'email',
  'phone',
  'link',
] as const;
type ExportColumn = (typeof COLUMNS)[number];

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

/** Noted before the first line leaves, whatever the format. */
export async function journalExport(
  ctx: Context,
  filter: RegisterFilter,
  format: 'csv' | 'geojson',
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
  const scope = await scopeOf(ctx);
  const names = new Map((await listStaff(ctx.db.read)).map(({ id, name }) => [id as number, name]));
  yield `\uFEFF${asCsv([COLUMNS.map((column) => t(`register.export.${column}`))])}`;
  let wanted: PageWanted = null;
  do {
    const page = await listUnits(ctx.db.read, filter, scope, order, wanted, HANDFUL);
    const owners = await firstOwners(
      ctx.db.read,
      page.lines.map(({ id }) => id),
    );
    yield asCsv(page.lines.map((line) => cells(ctx, line, owners.get(line.id) ?? null, names)));
    wanted = page.after === null ? null : { side: 'after', cursor: page.after };
  } while (wanted !== null);
}

const asCsv = (rows: readonly (readonly (string | number)[])[]): string =>
  stringify([...rows], { delimiter: ';', escape_formulas: true, record_delimiter: '\r\n' });

function cells(
  ctx: Context,
  line: UnitLine,
  owner: Owner | null,
  names: ReadonlyMap<number, string>,
): (string | number)[] {
  const label = (key: string, slug: string | null): string =>
    slug === null ? '' : translateDynamic(ctx.locale, `${key}.${slug}`);
  const reachable = owner !== null && !owner.doNotContact;
  const energy = knownClass(line);
  const row: Record<ExportColumn, string | number | null> = {
    idlocal: line.idlocal,
    insee: line.commune,
    commune: communeName(ctx.territory, line.commune),
    postcode: line.postcode,
    address: line.address,
    kind: label('units.kind', line.kind),
    area: line.livingArea === null ? null : decimal(ctx, line.livingArea),
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
    doNotContact: owner?.doNotContact ? translator(ctx.locale)('common.yes') : '',
    ownerAddress: reachable ? (owner.address?.replaceAll('\n', ', ') ?? null) : null,
    email: reachable ? owner.email : null,
    phone: reachable ? owner.phone : null,
    link: ctx.config.publicUrl + unitPath({ unit: line.id as UnitId }),
  };
  return COLUMNS.map((column) => row[column] ?? '');
}

const decimal = ({ locale }: Context, value: number): string =>
  locale === 'fr' ? String(value).replace('.', ',') : String(value);
