import { campaignPath, recipientPath } from '../../campaigns/campaigns-paths.ts';
import type { Context } from '../../context.ts';
import { formatterFor } from '../../i18n/format.ts';
import { translateDynamic, translator } from '../../i18n/translate.ts';
import { isAllowed } from '../../shared/actor.ts';
import { dayOf } from '../../shared/dates.ts';
import type { CampaignId } from '../../shared/ids.ts';
import { unitPath } from '../units-paths.ts';
import type { SeenOwner } from './see-owner.ts';

/** One line of a timeline. */
export type Happening = {
  readonly when: string;
  readonly title: string;
  readonly who: string | null;
  readonly text: string | null;
  readonly href: string | null;
  readonly tone: string;
};

/** What was written to an owner and heard from them: letters, mails and talks; then campaigns. */
export function ownerLetters(
  ctx: Context,
  { contacts, homes, campaigns, staff }: SeenOwner,
): { readonly letters: readonly Happening[]; readonly campaigns: readonly Happening[] } {
  const t = translator(ctx.locale);
  const fmt = formatterFor(ctx.locale);
  const letters = contacts.map((contact): Happening => {
    const home = homes.find(({ unitId }) => unitId === contact.unitId);
    const through = contact.through === null ? null : t('owners.mandate.through', { name: contact.through });
    return {
      when: fmt.shortMoment(contact.madeAt),
      title: [t(`register.unit.contactBy.${contact.channel}`), home?.address, contact.subject]
        .filter((part) => part)
        .join(' · '),
      who: staff.find(({ id }) => id === contact.madeBy)?.name ?? null,
      text: through,
      href: unitPath({ unit: contact.unitId }),
      tone: contact.answeredAt === null ? 'info' : 'success',
    };
  });
  return { letters, campaigns: campaigns.map((one) => campaignLine(ctx, one)) };
}

function campaignLine(ctx: Context, { campaign, recipient }: SeenOwner['campaigns'][number]): Happening {
  const t = translator(ctx.locale);
  const fmt = formatterFor(ctx.locale);
  const said = recipient.situation === null ? null : t(`campaigns.situationShort.${recipient.situation}`);
  const answer =
    recipient.exclusion !== null
      ? t(`campaigns.exclusion.${recipient.exclusion}`)
      : recipient.answeredAt === null
        ? t('owners.page.silent')
        : t('owners.page.answeredOn', { day: fmt.day(dayOf(recipient.answeredAt)) });
  const through =
    recipient.through === null ? null : t('owners.mandate.through', { name: recipient.through });
  return {
    when: campaign.sentOn === null ? t(`campaigns.state.${campaign.state}`) : fmt.day(campaign.sentOn),
    title: campaign.name,
    who: null,
    text: [answer, said, through].filter((part) => part !== null).join(' · '),
    href: campaignHref(ctx, campaign.id, recipient),
    tone: recipient.answeredAt === null ? 'neutral' : 'success',
  };
}

/** Where those who write to owners find the letter; others read the line. */
function campaignHref(
  { actor }: Context,
  campaign: CampaignId,
  { id, exclusion }: SeenOwner['campaigns'][number]['recipient'],
): string | null {
  if (!isAllowed(actor, 'campaigns.manage')) return null;
  return exclusion === null ? recipientPath({ campaign, recipient: id }) : campaignPath({ campaign });
}

/** What was done on the owner's record, newest first. */
export function ownerHistory(ctx: Context, { events, staff }: SeenOwner): Happening[] {
  const t = translator(ctx.locale);
  const { shortMoment } = formatterFor(ctx.locale);
  return events.toReversed().map((event) => {
    const { fields = [] } = event.data as { fields?: readonly string[] };
    return {
      when: shortMoment(event.at),
      title: translateDynamic(ctx.locale, `owners.event.${event.action.replace('.', '-')}`),
      who:
        event.actorKind === 'staff'
          ? (staff.find(({ id }) => id === event.actorId)?.name ?? t('register.unit.someone'))
          : event.actorKind === 'owner' || event.actorKind === 'visitor'
            ? t('register.unit.theOwner')
            : t('register.unit.software'),
      text:
        fields.length === 0
          ? null
          : fields.map((field) => translateDynamic(ctx.locale, `owners.identity.${field}`)).join(', '),
      href: null,
      tone: event.action === 'owner.contact-refused' ? 'danger' : 'neutral',
    };
  });
}
