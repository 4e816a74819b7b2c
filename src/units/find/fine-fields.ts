import { PHASE_SLUGS } from '../../cases/case-phases.ts';
import type { Context } from '../../context.ts';
import { translateDynamic, translator } from '../../i18n/translate.ts';
import { OCCUPANCY_SLUGS, STATUSES, SUBSTATUS_SLUGS, UNIT_SOURCES } from '../unit.ts';
import { CONTACT_STATES } from './contact-state.ts';
import type { RegisterFilter } from './register-filter.ts';

export type Option = { readonly value: string; readonly text: string };
export type Choice = { readonly value: string; readonly items: readonly Option[] };
/** The finer fields of the filter form, in the groups that open. */
export type FineFields = {
  readonly substatus: Choice;
  readonly occupancy: Choice;
  readonly evidence: Choice;
  readonly roomsFrom: string;
  readonly roomsTo: string;
  readonly contact: Choice;
  readonly heldBack: Choice;
  readonly shared: boolean;
  readonly priorityFrom: string;
  readonly phase: Choice;
  readonly source: Choice;
  readonly vintage: Choice;
  readonly perimeter: Choice;
  /** Of the one building asked for, kept while other filters change. */
  readonly building: string;
  readonly together: boolean;
};

/** What the list of choices is made of beside the filter. */
export type Choices = {
  readonly perimeters: readonly { readonly id: number; readonly name: string }[];
  readonly latestVintage: number | null;
};
const VINTAGES_OFFERED = 8;

export function fineFields(ctx: Context, filter: RegisterFilter, choices: Choices): FineFields {
  const { locale } = ctx;
  const t = translator(locale);
  const any = t('register.filter.any');
  const options = (value: string | number | null, none: string, items: readonly Option[]): Choice => ({
    value: value === null ? '' : String(value),
    items: [{ value: '', text: none }, ...items],
  });
  const words = (slugs: readonly string[], key: string): Option[] =>
    slugs.map((slug) => ({ value: slug, text: translateDynamic(locale, `${key}.${slug}`) }));
  return {
    substatus: options(filter.substatus, any, words(substatusesFor(filter), 'units.substatus')),
    occupancy: options(filter.occupancy, any, words(OCCUPANCY_SLUGS, 'units.occupancy')),
    evidence: options(filter.evidence, any, words(['audited', 'declared'], 'find.filter')),
    roomsFrom: filter.roomsFrom === null ? '' : String(filter.roomsFrom),
    roomsTo: filter.roomsTo === null ? '' : String(filter.roomsTo),
    contact: options(filter.contact, any, words(CONTACT_STATES, 'find.contact')),
    heldBack: options(filter.heldBack, any, [
      { value: 'yes', text: t('find.filter.heldBackYes') },
      { value: 'no', text: t('find.filter.heldBackNo') },
    ]),
    shared: filter.shared,
    building: filter.building === null ? '' : String(filter.building),
    together: filter.together,
    priorityFrom: filter.priorityFrom === null ? '' : String(filter.priorityFrom),
    phase: options(filter.phase, any, [
      ...words(['none', 'any'], 'find.phase'),
      ...words(PHASE_SLUGS, 'cases.phase'),
    ]),
    source: options(filter.source, any, words(UNIT_SOURCES, 'units.source')),
    vintage: options(filter.vintage, any, vintages(choices.latestVintage)),
    perimeter: options(
      filter.perimeter,
      t('find.filter.everywhere'),
      choices.perimeters.map(({ id, name }) => ({ value: String(id), text: name })),
    ),
  };
}

/** Those of the one status asked, or all. */
const substatusesFor = ({ statuses, substatus }: RegisterFilter): readonly string[] => {
  const [status] = statuses;
  const own: readonly string[] = statuses.length === 1 && status ? STATUSES[status].substatuses : [];
  return own.length === 0 || (substatus !== null && !own.includes(substatus)) ? SUBSTATUS_SLUGS : own;
};

const vintages = (latest: number | null): Option[] =>
  latest === null
    ? []
    : Array.from({ length: VINTAGES_OFFERED }, (_, index) => String(latest - index)).map((year) => ({
        value: year,
        text: year,
      }));

/** Which groups hold a limit, and so stand open. */
export const openGroups = (filter: RegisterFilter) => ({
  home:
    filter.kind !== null ||
    filter.classes.length > 0 ||
    filter.evidence !== null ||
    filter.occupancy !== null ||
    [filter.builtFrom, filter.builtTo, filter.areaFrom, filter.areaTo, filter.roomsFrom, filter.roomsTo].some(
      (value) => value !== null,
    ),
  owner: filter.ownerKind !== null || filter.contact !== null || filter.heldBack !== null || filter.shared,
  follow:
    filter.substatus !== null ||
    filter.assigned !== null ||
    filter.reason !== null ||
    filter.priorityFrom !== null ||
    filter.phase !== null,
  place:
    filter.perimeter !== null ||
    filter.together ||
    filter.absent ||
    filter.source !== null ||
    filter.vintage !== null,
});
