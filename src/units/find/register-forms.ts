import { z } from 'zod';
import { PHASE_SLUGS } from '../../cases/case-phases.ts';
import { parseBox } from '../../shared/geo.ts';
import type { AccountId, BuildingId, PerimeterId } from '../../shared/ids.ts';
import { OWNER_KINDS } from '../ownership.ts';
import {
  ENERGY_LABELS,
  OCCUPANCY_SLUGS,
  REASON_SLUGS,
  STATUS_SLUGS,
  SUBSTATUS_SLUGS,
  UNIT_KINDS,
  UNIT_SOURCES,
} from '../unit.ts';
import { CONTACT_STATES } from './contact-state.ts';
import {
  DEFAULT_ORDER,
  type PageWanted,
  REGISTER_SORTS,
  type RegisterFilter,
  type RegisterOrder,
  VACANCY_CHOICES,
} from './register-filter.ts';

/** What the address of the list says, read leniently: what makes no sense limits nothing. */
export type RegisterQuery = {
  readonly filter: RegisterFilter;
  readonly order: RegisterOrder;
  readonly page: PageWanted;
  /** `assigned=me`, kept as a word for the form. */
  readonly assignedWord: string;
};

/** As many as a page of the list holds. */
const MOST_TICKED = 100;

/** `F,G` or repeated fields, one word each. */
const list = z
  .union([z.string(), z.array(z.string())])
  .transform((value) =>
    [value]
      .flat()
      .flatMap((text) => text.split(','))
      .filter((text) => text !== ''),
  )
  .catch([]);
const listOf = <const Word extends string>(words: readonly Word[]) =>
  list.transform((values) => words.filter((word) => values.includes(word)));
const word = <const Word extends string>(words: readonly Word[]) =>
  z
    .enum(words as readonly [Word, ...Word[]])
    .nullable()
    .catch(null)
    .default(null);
const number = (min: number, max: number) =>
  z
    .string()
    .transform((text) => (text.trim() === '' ? null : Number(text.replace(',', '.'))))
    .pipe(z.number().min(min).max(max).nullable())
    .catch(null)
    .default(null);

const tick = z
  .string()
  .catch('')
  .default('')
  .transform((value) => value === '1');

const Address = z.object({
  text: z.string().max(200).catch('').default(''),
  commune: list,
  status: listOf(STATUS_SLUGS),
  vacancy: word(VACANCY_CHOICES),
  kind: word(UNIT_KINDS),
  class: listOf([...ENERGY_LABELS, 'unknown']),
  ownerKind: word(OWNER_KINDS),
  assigned: z.string().max(12).catch('').default(''),
  reason: word(REASON_SLUGS),
  builtFrom: number(1000, 2100),
  builtTo: number(1000, 2100),
  areaFrom: number(1, 3000),
  areaTo: number(1, 3000),
  absent: tick,
  substatus: word(SUBSTATUS_SLUGS),
  occupancy: word(OCCUPANCY_SLUGS),
  evidence: word(['audited', 'declared']),
  roomsFrom: number(1, 60),
  roomsTo: number(1, 60),
  contact: word(CONTACT_STATES),
  heldBack: word(['yes', 'no']),
  shared: tick,
  phase: word(['none', 'any', ...PHASE_SLUGS]),
  source: word(UNIT_SOURCES),
  priorityFrom: number(0, 100),
  ids: list.transform((words) =>
    words
      .filter((text) => /^\d{1,12}$/.test(text))
      .slice(0, MOST_TICKED)
      .map(Number),
  ),
  vintage: number(2000, 2100),
  perimeter: number(1, 1e9),
  building: number(1, 1e9),
  together: tick,
  box: z.string().transform(parseBox).nullable().catch(null).default(null),
  sort: z.string().catch('').default(''),
  after: z.string().catch('').default(''),
  before: z.string().catch('').default(''),
});

export function readRegisterQuery(query: unknown, me: AccountId | null): RegisterQuery {
  const asked = Address.parse(query ?? {});
  const {
    commune,
    status,
    class: classes,
    perimeter,
    building,
    sort,
    after,
    before,
    assigned,
    ...rest
  } = asked;
  return {
    filter: {
      ...rest,
      text: rest.text.toWellFormed().trim(),
      communes: commune.filter((code) => /^[0-9AB]{5}$/.test(code)).slice(0, 200),
      statuses: status,
      classes,
      assigned: assignee(assigned, me),
      perimeter: perimeter as PerimeterId | null,
      building: building as BuildingId | null,
    },
    order: readOrder(sort),
    page: readPage(after, 'after') ?? readPage(before, 'before'),
    assignedWord: assigned,
  };
}

function assignee(asked: string, me: AccountId | null): RegisterFilter['assigned'] {
  if (asked === 'me') return me;
  if (asked === 'nobody') return 'nobody';
  return /^\d{1,10}$/.test(asked) ? (Number(asked) as AccountId) : null;
}

/** `owner`, or `-owner` the other way round. */
function readOrder(sort: string): RegisterOrder {
  const by = REGISTER_SORTS.find((name) => name === sort.replace(/^-/, ''));
  return by === undefined ? DEFAULT_ORDER : { by, descending: sort.startsWith('-') };
}

const Place = z.tuple([z.union([z.string().max(300), z.number()]).nullable(), z.int().nonnegative()]);

/** A place in the list as an address carries it: opaque, and worth nothing when altered. */
export const placeText = ({ value, id }: NonNullable<PageWanted>['cursor']): string =>
  Buffer.from(JSON.stringify([value, id])).toString('base64url');

function readPage(text: string, side: 'after' | 'before'): PageWanted {
  if (text === '') return null;
  try {
    const place = Place.parse(JSON.parse(Buffer.from(text, 'base64url').toString('utf8')));
    return { side, cursor: { value: place[0], id: place[1] } };
  } catch {
    return null;
  }
}
