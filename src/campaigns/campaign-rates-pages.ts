import type { Context } from '../context.ts';
import { lineChart } from '../documents/chart.ts';
import { formatterFor } from '../i18n/format.ts';
import { translator } from '../i18n/translate.ts';
import { ANSWER_CHANNELS, SITUATIONS } from './answer.ts';
import { answersByWeek, shareOf } from './rates.ts';
import type { SeenCampaign } from './see-campaign.ts';

export type Tile = { readonly label: string; readonly value: string; readonly note: string | null };
type Bar = { readonly label: string; readonly value: number; readonly text: string };
export type ShownRates = {
  readonly kinds: readonly Bar[];
  readonly channels: readonly Bar[];
  readonly chart: { readonly svg: string; readonly columns: Columns; readonly rows: readonly Row[] } | null;
};
type Columns = readonly { readonly text: string; readonly numeric?: boolean }[];
type Row = readonly (string | { readonly text: string; readonly numeric: boolean })[];

/** The figures of a campaign, in the order they are asked for. */
export function campaignTiles(ctx: Context, { campaign, counts, after }: SeenCampaign): Tile[] {
  const t = translator(ctx.locale);
  const fmt = formatterFor(ctx.locale);
  const share = (part: number): string | null => {
    const rate = shareOf(part, counts.writtenTo);
    return rate === null ? null : t('campaigns.rates.ofSent', { rate: fmt.percent(rate) });
  };
  const tile = (key: TileKey, value: number, note: string | null = null): Tile => ({
    label: t(`campaigns.tile.${key}`),
    value: fmt.number(value),
    note,
  });
  const writtenTo = tile('writtenTo', counts.writtenTo);
  if (campaign.state !== 'sent') return [writtenTo, tile('excluded', counts.owners - counts.writtenTo)];
  return [
    writtenTo,
    tile('answered', counts.answered, share(counts.answered)),
    tile('silent', counts.silent, share(counts.silent)),
    tile('returned', counts.returned, share(counts.returned)),
    tile('callBack', counts.callBack),
    tile('audits', after.audits, t('campaigns.rates.since')),
    tile('cases', after.cases, t('campaigns.rates.since')),
    tile('opposed', counts.opposed),
  ];
}
type TileKey =
  | 'writtenTo'
  | 'excluded'
  | 'answered'
  | 'silent'
  | 'returned'
  | 'callBack'
  | 'audits'
  | 'cases'
  | 'opposed';

/** How owners answered: what they said, how it came, and when. Null before any answer. */
export async function campaignRates(
  ctx: Context,
  { campaign, byKind, byDay, counts }: SeenCampaign,
): Promise<ShownRates | null> {
  if (campaign.sentOn === null || byKind.length === 0) return null;
  const t = translator(ctx.locale);
  const fmt = formatterFor(ctx.locale);
  const bar = (label: string, value: number): Bar => {
    const rate = shareOf(value, counts.answered);
    return { label, value, text: `${fmt.number(value)} · ${rate === null ? '–' : fmt.percent(rate)}` };
  };
  const sum = (keep: (row: (typeof byKind)[number]) => boolean): number =>
    byKind.filter(keep).reduce((total, { owners }) => total + owners, 0);
  const weeks = answersByWeek(campaign.sentOn, byDay);
  return {
    kinds: SITUATIONS.map((situation) =>
      bar(
        t(`campaigns.situation.${situation}`),
        sum((row) => row.situation === situation),
      ),
    ),
    channels: ANSWER_CHANNELS.map((channel) =>
      bar(
        t(`campaigns.answerBy.${channel}`),
        sum((row) => row.channel === channel),
      ),
    ).filter(({ value }) => value > 0),
    chart: {
      svg: await lineChart({
        locale: ctx.locale,
        id: 'chart-answers',
        title: t('campaigns.rates.overTime'),
        description: t('campaigns.rates.overTimeText'),
        height: 300,
        shape: 'step',
        series: [
          {
            name: t('campaigns.rates.total'),
            points: [{ x: campaign.sentOn, y: 0 }, ...weeks.map(({ day, total }) => ({ x: day, y: total }))],
          },
        ],
      }),
      columns: [
        { text: t('campaigns.rates.week') },
        { text: t('campaigns.rates.answers'), numeric: true },
        { text: t('campaigns.rates.total'), numeric: true },
      ],
      rows: weeks.map(({ day, answers, total }) => [
        fmt.shortDay(day),
        { text: fmt.number(answers), numeric: true },
        { text: fmt.number(total), numeric: true },
      ]),
    },
  };
}
