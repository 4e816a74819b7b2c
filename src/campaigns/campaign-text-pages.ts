import type { Context } from '../context.ts';
import { translator } from '../i18n/translate.ts';
import { registerPath } from '../units/units-paths.ts';
import { type FieldError, type Typed, typedText } from '../web/forms.ts';
import { CHANNELS } from './campaign.ts';
import type { Campaign } from './campaign-store.ts';
import { campaignPath, campaignsPath, campaignTextPath, newCampaignPath } from './campaigns-paths.ts';
import { FIELDS_AS_WRITTEN, MERGE_FIELDS } from './merge-text.ts';

type Words = {
  readonly name: string;
  readonly aim: string;
  readonly subject: string;
  readonly body: string;
  readonly signatoryName: string;
  readonly signatoryTitle: string;
  readonly returnAddress: string;
};
type TextPage = {
  readonly action: string;
  readonly back: { readonly href: string; readonly text: string };
  readonly words: Words;
  readonly fields: readonly { readonly name: string; readonly text: string }[];
  readonly errors: readonly FieldError[];
};
export type CampaignTextPage = TextPage & {
  readonly version: string;
  readonly reference: string;
  readonly hasSignature: boolean;
  readonly madeBefore: boolean;
};
export type NewCampaignPage = TextPage & {
  readonly filter: string;
  readonly groupText: string;
  readonly chips: readonly string[];
  readonly registerHref: string;
  readonly channels: readonly { readonly value: string; readonly text: string; readonly hint: string }[];
  readonly channel: string;
  readonly quietWeeks: string;
};
declare module '../web/views.ts' {
  interface Views {
    'campaigns/new': NewCampaignPage;
    'campaigns/text': CampaignTextPage;
  }
}

const WORDS = [
  'name',
  'aim',
  'subject',
  'body',
  'signatoryName',
  'signatoryTitle',
  'returnAddress',
] as const satisfies readonly (keyof Words)[];
const QUIET_WEEKS = '8';

const typedWords = (typed: Typed): Words =>
  Object.fromEntries(WORDS.map((field) => [field, typedText(typed, field)])) as Words;

const fieldsOffered = (ctx: Context) =>
  MERGE_FIELDS.map((field) => ({
    name: `{${field}}`,
    text: translator(ctx.locale)(`campaigns.field.${field}`),
  }));

/** The words to begin with: those of the programme, in French, to be made one's own. */
function firstWords({ programme }: Context): Words {
  const t = translator('fr');
  const { authority, service } = programme;
  return {
    name: '',
    aim: '',
    subject: t('campaigns.first.subject', FIELDS_AS_WRITTEN),
    body: t('campaigns.first.body', FIELDS_AS_WRITTEN),
    signatoryName: authority.signatory.name,
    signatoryTitle: authority.signatory.title.fr,
    returnAddress: service.address.join(', '),
  };
}

export function newCampaignPage(
  ctx: Context,
  group: { readonly filter: string; readonly chips: readonly string[]; readonly count: string },
  typed: Typed | null,
  errors: readonly FieldError[],
): NewCampaignPage {
  const t = translator(ctx.locale);
  return {
    action: newCampaignPath(),
    back: { href: campaignsPath(), text: t('campaigns.title') },
    words: typed === null ? firstWords(ctx) : typedWords(typed),
    fields: fieldsOffered(ctx),
    errors,
    filter: group.filter,
    groupText: group.count,
    chips: group.chips,
    registerHref: registerPath() + (group.filter === '' ? '' : `?${group.filter}`),
    channels: CHANNELS.map((channel) => ({
      value: channel,
      text: t(`campaigns.channel.${channel}`),
      hint: t(`campaigns.channelHint.${channel}`),
    })),
    channel: typed === null ? 'letter' : typedText(typed, 'channel'),
    quietWeeks: typed === null ? QUIET_WEEKS : typedText(typed, 'quietWeeks'),
  };
}

export function campaignTextPage(
  ctx: Context,
  campaign: Campaign,
  reference: string,
  typed: Typed | null,
  errors: readonly FieldError[],
): CampaignTextPage {
  return {
    action: campaignTextPath({ campaign: campaign.id }),
    back: { href: campaignPath({ campaign: campaign.id }), text: campaign.name },
    words: typed === null ? campaign : typedWords(typed),
    fields: fieldsOffered(ctx),
    errors,
    version: typed === null ? String(campaign.version) : typedText(typed, 'version'),
    reference,
    hasSignature: campaign.signatureHash !== null,
    madeBefore: campaign.lettersHash !== null,
  };
}
