import { casePath } from '../../cases/case-paths.ts';
import type { Context } from '../../context.ts';
import { formatterFor } from '../../i18n/format.ts';
import { translateDynamic, translator } from '../../i18n/translate.ts';
import { findOwners, listStaff } from '../../people/people-queries.ts';
import { instant } from '../../shared/dates.ts';
import type { AccountId, OwnerId } from '../../shared/ids.ts';
import { ownerPath } from '../../units/holders/holder-paths.ts';
import { unitPath } from '../../units/units-paths.ts';
import type { ReadingsWanted } from '../privacy-forms.ts';
import * as paths from '../privacy-paths.ts';
import { type Reading, readingsPage, type Subject, subjectsOfPersons } from './reading-store.ts';

type Option = { readonly value: string; readonly text: string };
export type ReadingsPage = {
  readonly back: string;
  readonly action: string;
  readonly by: string;
  readonly way: string;
  readonly subject: string;
  readonly from: string;
  readonly to: string;
  readonly staff: readonly Option[];
  readonly ways: readonly Option[];
  readonly rows: readonly {
    readonly at: string;
    readonly who: string;
    readonly role: string;
    readonly what: string;
    readonly href: string | null;
    readonly way: string;
  }[];
  readonly kept: string;
  readonly next: string | null;
};
declare module '../../web/views.ts' {
  interface Views {
    'privacy/readings': ReadingsPage;
  }
}

const PAGE = 50;

/** The log by reader and by subject. A subject is a case's reference, or a kind and a number: `owner 12`, `unit 40`. */
export async function readingsPageOf(ctx: Context, wanted: ReadingsWanted): Promise<ReadingsPage> {
  const { read } = ctx.db;
  const t = translator(ctx.locale);
  const staff = await listStaff(read);
  const found = await readingsPage(
    read,
    {
      by: (wanted.by as AccountId | undefined) ?? null,
      subjects: await subjectsAsked(ctx, wanted.subject),
      way: wanted.way ?? null,
      from: wanted.from ? instant(`${wanted.from}T00:00:00Z`) : null,
      to: wanted.to ? instant(`${wanted.to}T23:59:59Z`) : null,
    },
    wanted.before ?? null,
    PAGE + 1,
  );
  const rows = found.slice(0, PAGE);
  const names = await namesOf(ctx, rows);
  const last = rows.at(-1);
  const { before: _, ...query } = wanted;
  return {
    back: paths.privacyDeskPath(),
    action: paths.readingsPath(),
    by: String(wanted.by ?? ''),
    way: wanted.way ?? '',
    subject: wanted.subject ?? '',
    from: wanted.from ?? '',
    to: wanted.to ?? '',
    staff: [
      { value: '', text: t('privacy.readings.anybody') },
      ...staff.map(({ id, name }) => ({ value: String(id), text: name })),
    ],
    ways: [
      { value: '', text: t('privacy.readings.anyWay') },
      ...(['page', 'file', 'export'] as const).map((way) => ({
        value: way,
        text: t(`privacy.readings.way.${way}`),
      })),
    ],
    rows: rows.map((row) => ({
      at: formatterFor(ctx.locale).shortMoment(row.at),
      who: staff.find(({ id }) => id === row.accountId)?.name ?? '–',
      role: translateDynamic(ctx.locale, `people.role.${row.role}`),
      what: whatText(ctx, row, names),
      href: hrefOf(row),
      way: t(`privacy.readings.way.${row.way}`),
    })),
    kept: t('privacy.readings.kept', { months: ctx.programme.retention.accessLogMonths }),
    next: found.length > PAGE && last ? paths.readingsPath({ ...query, before: last.id }) : null,
  };
}

/** `owner 12` means that person with their homes and cases; anything else is the reference of a case. */
async function subjectsAsked(ctx: Context, text: string | undefined): Promise<readonly Subject[] | null> {
  if (text === undefined || text === '') return null;
  const [, kind, number] = /^(\p{L}+)\s+(\d+)$/u.exec(text) ?? [];
  if (kind === undefined || number === undefined) return [{ kind: 'case', ids: [text.toUpperCase()] }];
  if (/^(owner|propri)/i.test(kind)) return subjectsOfPersons(ctx.db.read, [Number(number) as OwnerId]);
  if (/^(unit|home|logement)/i.test(kind)) return [{ kind: 'unit', ids: [number] }];
  return [{ kind: kind.toLowerCase(), ids: [number] }];
}

async function namesOf(ctx: Context, rows: readonly Reading[]): Promise<ReadonlyMap<string, string>> {
  const ids = rows
    .filter((row) => row.subjectKind === 'owner')
    .map((row) => Number(row.subjectId) as OwnerId);
  const owners = await findOwners(ctx.db.read, [...new Set(ids)]);
  return new Map(owners.map(({ id, name }) => [String(id), name]));
}

function whatText({ locale }: Context, row: Reading, names: ReadonlyMap<string, string>): string {
  const name = row.subjectKind === 'owner' ? names.get(row.subjectId) : undefined;
  const kind = translateDynamic(locale, `privacy.readings.subject.${row.subjectKind}`);
  return name === undefined ? `${kind} ${row.subjectId}` : `${name} (${kind} ${row.subjectId})`;
}

function hrefOf({ subjectKind, subjectId }: Reading): string | null {
  if (subjectKind === 'owner') return ownerPath({ owner: subjectId });
  if (subjectKind === 'unit') return unitPath({ unit: subjectId });
  return subjectKind === 'case' ? casePath({ ref: subjectId }) : null;
}
