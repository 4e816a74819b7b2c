import { auditPath } from '../audits/audit-paths.ts';
import { casePath } from '../cases/case-paths.ts';
import type { Context } from '../context.ts';
import { formatterFor } from '../i18n/format.ts';
import { translateDynamic, translator } from '../i18n/translate.ts';
import { communeName } from '../programme/territory.ts';
import { type Day, dayOf, wholeMonthsBetween } from '../shared/dates.ts';
import { allows } from '../shared/permissions.ts';
import { type FieldError, type Typed, typedText } from '../web/forms.ts';
import { NOTED_CHANNELS } from './note-contact.ts';
import { isCurrentRank, rankName } from './ownership.ts';
import { priorityOf } from './priority.ts';
import { registerMap, yearsVacant } from './register-pages.ts';
import type { SeenUnit } from './see-unit.ts';
import { ENERGY_LABELS, REASON_GROUPS, REASONS, STATUS_SLUGS, STATUSES, UNIT_KINDS } from './unit.ts';
import { type Happening, historyOf } from './unit-history.ts';
import * as paths from './units-paths.ts';

type Fact = { readonly label: string; readonly value: string | null; readonly hint?: string | undefined };
type Option = { readonly value: string; readonly text: string };
export type ShownOwner = {
  readonly id: number;
  readonly name: string;
  readonly role: string;
  readonly lines: readonly string[];
  readonly address: readonly string[];
  readonly email: string | null;
  readonly phone: string | null;
  readonly doNotContact: boolean;
  readonly hasAccount: boolean;
  readonly current: boolean;
  readonly version: number;
  readonly action: string;
};
type ShownContact = {
  readonly when: string;
  readonly title: string;
  readonly who: string;
  readonly text: string;
  readonly tone: string;
  readonly answer: string | null;
};
export type UnitPage = {
  readonly title: string;
  readonly commune: string;
  readonly back: string;
  readonly status: { readonly slug: string; readonly text: string };
  readonly vacancy: string;
  readonly energy: string | null;
  readonly invented: boolean;
  readonly absent: string | null;
  readonly write: string | null;
  readonly noOneToWrite: boolean;
  readonly facts: readonly Fact[];
  readonly spells: readonly (readonly string[])[];
  readonly owners: readonly ShownOwner[];
  readonly contacts: readonly ShownContact[];
  readonly works: readonly {
    readonly text: string;
    readonly href: string;
    readonly status: string;
    readonly slug: string;
  }[];
  readonly history: readonly Happening[];
  readonly priority: {
    readonly score: string;
    readonly parts: readonly { label: string; value: number; text: string }[];
  };
  readonly mayEdit: boolean;
  readonly mayContact: boolean;
  readonly version: number;
  readonly followUp: FollowUpFields;
  readonly description: DescriptionFields;
  readonly assignment: { readonly action: string; readonly value: string; readonly items: readonly Option[] };
  readonly note: {
    readonly action: string;
    readonly owners: readonly Option[];
    readonly channels: readonly Option[];
    readonly text: string;
    readonly open: boolean;
  };
  readonly map: UnitMap | null;
  readonly errors: readonly FieldError[];
};
type FollowUpFields = {
  readonly action: string;
  readonly status: string;
  readonly statuses: readonly {
    readonly value: string;
    readonly text: string;
    readonly substatuses: readonly Option[];
    readonly substatus: string;
  }[];
  readonly reasons: readonly {
    readonly title: string;
    readonly items: readonly (Option & { readonly checked: boolean })[];
  }[];
  readonly reasonCount: number;
};
type DescriptionFields = {
  readonly action: string;
  readonly open: boolean;
  readonly address: string;
  readonly postcode: string;
  readonly kind: string;
  readonly kinds: readonly Option[];
  readonly livingArea: string;
  readonly rooms: string;
  readonly yearBuilt: string;
  readonly declaredClass: string;
  readonly classes: readonly Option[];
};
type UnitMap = {
  readonly latitude: number;
  readonly longitude: number;
  readonly status: string;
  readonly ground: string;
  readonly tiles: string | null;
};
declare module '../web/views.ts' {
  interface Views {
    'units/unit': UnitPage;
  }
}

/** What was typed in the form that was refused, to be shown again; `form` tells which. */
export type Refused = {
  readonly form: 'description' | 'note' | 'owner' | 'followUp' | 'assignment';
  readonly typed: Typed;
  readonly errors: readonly FieldError[];
};

export function unitPage(ctx: Context, seen: SeenUnit, refused: Refused | null = null): UnitPage {
  const { unit, owners } = seen;
  const { actor, locale, territory } = ctx;
  const t = translator(locale);
  const role = actor.kind === 'staff' ? actor.role : null;
  const mayContact = role !== null && allows(role, 'units.contact');
  const reachable = owners.filter(({ owner, rank }) => isCurrentRank(rank) && !owner.doNotContact);
  const id = { unit: unit.id };
  return {
    title: unit.address,
    commune: communeName(territory, unit.commune),
    back: paths.registerPath(),
    status: { slug: String(STATUSES[unit.status].code), text: t(`units.status.${unit.status}`) },
    vacancy: vacancyText(ctx, seen),
    energy: unit.auditedClass ?? unit.declaredClass,
    invented: unit.invented,
    absent: absentText(ctx, seen),
    write: mayContact && reachable.length > 0 ? paths.contactPath(id) : null,
    noOneToWrite: mayContact && reachable.length === 0,
    facts: factsOf(ctx, seen),
    spells: seen.spells.map((spell) => spellRow(ctx, spell)),
    owners: owners.map((owner) => shownOwner(ctx, seen, owner)),
    contacts: seen.contacts.map((contact) => shownContact(ctx, seen, contact)),
    works: worksOf(ctx, seen),
    history: historyOf(ctx, seen),
    priority: priorityShown(ctx, seen),
    mayEdit: role !== null && allows(role, 'units.edit'),
    mayContact,
    version: unit.version,
    followUp: followUpFields(ctx, seen),
    description: descriptionFields(ctx, seen, refused?.form === 'description' ? refused.typed : null),
    assignment: {
      action: paths.assignUnitPath(id),
      value: unit.assignedTo === null ? '' : String(unit.assignedTo),
      items: [
        { value: '', text: t('register.unit.nobody') },
        ...seen.staff.map((account) => ({ value: String(account.id), text: account.name })),
      ],
    },
    note: {
      action: paths.noteContactPath(id),
      owners: reachable.map(({ owner }) => ({ value: String(owner.id), text: owner.name })),
      channels: NOTED_CHANNELS.map((channel) => ({
        value: channel,
        text: t(`register.unit.contactBy.${channel}`),
      })),
      text: refused?.form === 'note' ? typedText(refused.typed, 'text') : '',
      open: refused?.form === 'note',
    },
    map: unitMap(ctx, seen),
    errors: refused?.errors ?? [],
  };
}

const vacancyText = (ctx: Context, { unit, spells }: SeenUnit): string => {
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

function absentText({ locale }: Context, { unit, latestVintage }: SeenUnit): string | null {
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

function factsOf(ctx: Context, { unit }: SeenUnit): Fact[] {
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
    { label: t('register.unit.occupancy'), value: t(`units.occupancy.${unit.occupancy}`) },
    { label: t('register.unit.idlocal'), value: unit.idlocal },
    { label: t('register.unit.parcel'), value: unit.parcel },
    { label: t('register.unit.rnb'), value: unit.rnbId },
    {
      label: t('register.unit.source'),
      value: t(`units.source.${unit.source}`),
      hint: span === null ? undefined : `${t('register.unit.vintages')} ${span}`,
    },
  ];
}

function spellRow(ctx: Context, spell: SeenUnit['spells'][number]): string[] {
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

function shownOwner(
  ctx: Context,
  { unit }: SeenUnit,
  { owner, rank, right }: SeenUnit['owners'][number],
): ShownOwner {
  const t = translator(ctx.locale);
  const lines = [
    translateDynamic(ctx.locale, `units.ownerKind.${owner.kind}`),
    right === null ? null : t(`units.right.${right}`),
    owner.birthDate === null
      ? null
      : t('register.unit.born', { day: formatterFor(ctx.locale).day(owner.birthDate) }),
    owner.siren === null ? null : t('register.unit.siren', { siren: owner.siren }),
  ];
  return {
    id: owner.id,
    name: owner.name,
    role: t(`units.rank.${rankName(rank)}`),
    lines: lines.filter((line) => line !== null),
    address: owner.address?.split('\n') ?? [],
    email: owner.email,
    phone: owner.phone,
    doNotContact: owner.doNotContact,
    hasAccount: owner.accountId !== null,
    current: isCurrentRank(rank),
    version: owner.version,
    action: paths.ownerDetailsPath({ unit: unit.id, owner: owner.id }),
  };
}

function shownContact(
  ctx: Context,
  { owners, staff }: SeenUnit,
  contact: SeenUnit['contacts'][number],
): ShownContact {
  const t = translator(ctx.locale);
  const fmt = formatterFor(ctx.locale);
  const owner = owners.find((candidate) => candidate.owner.id === contact.ownerId)?.owner.name ?? '';
  const sent = contact.channel === 'mail' || contact.channel === 'letter';
  return {
    when: fmt.shortMoment(contact.madeAt),
    title: [t(`register.unit.contactBy.${contact.channel}`), owner, contact.subject]
      .filter((part) => part !== '')
      .join(' · '),
    who: staff.find(({ id }) => id === contact.madeBy)?.name ?? t('register.unit.someone'),
    text: contact.body,
    tone: contact.answeredAt === null ? 'info' : 'success',
    answer: !sent
      ? null
      : contact.answeredAt === null
        ? t('register.unit.waiting')
        : t('register.unit.answered', { day: fmt.day(dayOf(contact.answeredAt)) }),
  };
}

function worksOf(ctx: Context, { audits, cases }: SeenUnit): UnitPage['works'] {
  const t = translator(ctx.locale);
  return [
    // A draft has no reference yet and is its owner's business.
    ...cases.flatMap(({ ref, state }) =>
      ref === null
        ? []
        : [
            {
              text: ref as string,
              href: casePath({ ref }),
              status: translateDynamic(ctx.locale, `cases.state.${state}`),
              slug: state as string,
            },
          ],
    ),
    ...audits.map(({ id, number, state, result }) => ({
      text: t('register.unit.audit', { number }),
      href: auditPath({ audit: id }),
      status: [t(`register.unit.auditState.${state}`), result?.likely.energyClass]
        .filter((part) => part)
        .join(' · '),
      slug: state === 'reviewed' ? 'done' : state === 'completed' ? 'to-review' : 'draft',
    })),
  ];
}

function priorityShown(ctx: Context, { unit, owners }: SeenUnit): UnitPage['priority'] {
  const t = translator(ctx.locale);
  const today = dayOf(ctx.clock());
  const { score, parts } = priorityOf({
    monthsVacant: unit.vacantSince === null ? null : Math.max(0, wholeMonthsBetween(unit.vacantSince, today)),
    energyClass: unit.auditedClass ?? unit.declaredClass,
    cadastralCategory: unit.cadastralCategory,
    ownerKind: unit.ownerKind,
    canBeContacted: owners.some(({ owner, rank }) => isCurrentRank(rank) && !owner.doNotContact),
    status: unit.status,
    kind: unit.kind,
    livingArea: unit.livingArea,
  });
  return {
    score: t('register.unit.priorityScore', { score }),
    parts: parts.map(({ factor, points }) => ({
      label: t(`units.priority.${factor}`),
      value: points,
      text: t('register.unit.points', { points: Math.round(points) }),
    })),
  };
}

function followUpFields(ctx: Context, { unit }: SeenUnit): FollowUpFields {
  const t = translator(ctx.locale);
  return {
    action: paths.followUpPath({ unit: unit.id }),
    status: unit.status,
    statuses: STATUS_SLUGS.map((status) => ({
      value: status,
      text: t(`units.status.${status}`),
      substatus: status === unit.status ? (unit.substatus ?? '') : '',
      substatuses: STATUSES[status].substatuses.map((substatus) => ({
        value: substatus,
        text: t(`units.substatus.${substatus}`),
      })),
    })),
    reasons: REASON_GROUPS.map((group) => ({
      title: t(`units.reasonGroup.${group}`),
      items: REASONS[group].map((reason) => ({
        value: reason,
        text: t(`units.reason.${reason}`),
        checked: unit.reasons.includes(reason),
      })),
    })),
    reasonCount: unit.reasons.length,
  };
}

function descriptionFields(ctx: Context, { unit }: SeenUnit, typed: Typed | null): DescriptionFields {
  const t = translator(ctx.locale);
  const decimal = ctx.locale === 'fr' ? ',' : '.';
  const shown = (field: string, value: string | number | null): string =>
    typed === null
      ? String(value ?? '').replace('.', typeof value === 'number' ? decimal : '.')
      : typedText(typed, field);
  return {
    action: paths.descriptionPath({ unit: unit.id }),
    open: typed !== null,
    address: shown('address', unit.address),
    postcode: shown('postcode', unit.postcode),
    kind: shown('kind', unit.kind),
    kinds: UNIT_KINDS.map((kind) => ({ value: kind, text: t(`units.kind.${kind}`) })),
    livingArea: shown('livingArea', unit.livingArea),
    rooms: shown('rooms', unit.rooms),
    yearBuilt: shown('yearBuilt', unit.yearBuilt),
    declaredClass: shown('declaredClass', unit.declaredClass),
    classes: [
      { value: '', text: t('register.unit.unknown') },
      ...ENERGY_LABELS.map((label) => ({ value: label, text: label })),
    ],
  };
}

function unitMap(ctx: Context, { unit }: SeenUnit): UnitMap | null {
  if (unit.latitude === null || unit.longitude === null) return null;
  const { ground, tiles } = registerMap(ctx, {});
  return { latitude: unit.latitude, longitude: unit.longitude, status: unit.status, ground, tiles };
}
