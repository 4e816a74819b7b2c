import type { Context } from '../context.ts';
import { formatterFor } from '../i18n/format.ts';
import { translateDynamic, translator } from '../i18n/translate.ts';
import type { KeptRefusal } from '../people/people-queries.ts';
import { refusalText } from '../people/refusal-text.ts';
import { dayOf } from '../shared/dates.ts';
import { REASON_GROUPS, REASONS } from '../units/unit.ts';
import { unitPath } from '../units/units-paths.ts';
import { type FieldError, type Typed, typedText } from '../web/forms.ts';
import { SITUATIONS, TOLD_CHANNELS } from './answer.ts';
import { allowsDeed } from './campaign.ts';
import type { Campaign } from './campaign-store.ts';
import { campaignPath, recipientPath, removeRecipientPath } from './campaigns-paths.ts';
import type { LetterHome } from './gather-letters.ts';
import { homeLine } from './merge-values.ts';
import type { KeptAnswer, Recipient } from './recipient-store.ts';
import { returnCode } from './reply-code.ts';

export type ShownRecipient = {
  readonly href: string;
  readonly name: string;
  readonly code: string;
  /** `par son mandataire Me Dubois`; null: written to themselves. */
  readonly through: string | null;
  readonly homes: readonly { readonly text: string; readonly href: string }[];
  readonly state: { readonly text: string; readonly tone: string };
  readonly detail: string;
  readonly remove: { readonly action: string; readonly removed: boolean } | null;
};

export function shownRecipient(
  ctx: Context,
  campaign: Campaign,
  recipient: Recipient,
  homes: readonly LetterHome[],
  refusal: KeptRefusal | null,
): ShownRecipient {
  const of = { campaign: campaign.id, recipient: recipient.id };
  const removed = recipient.exclusion === 'removed';
  const may = allowsDeed(campaign.state, 'remove') && campaign.work === null;
  return {
    href: recipientPath(of),
    name: recipient.name,
    code: returnCode(recipient.id),
    through:
      recipient.through === null
        ? null
        : translator(ctx.locale)('owners.mandate.through', { name: recipient.through }),
    homes: homes.map((home) => ({ text: homeLine(home), href: unitPath({ unit: home.unitId }) })),
    ...stateOf(ctx, campaign, recipient, refusal),
    remove:
      may && (recipient.exclusion === null || removed) ? { action: removeRecipientPath(of), removed } : null,
  };
}

function stateOf(
  ctx: Context,
  { state }: Campaign,
  recipient: Recipient,
  refusal: KeptRefusal | null,
): Pick<ShownRecipient, 'state' | 'detail'> {
  const t = translator(ctx.locale);
  const on = (moment: Recipient['answeredAt']) =>
    moment === null ? '' : formatterFor(ctx.locale).shortDay(dayOf(moment));
  const tag = (key: StateKey, tone: string, detail = '') => ({
    state: { text: t(`campaigns.recipientState.${key}`), tone },
    detail,
  });
  if (recipient.exclusion === 'do-not-contact' && refusal !== null)
    return tag('excluded', 'quiet', refusalText(ctx, refusal));
  if (recipient.exclusion !== null)
    return tag('excluded', 'quiet', t(`campaigns.exclusion.${recipient.exclusion}`));
  if (recipient.opposedAt !== null) return tag('opposed', 'danger', on(recipient.opposedAt));
  if (recipient.answeredAt !== null) {
    const said = recipient.situation === null ? '' : t(`campaigns.situationShort.${recipient.situation}`);
    const call = recipient.callBack ? ` · ${t('campaigns.recipientState.callBack')}` : '';
    return tag('answered', 'success', `${said}${call} · ${on(recipient.answeredAt)}`);
  }
  if (recipient.returnedAt !== null) return tag('returned', 'waiting', on(recipient.returnedAt));
  return state === 'sent' ? tag('silent', 'neutral') : tag('toWrite', 'info');
}
type StateKey = 'excluded' | 'opposed' | 'answered' | 'returned' | 'silent' | 'toWrite';

type Option = { readonly value: string; readonly text: string };
export type AnswerFields = {
  readonly situations: readonly Option[];
  readonly situation: string;
  readonly reasonGroups: readonly { readonly title: string; readonly items: readonly Option[] }[];
  readonly reasons: readonly string[];
  readonly callBack: string;
  readonly email: string;
  readonly phone: string;
  readonly text: string;
  readonly unit: string;
  readonly units: readonly Option[];
};

/** The fields of an answer, on line or told, with what was typed. */
export function answerFields(
  ctx: Context,
  homes: readonly LetterHome[],
  typed: Typed | null,
  unit: string,
): AnswerFields {
  const t = translator(ctx.locale);
  const shown = (field: string) => (typed === null ? '' : typedText(typed, field));
  return {
    situations: SITUATIONS.map((situation) => ({
      value: situation,
      text: t(`campaigns.situation.${situation}`),
    })),
    situation: shown('situation'),
    reasonGroups: REASON_GROUPS.map((group) => ({
      title: t(`campaigns.reasonGroup.${group}`),
      items: REASONS[group].map((reason) => ({
        value: reason,
        text: translateDynamic(ctx.locale, `units.reason.${reason}`),
      })),
    })),
    reasons: typed === null ? [] : [typed.reasons ?? []].flat(),
    callBack: shown('callBack'),
    email: shown('email'),
    phone: shown('phone'),
    text: shown('text'),
    unit: typed === null ? unit : shown('unit'),
    units: homes.map((home) => ({ value: String(home.unitId), text: homeLine(home) })),
  };
}

export type RecipientPage = {
  readonly back: { readonly href: string; readonly text: string };
  readonly recipient: ShownRecipient;
  readonly address: readonly string[];
  readonly email: string | null;
  readonly answers: readonly { readonly when: string; readonly title: string; readonly text: string }[];
  readonly mayAnswer: boolean;
  readonly action: string;
  readonly channels: readonly Option[];
  readonly channel: string;
  /** Owner or representative, where there is one. */
  readonly speakers: readonly Option[];
  readonly speaker: string;
  readonly fields: AnswerFields;
  readonly errors: readonly FieldError[];
};
declare module '../web/views.ts' {
  interface Views {
    'campaigns/recipient': RecipientPage;
  }
}

export function recipientPage(
  ctx: Context,
  seen: {
    readonly campaign: Campaign;
    readonly recipient: Recipient;
    readonly homes: readonly LetterHome[];
    readonly answers: readonly KeptAnswer[];
    readonly refusal: KeptRefusal | null;
  },
  typed: Typed | null,
  errors: readonly FieldError[],
): RecipientPage {
  const { campaign, recipient, homes, answers } = seen;
  const t = translator(ctx.locale);
  const withheld = recipient.exclusion === 'do-not-contact' || recipient.opposedAt !== null;
  return {
    back: { href: campaignPath({ campaign: campaign.id }), text: campaign.name },
    recipient: shownRecipient(ctx, campaign, recipient, homes, seen.refusal),
    address: withheld ? [] : (recipient.address?.split('\n') ?? []),
    email: withheld ? null : recipient.email,
    answers: answers.map((answer) => shownAnswer(ctx, recipient, answer, homes)),
    mayAnswer: allowsDeed(campaign.state, 'answer'),
    action: recipientPath({ campaign: campaign.id, recipient: recipient.id }),
    channels: TOLD_CHANNELS.map((channel) => ({ value: channel, text: t(`campaigns.answerBy.${channel}`) })),
    channel: typed === null ? 'phone' : typedText(typed, 'channel'),
    speakers:
      recipient.through === null
        ? []
        : [
            {
              value: 'representative',
              text: t('owners.mandate.theRepresentative', { name: recipient.through }),
            },
            { value: 'owner', text: t('owners.mandate.theOwner') },
          ],
    speaker: typed === null ? 'representative' : typedText(typed, 'speaker'),
    fields: answerFields(ctx, homes, typed, ''),
    errors,
  };
}

function shownAnswer(
  ctx: Context,
  { through }: Recipient,
  answer: KeptAnswer,
  homes: readonly LetterHome[],
): RecipientPage['answers'][number] {
  const t = translator(ctx.locale);
  const home = homes.find(({ unitId }) => unitId === answer.unitId);
  const parts = [
    home === undefined || homes.length === 1 ? null : homeLine(home),
    answer.reasons.length === 0
      ? null
      : answer.reasons.map((reason) => t(`units.reason.${reason}`)).join(', '),
    answer.callBack ? t('campaigns.answer.wantsCall') : null,
    answer.email === null ? null : t('campaigns.answer.email', { email: answer.email }),
    answer.phone === null ? null : t('campaigns.answer.phone', { phone: answer.phone }),
    answer.text === '' ? null : `« ${answer.text} »`,
  ];
  return {
    when: formatterFor(ctx.locale).shortMoment(answer.madeAt),
    title: [
      t(`campaigns.situation.${answer.situation}`),
      t(`campaigns.answerBy.${answer.channel}`),
      answer.byRepresentative ? t('owners.mandate.theRepresentative', { name: through ?? '' }) : null,
    ]
      .filter((part) => part !== null)
      .join(' · '),
    text: parts.filter((part) => part !== null).join('\n'),
  };
}
