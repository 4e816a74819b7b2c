import type { Context } from '../context.ts';
import { formatterFor } from '../i18n/format.ts';
import { translator } from '../i18n/translate.ts';
import { registerPath } from '../units/units-paths.ts';
import { campaignReference } from './campaign.ts';
import { campaignPath, campaignsPath, newCampaignPath } from './campaigns-paths.ts';
import { shareOf } from './rates.ts';
import type { SeenCampaigns } from './see-campaign.ts';

export type CampaignListPage = {
  readonly rows: readonly {
    readonly href: string;
    readonly name: string;
    readonly facts: string;
    readonly state: { readonly slug: string; readonly text: string };
    readonly sentOn: string;
    readonly writtenTo: string;
    readonly answered: string;
    readonly rate: string;
    readonly silent: string;
  }[];
  readonly next: string | null;
  readonly newHref: string;
  readonly registerHref: string;
};
declare module '../web/views.ts' {
  interface Views {
    'campaigns/list': CampaignListPage;
  }
}

export function campaignListPage(ctx: Context, { rows, next }: SeenCampaigns): CampaignListPage {
  const t = translator(ctx.locale);
  const fmt = formatterFor(ctx.locale);
  return {
    rows: rows.map(({ campaign, counts }) => {
      const rate = shareOf(counts.answered, counts.writtenTo);
      const gone = campaign.state === 'sent';
      return {
        href: campaignPath({ campaign: campaign.id }),
        name: campaign.name,
        facts: `${campaignReference(campaign.year, campaign.number)} · ${t(`campaigns.channel.${campaign.channel}`)}`,
        state: { slug: campaign.state, text: t(`campaigns.state.${campaign.state}`) },
        sentOn: campaign.sentOn === null ? '–' : fmt.shortDay(campaign.sentOn),
        writtenTo: fmt.number(counts.writtenTo),
        answered: gone ? fmt.number(counts.answered) : '–',
        rate: !gone || rate === null ? '–' : fmt.percent(rate),
        silent: gone ? fmt.number(counts.silent) : '–',
      };
    }),
    next: next === null ? null : campaignsPath({ before: next }),
    newHref: newCampaignPath(),
    registerHref: registerPath(),
  };
}
