import { PHASES } from '../../cases/case-phases.ts';
import { CASE_STATES } from '../../cases/case-states.ts';
import { yearOf } from '../../shared/dates.ts';
import { type RegisterFilter, startRange } from './register-filter.ts';
import type { Scope } from './unit-filter-store.ts';

/** Words of the facet index that hold a filter's units. `exact`: those and no others. */
export type FacetQuery = { readonly words: string | null; readonly exact: boolean };

const LAST_BUCKET = { area: 30, rooms: 20, decade: 210 } as const;
/** All that is older than this decade is one word: a range costs what it has words. */
const FIRST_DECADE = 180;

type Term = { readonly any: readonly string[]; readonly exact?: false };

/** Words that units asked for bear, or must not bear, beside those of the filter. */
export type Beside = {
  /** Words of the cells that hold them, which the register tells (`cellsOf`); null where they are too many. */
  readonly cells?: readonly string[] | null;
  readonly any?: readonly string[];
  readonly not?: string;
};

/** The part of a filter that single words tell (migration `finding-by-place`, view `unit_words`): perimeter and search are not. */
export function facetQuery(filter: RegisterFilter, scope: Scope, beside: Beside = {}): FacetQuery {
  const asked = [
    ...termsOf(filter, scope),
    beside.cells ? { any: beside.cells } : null,
    beside.any ? { any: beside.any } : null,
  ];
  const terms = asked.filter((term): term is Term => term !== null);
  const left = leftOut(filter, scope);
  const without = { ...left, any: [...left.any, ...(beside.not ? [beside.not] : [])] };
  const exact = terms.every((term) => term.exact !== false) && without.exact;
  // No word of the communes asked is within reach: nothing is found, which the conditions say too.
  const all = terms.map(({ any }) => (any.length === 0 ? '"c_none"' : anyOf(any)));
  if (all.length === 0) return { words: null, exact: exact && without.any.length === 0 };
  const together = all.join(' AND ');
  return { words: without.any.length === 0 ? together : `(${together}) NOT ${anyOf(without.any)}`, exact };
}

const anyOf = (words: readonly string[]): string => `(${words.map((word) => `"${word}"`).join(' OR ')})`;
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
  return after === null ? null : { any: span('n', yearOf(after), yearOf(today) + 1), exact: false };
}

/** What is told best by what it is not: units still vacant, and the words that few units bear. */
function leftOut(filter: RegisterFilter, { today, latestVintage }: Scope): LeftOut {
  const { vacancy, absent } = filter;
  const rare = [
    ...(filter.evidence === 'declared' ? ['a_yes'] : []),
    ...(filter.heldBack === 'no' ? ['h_1'] : []),
    ...(absent ? ['l_none', `l_${latestVintage}`] : []),
  ];
  if (vacancy === null || vacancy === 'ended')
    return { any: absent ? ['n_over', ...rare] : rare, exact: true };
  const until = startRange(vacancy, today)?.until ?? null;
  const later = until === null ? [] : span('n', yearOf(until) + 1, yearOf(today) + 1);
  return { any: ['n_over', ...later, ...rare], exact: until === null };
}
type LeftOut = { readonly any: readonly string[]; readonly exact: boolean };

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
  return {
    any: span(prefix, from === null ? first : bucket(from), to === null ? last : bucket(to)),
    exact: false,
  };
}
