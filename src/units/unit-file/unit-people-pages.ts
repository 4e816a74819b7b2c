import type { Context } from '../../context.ts';
import { formatterFor } from '../../i18n/format.ts';
import { translateDynamic, translator } from '../../i18n/translate.ts';
import { dayOf } from '../../shared/dates.ts';
import { type Typed, typedText } from '../../web/forms.ts';
import { isCurrentRank, rankName } from '../ownership.ts';
import { ownerDetailsPath } from '../units-paths.ts';
import type { SeenUnit } from './see-unit.ts';

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
  /** What the form of this owner holds, and whether it was sent back. */
  readonly form: {
    readonly email: string;
    readonly phone: string;
    readonly doNotContact: boolean;
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
  { unit }: SeenUnit,
  { owner, rank, right }: SeenUnit['owners'][number],
  typed: Typed | null,
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
    action: ownerDetailsPath({ unit: unit.id, owner: owner.id }),
    form: {
      email: typed === null ? (owner.email ?? '') : typedText(typed, 'email'),
      phone: typed === null ? (owner.phone ?? '') : typedText(typed, 'phone'),
      doNotContact: typed === null ? owner.doNotContact : typedText(typed, 'doNotContact') === 'yes',
      open: typed !== null,
    },
  };
}

export function shownContact(
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
