import type { Context } from '../context.ts';
import { translator } from '../i18n/translate.ts';
import { dayOf } from '../shared/dates.ts';
import { type Typed, typedText } from '../web/forms.ts';
import { allowsDeed, type Deed } from './campaign.ts';
import * as paths from './campaigns-paths.ts';
import type { SeenCampaign } from './see-campaign.ts';

/** What may be done with a campaign now; null: not now. */
export type CampaignDeeds = {
  readonly edit: string | null;
  readonly prepare: string | null;
  readonly letters: string | null;
  readonly remake: string | null;
  readonly send: { readonly action: string; readonly day: string } | null;
  readonly postpone: string | null;
  readonly cancel: string | null;
  readonly cancelText: string;
  readonly secondWave: { readonly action: string; readonly text: string } | null;
  readonly returned: { readonly action: string; readonly code: string } | null;
  readonly test: string | null;
  readonly preview: string | null;
};

/** The day of sending has come. */
export const hasLeft = ({ clock }: Context, { campaign }: SeenCampaign): boolean =>
  campaign.sentOn !== null && campaign.sentOn <= dayOf(clock());

export function campaignDeeds(ctx: Context, seen: SeenCampaign, typed: Typed | null): CampaignDeeds {
  const { campaign, counts } = seen;
  const of = { campaign: campaign.id };
  const idle = campaign.work === null;
  const may = (deed: Deed): boolean => idle && allowsDeed(campaign.state, deed);
  const isMail = campaign.channel === 'mail';
  const someone = counts.writtenTo > 0;
  const mailsGone = isMail && hasLeft(ctx, seen);
  const unmade = campaign.lettersHash === null;
  const offer = (path: (of: { campaign: number }) => string, ...conditions: boolean[]): string | null =>
    conditions.every(Boolean) ? path(of) : null;
  return {
    edit: offer(paths.campaignTextPath, may('edit')),
    prepare: offer(paths.prepareCampaignPath, may('prepare'), campaign.state === 'draft', someone),
    letters: offer(paths.lettersPath, !unmade),
    remake: offer(paths.prepareCampaignPath, may('prepare'), campaign.state !== 'draft', !isMail, unmade),
    send: may('send') ? { action: paths.sendCampaignPath(of), day: dayTyped(ctx, typed) } : null,
    postpone: offer(paths.postponeCampaignPath, may('postpone'), !mailsGone),
    cancel: offer(paths.cancelCampaignPath, may('cancel'), !mailsGone),
    cancelText: translator(ctx.locale)(
      campaign.state === 'sent' ? 'campaigns.show.cancelSent' : 'campaigns.show.cancelDraft',
    ),
    secondWave: may('second-wave') && hasLeft(ctx, seen) ? secondWaveOf(ctx, seen) : null,
    returned:
      allowsDeed(campaign.state, 'answer') && !isMail
        ? { action: paths.returnedLetterPath(of), code: typed === null ? '' : typedText(typed, 'code') }
        : null,
    test: offer(paths.testLetterPath, someone),
    preview: offer(paths.previewLetterPath, someone),
  };
}

const dayTyped = ({ clock }: Context, typed: Typed | null): string =>
  (typed === null ? '' : typedText(typed, 'sentOn')) || dayOf(clock());

function secondWaveOf(ctx: Context, { campaign, counts }: SeenCampaign): CampaignDeeds['secondWave'] {
  if (counts.silent === 0) return null;
  const text = translator(ctx.locale)('campaigns.secondWave.button', { count: counts.silent });
  return { action: paths.secondWavePath({ campaign: campaign.id }), text };
}
