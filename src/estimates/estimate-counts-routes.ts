import type { FastifyInstance } from 'fastify';
import { evaluationPath } from '../evaluation/evaluation-paths.ts';
import { formatterFor } from '../i18n/format.ts';
import { translator } from '../i18n/translate.ts';
import { addDays, dayOf } from '../shared/dates.ts';
import { page } from '../web/render.ts';
import { access } from '../web/request.ts';
import { mostLost, stepCounts } from './estimate-counts.ts';
import { talliesBetween } from './estimate-store.ts';
import { estimateCountsPath } from './estimates-paths.ts';

export type EstimateCountsPage = {
  readonly back: string;
  readonly caption: string;
  readonly opened: boolean;
  readonly stop: string | null;
  readonly bars: readonly { readonly label: string; readonly value: number; readonly text: string }[];
};
declare module '../web/views.ts' {
  interface Views {
    'estimates/counts': EstimateCountsPage;
  }
}

const DAYS = 90;

/** How many estimate their aids and where they stop: counts of the last ninety days, today included. */
export function estimateCountsRoutes(app: FastifyInstance): void {
  app.get(estimateCountsPath.pattern, access('evaluation.see'), async (request, reply) => {
    const { ctx } = request;
    const t = translator(ctx.locale);
    const fmt = formatterFor(ctx.locale);
    const tomorrow = addDays(dayOf(ctx.clock()), 1);
    const counts = stepCounts(await talliesBetween(ctx.db.read, addDays(tomorrow, -DAYS), tomorrow));
    const opened = counts[0]?.count ?? 0;
    const worst = mostLost(counts);
    return page(request, reply, 'estimates/counts', {
      back: evaluationPath(),
      caption: t('estimates.counts.caption', { days: DAYS }),
      opened: opened > 0,
      stop:
        worst &&
        t('estimates.counts.stop', {
          step: t(`estimates.counts.step.${worst.step}`),
          lost: fmt.number(worst.lost),
        }),
      bars: counts.map(({ step, count }) => ({
        label: t(`estimates.counts.step.${step}`),
        value: count,
        text:
          opened > 0
            ? t('estimates.counts.share', { count: fmt.number(count), share: fmt.percent(count / opened) })
            : String(count),
      })),
    });
  });
}
