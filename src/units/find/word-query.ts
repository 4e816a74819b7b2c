import { PHASES } from '../../cases/case-phases.ts';
import { CASE_STATES } from '../../cases/case-states.ts';
import { type Day, yearOf } from '../../shared/dates.ts';
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
    rangeTerm('b', filter.builtFrom, filter.builtTo, DECADES),
    rangeTerm('d', filter.areaFrom, filter.areaTo, TENS_OF_METRES),
    rangeTerm('q', filter.roomsFrom, filter.roomsTo, ROOMS),
    rangeTerm('y', filter.priorityFrom, null, FIVES_OF_SCORE),
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

/** Whole years and months are words: homes of the boundary month are let in and looked at. */
function vacancyIn({ vacancy }: RegisterFilter, { today }: Scope): Term | null {
  if (vacancy === 'ended') return { any: ['n_over'] };
  const after = vacancy === null ? null : (startRange(vacancy, today)?.after ?? null);
  if (after === null) return null;
  const years = span('n', yearOf(after) + 1, yearOf(today) + 1);
  const months = monthsOf(after).filter((month) => month >= monthOf(after));
  return { any: [...years, ...months.map((month) => `n_${month}`)], edge: [`n_${monthOf(after)}`] };
}

const monthOf = (day: Day): string => day.slice(0, 7);
const monthsOf = (day: Day): string[] =>
  Array.from({ length: 12 }, (_, index) => `${yearOf(day)}-${String(index + 1).padStart(2, '0')}`);

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
  const years = span('n', yearOf(until) + 1, yearOf(today) + 1);
  const months = monthsOf(until).filter((month) => month > monthOf(until));
  const later = [...years, ...months.map((month) => `n_${month}`)];
  return { none: [...stillVacant, ...later, ...rare], edge: [`n_${monthOf(until)}`] };
}
type LeftOut = { readonly none: readonly string[]; readonly edge: readonly string[] };

/**
 * `width`: how many of its units a word spans; the first word holds all below it too, and the last all above. Inside one
 * that is asked for in part, words of single units tell (`dd_`, `bb_`), where there are any.
 */
function rangeTerm(prefix: string, from: number | null, to: number | null, buckets: Buckets): Term | null {
  if (from === null && to === null) return null;
  const bucket = (value: number): number =>
    Math.min(buckets.last, Math.max(buckets.first, Math.floor(value / buckets.width)));
  const [low, high] = [from === null ? buckets.first : bucket(from), to === null ? buckets.last : bucket(to)];
  const terms = Array.from({ length: Math.max(0, high - low + 1) }, (_, index) => {
    const at = low + index;
    return bucketTerm(prefix, at, { from: at === low ? from : null, to: at === high ? to : null }, buckets);
  });
  return { any: terms.flatMap(({ any }) => any), edge: terms.flatMap(({ edge }) => edge ?? []) };
}

/** One word of a range, or those of its single units, where an end of the range cuts it. */
function bucketTerm(
  prefix: string,
  at: number,
  { from, to }: { readonly from: number | null; readonly to: number | null },
  { width, first, last, single }: Buckets,
): Term {
  const any = [`${prefix}_${at}`];
  const isOpen = at === first || at === last;
  const begins = at * width;
  const isWhole =
    !isOpen && (from === null || from === begins) && (to === null || (width === 1 && to === begins));
  if (isWhole || (from === null && to === null)) return { any };
  if (isOpen || single === undefined) return { any, edge: any };
  const [one, other] = [
    Math.floor(from ?? begins),
    Math.min(Math.floor(to ?? begins + width), begins + width - 1),
  ];
  const units = span(single, one, other);
  return { any: units, edge: [...units.slice(0, 1), ...units.slice(-1)] };
}

type Buckets = {
  readonly width: number;
  readonly first: number;
  readonly last: number;
  readonly single?: string;
};
const DECADES: Buckets = { width: 10, first: 180, last: 210, single: 'bb' };
const TENS_OF_METRES: Buckets = { width: 10, first: 0, last: 30, single: 'dd' };
const ROOMS: Buckets = { width: 1, first: 0, last: 20 };
const FIVES_OF_SCORE: Buckets = { width: 5, first: 0, last: 20 };
