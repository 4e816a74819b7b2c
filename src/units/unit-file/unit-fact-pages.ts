import type { Context } from '../../context.ts';
import { formatterFor } from '../../i18n/format.ts';
import { translator } from '../../i18n/translate.ts';
import { type Day, dayOf } from '../../shared/dates.ts';
import { unitFacts, yearsVacant } from '../find/register-pages.ts';
import { dpeValidUntil } from '../identity/energy-certificate.ts';
import { otherClasses } from '../identity/identity-pages.ts';
import { type PriorityFactor, priorityOf } from '../priority/priority.ts';
import { priorityFacts } from '../priority/priority-facts.ts';
import { priorityPath } from '../priority/priority-paths.ts';
import { knownClass } from '../unit.ts';
import type { Unit } from '../unit-store.ts';
import type { SeenUnit } from './see-unit.ts';

export type Fact = {
  readonly label: string;
  readonly value: string | null;
  readonly hint?: string | undefined;
};
export type ShownPriority = {
  readonly title: string;
  /** Null for a home that is not vacant. */
  readonly parts:
    | readonly {
        readonly label: string;
        readonly value: number;
        readonly text: string;
        readonly hint: string;
      }[]
    | null;
  readonly most: number;
  readonly href: string;
};

export const vacancyText = (ctx: Context, { unit, spells }: SeenUnit): string => {
  const t = translator(ctx.locale);
  const open = spells.find(({ endedOn }) => endedOn === null);
  if (unit.vacantSince === null || !open) return t('register.list.ended');
  return `${t(`units.vacantSince.${open.startPrecision}`, { date: dateText(ctx, open.startedOn, open.startPrecision) })} (${yearsVacant(ctx, unit.vacantSince)})`;
};

function dateText({ locale }: Context, date: Day, precision: 'year' | 'month' | 'day'): string {
  const fmt = formatterFor(locale);
  if (precision === 'year') return date.slice(0, 4);
  return precision === 'month' ? fmt.month(date) : fmt.day(date);
}

export function absentText({ locale }: Context, { unit, latestVintage }: SeenUnit): string | null {
  const gone =
    latestVintage !== null &&
    unit.source === 'lovac' &&
    unit.vacantSince !== null &&
    unit.lastVintage !== null &&
    unit.lastVintage < latestVintage;
  return gone
    ? translator(locale)('register.unit.absentText', { latest: latestVintage, last: unit.lastVintage })
    : null;
}

export function factsOf(ctx: Context, { unit }: SeenUnit): Fact[] {
  const t = translator(ctx.locale);
  const { number } = formatterFor(ctx.locale);
  const edited = (field: string): string | undefined =>
    unit.editedFields.includes(field) ? t('register.unit.edited') : undefined;
  const span =
    unit.firstVintage === null
      ? null
      : unit.firstVintage === unit.lastVintage
        ? String(unit.firstVintage)
        : t('register.unit.vintageSpan', { first: unit.firstVintage, last: unit.lastVintage });
  return [
    { label: t('register.unit.kind'), value: t(`units.kind.${unit.kind}`), hint: edited('kind') },
    {
      label: t('register.unit.area'),
      value: unit.livingArea === null ? null : t('register.list.area', { area: unit.livingArea }),
      hint: edited('livingArea'),
    },
    {
      label: t('register.unit.rooms'),
      value: unit.rooms === null ? null : number(unit.rooms),
      hint: edited('rooms'),
    },
    {
      label: t('register.unit.yearBuilt'),
      value: unit.yearBuilt === null ? null : String(unit.yearBuilt),
      hint: edited('yearBuilt'),
    },
    {
      label: t('register.unit.category'),
      value: unit.cadastralCategory === null ? null : String(unit.cadastralCategory),
      hint: t('register.unit.categoryHint'),
    },
    comfortFact(ctx, unit),
    classFact(ctx, unit),
    { label: t('register.unit.occupancy'), value: t(`units.occupancy.${unit.occupancy}`) },
    { label: t('register.unit.idlocal'), value: unit.idlocal, hint: invariantOf(ctx, unit) },
    { label: t('register.unit.parcel'), value: unit.parcel },
    { label: t('register.unit.rnb'), value: unit.rnbId },
    {
      label: t('register.unit.source'),
      value: t(`units.source.${unit.source}`),
      hint: span === null ? undefined : `${t('register.unit.vintages')} ${span}`,
    },
  ];
}

/** Department (2), then the fiscal invariant that owners find on their tax notice. */
const invariantOf = ({ locale }: Context, { idlocal }: Unit): string | undefined =>
  idlocal === null ? undefined : `${translator(locale)('unitLife.identity.invariant')} ${idlocal.slice(2)}`;

/** What is counted; what nobody counted is left out. */
function comfortFact({ locale }: Context, unit: Unit): Fact {
  const t = translator(locale);
  const counted = (['toilets', 'baths', 'showers'] as const).flatMap((element) => {
    const count = unit[element];
    return count === null ? [] : [t(`unitLife.identity.counted.${element}`, { count })];
  });
  return { label: t('unitLife.identity.comfort'), value: counted.length === 0 ? null : counted.join(', ') };
}

/** The declared class with its certificate, and beside it what an audit or an estimate says. */
function classFact(ctx: Context, unit: Unit): Fact {
  const t = translator(ctx.locale);
  const number = unit.dpeNumber;
  const hints = [
    number === null ? null : t('unitLife.identity.certificate', { number }),
    certificateDates(ctx, unit),
    ...otherClasses(ctx, unit),
  ].filter((text) => text !== null);
  return {
    label: t('register.unit.declaredClass'),
    value: unit.declaredClass,
    hint: hints.length === 0 ? undefined : hints.join(' · '),
  };
}

function certificateDates({ locale, clock }: Context, { dpeOn }: Unit): string | null {
  if (dpeOn === null) return null;
  const { shortDay } = formatterFor(locale);
  const until = dpeValidUntil(dpeOn);
  const counts = until >= dayOf(clock());
  return translator(locale)(
    counts ? 'unitLife.identity.certificateValid' : 'unitLife.identity.certificateOver',
    { made: shortDay(dpeOn), until: shortDay(until) },
  );
}

export function spellRow(ctx: Context, spell: SeenUnit['spells'][number]): string[] {
  const t = translator(ctx.locale);
  return [
    dateText(ctx, spell.startedOn, spell.startPrecision),
    spell.endedOn === null ? t('register.unit.spellNow') : formatterFor(ctx.locale).day(spell.endedOn),
    spell.exitKind === null ? '–' : t(`units.exit.${spell.exitKind}`),
    spell.vintage === null
      ? t(`units.startEvidence.${spell.startEvidence}`)
      : `${t(`units.startEvidence.${spell.startEvidence}`)} ${spell.vintage}`,
    spell.definition === null ? '–' : t(`units.definition.${spell.definition}`),
  ];
}

/** Each factor, what it is worth here and what it brings: the score on the list is their sum. */
export function priorityShown(ctx: Context, { unit, standing }: SeenUnit): ShownPriority {
  const t = translator(ctx.locale);
  const href = priorityPath();
  if (unit.vacantSince === null || !standing)
    return { title: t('register.unit.priority'), parts: null, most: 0, href };
  const facts = priorityFacts(unit, standing.countedOn);
  const { score, parts } = priorityOf(facts, standing.weights);
  return {
    title: t('priority.why', { score }),
    most: Math.max(...parts.map(({ most }) => most)),
    href,
    parts: parts.map(({ factor, points, most, value }) => ({
      label: t(`units.priority.${factor}`),
      value: points,
      text: t('priority.part', { points: shortNumber(points), most: shortNumber(most) }),
      hint: factorText(ctx, unit, factor, value),
    })),
  };
}

const shortNumber = (value: number): number => Math.round(value * 10) / 10;

/** What the factor saw: "F", "12 ans", "inconnu, compté à mi-chemin". */
function factorText(ctx: Context, unit: SeenUnit['unit'], factor: PriorityFactor, value: number): string {
  const t = translator(ctx.locale);
  const seen: Readonly<Record<PriorityFactor, () => string | null>> = {
    vacancy: () => unit.vacantSince && yearsVacant(ctx, unit.vacantSince),
    energy: () => knownClass(unit)?.energyClass ?? null,
    comfort: () => (unit.cadastralCategory === null ? null : String(unit.cadastralCategory)),
    owner: () =>
      unit.heldBack ? t('find.filter.heldBackYes') : unit.ownerKind && t(`units.ownerKind.${unit.ownerKind}`),
    engaged: () => t(`units.status.${unit.status}`),
    potential: () =>
      unit.livingArea === null && value > 0
        ? null
        : unitFacts(ctx, { ...unit, rooms: null, yearBuilt: null }),
  };
  return seen[factor]() ?? t('priority.unknown');
}
