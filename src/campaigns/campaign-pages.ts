import type { Context } from '../context.ts';
import { formatterFor } from '../i18n/format.ts';
import { translator } from '../i18n/translate.ts';
import { dayOf } from '../shared/dates.ts';
import { registerPath } from '../units/units-paths.ts';
import type { FieldError, Typed } from '../web/forms.ts';
import { campaignReference, codesUntil } from './campaign.ts';
import { type CampaignDeeds, campaignDeeds, hasLeft } from './campaign-deeds-pages.ts';
import { campaignRates, campaignTiles, type ShownRates, type Tile } from './campaign-rates-pages.ts';
import type { Campaign } from './campaign-store.ts';
import * as paths from './campaigns-paths.ts';
import { RECIPIENT_FILTERS } from './recipient-filter.ts';
import { type ShownRecipient, shownRecipient } from './recipient-pages.ts';
import type { SeenCampaign } from './see-campaign.ts';

type Link = { readonly text: string; readonly href: string };
export type CampaignPage = CampaignDeeds & {
  readonly self: string;
  readonly title: string;
  readonly caption: string;
  readonly aim: string;
  readonly state: { readonly slug: string; readonly text: string };
  readonly stateText: string;
  readonly meta: readonly { readonly label: string; readonly value: string }[];
  readonly work: { readonly text: string; readonly value: number; readonly max: number } | null;
  readonly isMail: boolean;
  readonly nobody: boolean;
  readonly kept: string | null;
  readonly late: readonly string[];
  readonly links: readonly Link[];
  readonly tiles: readonly Tile[];
  readonly exclusions: readonly (readonly [string, string, string])[];
  readonly rates: ShownRates | null;
  readonly tabs: readonly (Link & { readonly current: boolean })[];
  readonly recipients: readonly ShownRecipient[];
  readonly previous: string | null;
  readonly next: string | null;
  readonly export: string;
  readonly errors: readonly FieldError[];
};
declare module '../web/views.ts' {
  interface Views {
    'campaigns/show': CampaignPage;
    'campaigns/show-body': CampaignPage;
  }
}

export async function campaignPage(
  ctx: Context,
  seen: SeenCampaign,
  refused: { readonly typed: Typed; readonly errors: readonly FieldError[] } | null = null,
): Promise<CampaignPage> {
  const { campaign, counts, page, filter } = seen;
  const t = translator(ctx.locale);
  const fmt = formatterFor(ctx.locale);
  const of = { campaign: campaign.id };
  const isMail = campaign.channel === 'mail';
  const listed = (place: { after?: number | undefined; before?: number | undefined }): string =>
    paths.campaignPath(of, { show: filter === 'all' ? undefined : filter, ...place });
  return {
    self: listed({}),
    title: campaign.name,
    caption: `${campaignReference(campaign.year, campaign.number)} · ${t(`campaigns.channel.${campaign.channel}`)}`,
    aim: campaign.aim,
    state: { slug: campaign.state, text: t(`campaigns.state.${campaign.state}`) },
    stateText: stateText(ctx, seen),
    meta: [
      { label: t('campaigns.show.made'), value: fmt.day(dayOf(campaign.createdAt)) },
      ...(campaign.sentOn === null
        ? []
        : [
            { label: t('campaigns.show.sentOn'), value: fmt.day(campaign.sentOn) },
            { label: t('campaigns.show.codesUntil'), value: fmt.day(codesUntil(campaign.sentOn)) },
          ]),
    ],
    work: workOf(ctx, campaign),
    isMail,
    nobody: counts.writtenTo === 0,
    ...campaignDeeds(ctx, seen, refused?.typed ?? null),
    kept: campaign.keptUnits > 0 ? t('campaigns.show.kept', { count: campaign.keptUnits }) : null,
    late: seen.late.map(({ name }) => name),
    links: linksOf(ctx, seen),
    tiles: campaignTiles(ctx, seen),
    exclusions: seen.exclusions.map(({ exclusion, owners, units }) => [
      t(`campaigns.exclusion.${exclusion}`),
      fmt.number(owners),
      fmt.number(units),
    ]),
    rates: await campaignRates(ctx, seen),
    tabs: RECIPIENT_FILTERS.filter((name) => campaign.state === 'sent' || OF_A_DRAFT.includes(name)).map(
      (name) => ({
        text: t(`campaigns.recipients.${name}`),
        href: `${paths.campaignPath(of, { show: name === 'all' ? undefined : name })}#recipients`,
        current: name === filter,
      }),
    ),
    recipients: page.rows.map((recipient) =>
      shownRecipient(
        ctx,
        campaign,
        recipient,
        seen.homes.get(recipient.id) ?? [],
        seen.refusals.get(recipient.ownerId) ?? null,
      ),
    ),
    previous: page.before === null ? null : listed({ before: page.before }),
    next: page.after === null ? null : listed({ after: page.after }),
    export: paths.exportRecipientsPath(of, { show: filter === 'all' ? undefined : filter }),
    errors: refused?.errors ?? [],
  };
}

function workOf({ locale }: Context, { work, workDone, workTotal }: Campaign): CampaignPage['work'] {
  if (work === null) return null;
  const text = translator(locale)(`campaigns.work.${work}`, { done: workDone, total: workTotal });
  return { text, value: workDone, max: Math.max(1, workTotal) };
}

const OF_A_DRAFT: readonly string[] = ['all', 'excluded'];

function stateText(ctx: Context, seen: SeenCampaign): string {
  const { campaign } = seen;
  const t = translator(ctx.locale);
  if (campaign.state !== 'sent') return t(`campaigns.stateText.${campaign.channel}.${campaign.state}`);
  const day = formatterFor(ctx.locale).day(campaign.sentOn ?? dayOf(ctx.clock()));
  return t(`campaigns.stateText.${campaign.channel}.${hasLeft(ctx, seen) ? 'sent' : 'planned'}`, { day });
}

function linksOf(ctx: Context, { campaign, first, waves }: SeenCampaign): Link[] {
  const t = translator(ctx.locale);
  const filter = new URLSearchParams(campaign.filter).toString();
  return [
    ...(first
      ? [
          {
            text: t('campaigns.secondWave.of', { name: first.name }),
            href: paths.campaignPath({ campaign: first.id }),
          },
        ]
      : []),
    ...waves.map((wave) => ({
      text: t('campaigns.secondWave.made', { name: wave.name }),
      href: paths.campaignPath({ campaign: wave.id }),
    })),
    { text: t('campaigns.show.filter'), href: registerPath() + (filter ? `?${filter}` : '') },
  ];
}
