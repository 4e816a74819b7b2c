import { auditPath, startAuditPath } from '../../audits/audit-paths.ts';
import { casePath } from '../../cases/case-paths.ts';
import type { Context } from '../../context.ts';
import { translateDynamic, translator } from '../../i18n/translate.ts';
import { communeName } from '../../programme/territory.ts';
import { isAllowed } from '../../shared/actor.ts';
import type { OwnerId } from '../../shared/ids.ts';
import { allows } from '../../shared/permissions.ts';
import { type FieldError, type Typed, typedText } from '../../web/forms.ts';
import { classShown } from '../class-shown.ts';
import { registerMap } from '../find/map-pages.ts';
import { warningTexts } from '../holders/holder-pages.ts';
import { holdersPath } from '../holders/holder-paths.ts';
import { isCurrentRank } from '../ownership.ts';
import { STATUSES } from '../unit.ts';
import { duplicatesPath, identityPath, vacanciesPath } from '../unit-life-paths.ts';
import * as paths from '../units-paths.ts';
import { NOTED_CHANNELS } from './note-contact.ts';
import type { SeenUnit } from './see-unit.ts';
import {
  absentText,
  type Fact,
  factsOf,
  priorityShown,
  type ShownPriority,
  spellRow,
  vacancyText,
} from './unit-fact-pages.ts';
import { type FollowUpFields, followUpFields, type Option } from './unit-field-pages.ts';
import type { UnitPanelView } from './unit-panels.ts';
import {
  firstToContact,
  type ShownContact,
  type ShownOwner,
  shownContact,
  shownOwner,
} from './unit-people-pages.ts';

export type UnitPage = {
  readonly id: number;
  readonly title: string;
  readonly commune: string;
  readonly back: string;
  readonly status: { readonly slug: string; readonly text: string };
  readonly vacancy: string;
  readonly energy: string | null;
  /** Audited, estimated from answers, or declared; null without a class. */
  readonly energySource: string | null;
  readonly invented: boolean;
  readonly absent: string | null;
  readonly write: string | null;
  readonly noOneToWrite: boolean;
  readonly facts: readonly Fact[];
  readonly spells: readonly (readonly string[])[];
  readonly owners: readonly ShownOwner[];
  readonly firstToContact: string | null;
  readonly ownerWarnings: readonly string[];
  readonly holders: string | null;
  readonly contacts: readonly ShownContact[];
  readonly works: readonly {
    readonly text: string;
    readonly href: string;
    readonly status: string;
    readonly slug: string;
  }[];
  /** Where an adviser begins the audit of a home that has none. */
  readonly startAudit: string | null;
  readonly history: SeenUnit['history'];
  readonly priority: ShownPriority;
  readonly mayEdit: boolean;
  /** For who may edit. */
  readonly vacancies: string | null;
  readonly identity: string | null;
  readonly duplicates: string | null;
  readonly mayContact: boolean;
  readonly version: number;
  readonly followUp: FollowUpFields;
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
type UnitMap = {
  readonly latitude: number;
  readonly longitude: number;
  readonly status: string;
  readonly ground: string;
  readonly tiles: string | null;
};
declare module '../../web/views.ts' {
  interface Views {
    'units/unit': UnitPage & { readonly panels: readonly UnitPanelView[] };
  }
}

/** What was typed in the form that was refused, to be shown again; `form` tells which. */
export type Refused = {
  readonly form: 'note' | 'owner' | 'followUp' | 'assignment';
  readonly typed: Typed;
  readonly errors: readonly FieldError[];
  /** Of which owner, for the form of one. */
  readonly owner: OwnerId | null;
};

export function unitPage(ctx: Context, seen: SeenUnit, refused: Refused | null = null): UnitPage {
  const { unit, owners } = seen;
  const { actor, locale, territory } = ctx;
  const t = translator(locale);
  const role = actor.kind === 'staff' ? actor.role : null;
  const mayContact = role !== null && allows(role, 'units.contact');
  const mayEdit = role !== null && allows(role, 'units.edit');
  const reachable = owners.filter(({ owner, rank }) => isCurrentRank(rank) && !owner.doNotContact);
  const id = { unit: unit.id };
  return {
    id: unit.id,
    title: unit.address,
    commune: communeName(territory, unit.commune),
    back: paths.registerPath(),
    status: { slug: String(STATUSES[unit.status].code), text: t(`units.status.${unit.status}`) },
    vacancy: vacancyText(ctx, seen),
    ...classShown(ctx, unit),
    invented: unit.invented,
    absent: absentText(ctx, seen),
    write: mayContact && reachable.length > 0 ? paths.contactPath(id) : null,
    noOneToWrite: mayContact && reachable.length === 0,
    facts: factsOf(ctx, seen),
    spells: seen.spells.map((spell) => spellRow(ctx, spell)),
    owners: owners.map((owner) =>
      shownOwner(ctx, seen, owner, refused?.owner === owner.owner.id ? refused.typed : null),
    ),
    firstToContact: owners.length === 0 ? null : firstToContact(ctx, seen),
    ownerWarnings: warningTexts(ctx, owners),
    holders: mayEdit ? holdersPath(id) : null,
    contacts: seen.contacts.map((contact) => shownContact(ctx, seen, contact)),
    works: worksOf(ctx, seen),
    startAudit: mayBeginAudit(ctx, seen) ? startAuditPath(id) : null,
    history: seen.history,
    priority: priorityShown(ctx, seen),
    mayEdit,
    vacancies: mayEdit ? vacanciesPath(id) : null,
    identity: mayEdit ? identityPath(id) : null,
    duplicates: mayEdit ? duplicatesPath(id) : null,
    mayContact,
    version: unit.version,
    followUp: followUpFields(ctx, seen),
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

const mayBeginAudit = ({ actor }: Context, { audits }: SeenUnit): boolean =>
  audits.length === 0 && isAllowed(actor, 'audits.review');

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

function unitMap(ctx: Context, { unit }: SeenUnit): UnitMap | null {
  if (unit.latitude === null || unit.longitude === null) return null;
  const { ground, tiles } = registerMap(ctx, {});
  return { latitude: unit.latitude, longitude: unit.longitude, status: unit.status, ground, tiles };
}
