import { PHASES } from '../../cases/case-phases.ts';
import { CASE_STATES } from '../../cases/case-states.ts';
import { yearOf } from '../../shared/dates.ts';
import { type RegisterFilter, startRange } from './register-filter.ts';
import type { Scope } from './unit-filter-store.ts';

/**
 * The part of a filter that words tell (migration `sets-of-homes`, view `unit_words`): perimeter, building and search are
 * not. Homes asked for bear a word of each list of `all` and none of `none`; those that bear one of `edge` too, the ends
 * of a range that no word tells to the day or the metre, must be looked at themselves.
 */
export type WordQuery = {
  readonly all: readonly (readonly string[])[];
  readonly none: readonly string[];
  readonly edge: readonly string[];
};

const LAST_BUCKET = { area: 30, rooms: 20, decade: 210, score: 20 } as const;
/** All that is older than this decade is one word: a range costs what it has words. */
const FIRST_DECADE = 180;

type Term = { readonly any: readonly string[]; readonly edge?: readonly string[] };

/** Words of the cells that a box covers, those on its edge apart. */
export type BoxWords = { readonly any: readonly string[]; readonly edge: readonly string[] };

export function wordQuery(filter: RegisterFilter, scope: Scope, box: BoxWords | null = null): WordQuery {
  const terms = [...termsOf(filter, scope), box].filter((term): term is Term => term !== null);
  const left = leftOut(filter, scope);
  const all = terms.map(({ any }) => any);
  return {
    all: all.length === 0 ? [['all']] : all,
    none: left.none,
    edge: [...left.edge, ...terms.flatMap(({ edge }) => edge ?? [])],
  };
}

const span = (prefix: string, from: number, to: number): string[] =>
  Array.from({ length: Math.max(0, to - from + 1) }, (_, index) => `${prefix}_${from + index}`);
const one = (prefix: string, value: string | number | null): Term | null =>
  value === null ? null : { any: [`${prefix}_${value}`] };
const some = (prefix: string, values: readonly string[]): Term | null =>
  values.length === 0 ? null : { any: values.map((value) => `${prefix}_${value}`) };

function termsOf(filter: RegisterFilter, scope: Scope): (Term | null)[] {
  return [
    communesTerm(filter, scope),
    some('s', filter.statuses),
    one('u', filter.substatus),
    one('o', filter.occupancy),
    one('k', filter.kind),
    some('e', filter.classes),
    one('a', filter.evidence === 'audited' ? 'yes' : null),
    one('w', filter.ownerKind),
    one('i', filter.assigned === 'nobody' ? 'none' : filter.assigned),
    one('t', filter.contact),
    one('h', filter.heldBack === 'yes' ? 1 : null),
    filter.shared ? { any: ['m_1'] } : null,
    filter.together ? { any: ['j_1'] } : null,
    phaseTerm(filter),
    one('r', filter.reason),
    one('f', filter.source),
    filter.absent ? one('f', 'lovac') : null,
    one('l', filter.vintage),
    absentTerm(filter, scope),
    vacancyIn(filter, scope),
    rangeTerm('b', filter.builtFrom, filter.builtTo, 10, FIRST_DECADE, LAST_BUCKET.decade),
    rangeTerm('d', filter.areaFrom, filter.areaTo, 10, 0, LAST_BUCKET.area),
    rangeTerm('q', filter.roomsFrom, filter.roomsTo, 1, 0, LAST_BUCKET.rooms),
    rangeTerm('y', filter.priorityFrom, null, 5, 0, LAST_BUCKET.score),
  ];
}

function communesTerm({ communes }: RegisterFilter, { within }: Scope): Term | null {
  if (within === null) return some('c', communes);
  const asked = communes.length === 0 ? within : communes.filter((code) => within.includes(code));
  return { any: asked.map((code) => `c_${code}`) };
}

function phaseTerm({ phase }: RegisterFilter): Term | null {
  if (phase === null) return null;
  return some('g', phase === 'none' ? ['none'] : phase === 'any' ? CASE_STATES : PHASES[phase]);
}

/** Before the first file nothing is absent; afterwards, what the latest one left out (`leftOut`). */
const absentTerm = ({ absent }: RegisterFilter, { latestVintage }: Scope): Term | null =>
  absent && latestVintage === null ? { any: [] } : null;

/** Only whole years are words: the boundary year is let in and checked on the units themselves. */
function vacancyIn({ vacancy }: RegisterFilter, { today }: Scope): Term | null {
  if (vacancy === 'ended') return { any: ['n_over'] };
  const after = vacancy === null ? null : (startRange(vacancy, today)?.after ?? null);
  if (after === null) return null;
  return { any: span('n', yearOf(after), yearOf(today) + 1), edge: [`n_${yearOf(after)}`] };
}

/** What is told best by what it is not: units still vacant, and the words that few units bear. */
function leftOut({ vacancy, absent, evidence, heldBack }: RegisterFilter, scope: Scope): LeftOut {
  const { today, latestVintage } = scope;
  const rare = [
    ...(evidence === 'declared' ? ['a_yes'] : []),
    ...(heldBack === 'no' ? ['h_1'] : []),
    ...(absent ? ['l_none', `l_${latestVintage}`] : []),
  ];
  const stillVacant = absent || (vacancy !== null && vacancy !== 'ended') ? ['n_over'] : [];
  const until = vacancy === null || vacancy === 'ended' ? null : (startRange(vacancy, today)?.until ?? null);
  if (until === null) return { none: [...stillVacant, ...rare], edge: [] };
  const later = span('n', yearOf(until) + 1, yearOf(today) + 1);
  return { none: [...stillVacant, ...later, ...rare], edge: [`n_${yearOf(until)}`] };
}
type LeftOut = { readonly none: readonly string[]; readonly edge: readonly string[] };

/** `width`: how many of its units a word spans; the first word holds all below it too, and the last all above. */
function rangeTerm(
  prefix: string,
  from: number | null,
  to: number | null,
  width: number,
  first: number,
  last: number,
): Term | null {
  if (from === null && to === null) return null;
  const bucket = (value: number): number => Math.min(last, Math.max(first, Math.floor(value / width)));
  const [low, high] = [from === null ? first : bucket(from), to === null ? last : bucket(to)];
  const isWhole = (value: number, at: number): boolean => at > first && at < last && value === at * width;
  const edges = [
    ...(from === null || isWhole(from, low) ? [] : [low]),
    ...(to === null || (width === 1 && isWhole(to, high)) ? [] : [high]),
  ];
  return { any: span(prefix, low, high), edge: edges.map((at) => `${prefix}_${at}`) };
}
