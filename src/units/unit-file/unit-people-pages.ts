import type { Context } from '../../context.ts';
import { formatterFor } from '../../i18n/format.ts';
import { translator } from '../../i18n/translate.ts';
import { refusalText } from '../../people/refusal-text.ts';
import { dayOf } from '../../shared/dates.ts';
import { type Typed, typedText } from '../../web/forms.ts';
import { rightText } from '../holders/holder-pages.ts';
import { ownerPath } from '../holders/holder-paths.ts';
import { identityLines } from '../holders/identity-pages.ts';
import { coversHome, mandateState, representativeFor } from '../holders/mandate.ts';
import { mandateLine } from '../holders/mandate-pages.ts';
import { isCurrentRank, rankName } from '../ownership.ts';
import { ownerDetailsPath } from '../units-paths.ts';
import type { SeenUnit } from './see-unit.ts';

export type ShownOwner = {
  readonly id: number;
  readonly name: string;
  readonly role: string;
  readonly href: string;
  /** `Nue-propriété · 1/3 · en indivision`. */
  readonly right: string;
  readonly lines: readonly string[];
  /** `Me Dubois, notaire, agit pour…`, for each mandate in force. */
  readonly mandates: readonly string[];
  /** Who asked that they be left alone, when and why; null when they may be contacted. */
  readonly refusal: string | null;
  readonly address: readonly string[];
  readonly email: string | null;
  readonly phone: string | null;
  readonly hasAccount: boolean;
  readonly current: boolean;
  readonly version: number;
  readonly action: string;
  /** What the form of this owner holds, and whether it was sent back. */
  readonly form: {
    readonly email: string;
    readonly phone: string;
    readonly open: boolean;
  };
};
export type ShownContact = {
  readonly when: string;
  readonly title: string;
  readonly who: string;
  readonly text: string;
  readonly tone: string;
  readonly answer: string | null;
};

export function shownOwner(
  ctx: Context,
  { unit, mandates, refusals }: SeenUnit,
  holder: SeenUnit['owners'][number],
  typed: Typed | null,
): ShownOwner {
  const t = translator(ctx.locale);
  const { owner, rank } = holder;
  return {
    id: owner.id,
    name: owner.name,
    role: t(`units.rank.${rankName(rank)}`),
    href: ownerPath({ owner: owner.id }),
    right: rightText(ctx, holder),
    lines: identityLines(ctx, owner),
    mandates: mandates
      .filter((mandate) => mandate.ownerId === owner.id && coversHome(mandate, unit.id))
      .filter((mandate) => mandateState(mandate, dayOf(ctx.clock())) === 'in-force')
      .map((mandate) => mandateLine(ctx, mandate)),
    refusal: owner.doNotContact ? refusalText(ctx, refusals.get(owner.id) ?? null) : null,
    address: owner.address?.split('\n') ?? [],
    email: owner.email,
    phone: owner.phone,
    hasAccount: owner.accountId !== null,
    current: isCurrentRank(rank),
    version: owner.version,
    action: ownerDetailsPath({ unit: unit.id, owner: owner.id }),
    form: {
      email: typed === null ? (owner.email ?? '') : typedText(typed, 'email'),
      phone: typed === null ? (owner.phone ?? '') : typedText(typed, 'phone'),
      open: typed !== null,
    },
  };
}

/** Whom to turn to first: the first of today’s owners who may be contacted, or who acts for them. */
export function firstToContact(ctx: Context, { unit, owners, mandates }: SeenUnit): string {
  const t = translator(ctx.locale);
  const first = owners.find(({ owner, rank }) => isCurrentRank(rank) && !owner.doNotContact)?.owner;
  if (first === undefined) return t('owners.noFirst');
  const theirs = mandates.filter(({ ownerId }) => ownerId === first.id);
  const through = representativeFor(theirs, [unit.id], dayOf(ctx.clock()));
  return through === null
    ? t('owners.first', { name: first.name })
    : t('owners.firstThrough', { name: first.name, through: through.name });
}

export function shownContact(
  ctx: Context,
  { owners, staff }: SeenUnit,
  contact: SeenUnit['contacts'][number],
): ShownContact {
  const t = translator(ctx.locale);
  const fmt = formatterFor(ctx.locale);
  const name = owners.find((candidate) => candidate.owner.id === contact.ownerId)?.owner.name ?? '';
  const owner =
    contact.through === null ? name : `${name}, ${t('owners.mandate.through', { name: contact.through })}`;
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
