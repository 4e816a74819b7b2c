import { auditsOfUnit } from '../../audits/audits-queries.ts';
import { casesOfUnit } from '../../cases/cases-queries.ts';
import type { Context } from '../../context.ts';
import type { Reader } from '../../db/database.ts';
import { type JournalRow, type JournalWanted, journalAbout } from '../../journal/journal-queries.ts';
import { findOwners } from '../../people/people-queries.ts';
import type { Instant } from '../../shared/dates.ts';
import type { AccountId, OwnerId } from '../../shared/ids.ts';
import { importsOfUnit } from '../import/import-store.ts';
import { selfAndAbsorbed } from '../merge/merge-store.ts';
import type { Unit } from '../unit-store.ts';
import { HAPPENING_KINDS, type HappeningKind } from './happening-kind.ts';

/** A place in the story: what comes after it is older. Imports take fractions, between two entries of the journal. */
export type Place = { readonly at: Instant; readonly seq: number };
export type HistoryFilter = {
  readonly kind: HappeningKind | null;
  readonly by: AccountId | 'owner' | 'system' | null;
  readonly before: Place | null;
};
export const EVERYTHING: HistoryFilter = { kind: null, by: null, before: null };

export type SeenImport = Awaited<ReturnType<typeof importsOfUnit>>[number];
export type Happened = Place &
  (
    | { readonly what: 'journal'; readonly event: JournalRow }
    | { readonly what: 'import'; readonly change: SeenImport }
    | { readonly what: 'beginning' }
  );
export type History = {
  readonly happened: readonly Happened[];
  /** Where the next page begins; null at the end of the story. */
  readonly next: Place | null;
  /** References of the unit's cases, by number of the journal. */
  readonly caseRefs: ReadonlyMap<string, string>;
  /** Names of the owners that the journal names by their number. */
  readonly owners: ReadonlyMap<OwnerId, string>;
};

/** One page of what happened to a unit, to those it absorbed, to their cases and audits, newest first. */
export async function seeHistory(
  ctx: Context,
  unit: Unit,
  filter: HistoryFilter,
  size: number,
): Promise<History> {
  const { read } = ctx.db;
  const cases = await casesOfUnit(read, unit.id);
  const work = [
    { kind: 'case', ids: cases.map(({ id }) => id) },
    { kind: 'audit', ids: (await auditsOfUnit(read, unit.id)).map(({ id }) => id) },
  ];
  const units = { kind: 'unit', ids: await selfAndAbsorbed(read, unit.id) };
  const actions = filter.kind === null ? null : HAPPENING_KINDS[filter.kind];
  const wanted: JournalWanted = {
    subjects: filter.kind === 'case' ? work : filter.kind === null ? [units, ...work] : [units],
    actions,
    by: filter.by,
    before: filter.before,
  };
  const events = await journalAbout(read, wanted, size + 1);
  const imports = (await importsOfUnit(read, unit.id)).filter((change) => isWanted(change, filter));
  const found: Happened[] = [
    ...events.map((event) => ({ what: 'journal' as const, at: event.at, seq: event.seq, event })),
    ...imports.flatMap((change) =>
      change.endedAt === null
        ? []
        : [{ what: 'import' as const, at: change.endedAt, seq: change.id / 1e9, change }],
    ),
    ...beginning(unit, imports, filter),
  ];
  const ordered = found.filter((one) => isAfter(one, filter.before)).toSorted(newestFirst);
  const happened = ordered.slice(0, size);
  return {
    happened,
    next: ordered.length > size ? (happened.at(-1) ?? null) : null,
    caseRefs: new Map(cases.flatMap(({ id, ref }) => (ref === null ? [] : [[String(id), ref as string]]))),
    owners: await ownersNamed(read, happened),
  };
}

async function ownersNamed(d: Reader, happened: readonly Happened[]): Promise<History['owners']> {
  const ids = happened.flatMap((one) =>
    one.what === 'journal' && typeof one.event.data.owner === 'number'
      ? [one.event.data.owner as OwnerId]
      : [],
  );
  const found = await findOwners(d, [...new Set(ids)]);
  return new Map(found.map(({ id, name }) => [id, name]));
}

const isWanted = ({ madeBy }: SeenImport, { kind, by }: HistoryFilter): boolean =>
  (kind === null || kind === 'import') && (by === null || by === (madeBy ?? 'system'));

/** How it all began, where no import tells it (a declaration tells it in the journal). */
function beginning(unit: Unit, imports: readonly SeenImport[], { kind, by }: HistoryFilter): Happened[] {
  const told = unit.source === 'owner' || imports.some(({ before }) => before === null);
  const asked = (kind === null || kind === 'import') && (by === null || by === 'system');
  return told || !asked ? [] : [{ what: 'beginning', at: unit.createdAt, seq: 0 }];
}

const isAfter = (one: Place, place: Place | null): boolean => place === null || newestFirst(place, one) < 0;
const newestFirst = (a: Place, b: Place): number => (a.at === b.at ? b.seq - a.seq : a.at < b.at ? 1 : -1);
