import { barChart, lineChart } from '../documents/chart.ts';
import { type Translate, translateDynamic } from '../i18n/translate.ts';
import type { Locale } from '../shared/locale.ts';
import type { EvaluationReport } from './evaluation-report.ts';

/** Pictures of the report by section, as SVG; none where there is nothing to draw. */
export async function reportCharts(
  report: EvaluationReport,
  t: Translate,
  locale: Locale,
): Promise<Readonly<Record<string, string>>> {
  const charts: Record<string, string> = {
    funnel: await barChart({
      locale,
      id: 'chart-funnel',
      title: t('evaluation.section.funnel.title'),
      description: t('evaluation.section.funnel.definition'),
      bars: report.funnel.map((row) => ({
        label: translateDynamic(locale, `evaluation.step.${row.step}`),
        value: row.count,
      })),
    }),
  };
  if (report.survival.steps.length > 1) {
    charts.survival = await lineChart({
      locale,
      id: 'chart-survival',
      title: t('evaluation.section.survival.title'),
      description: t('evaluation.section.survival.definition'),
      shape: 'step',
      unit: 'percent',
      xTitle: t('evaluation.column.months'),
      yTitle: t('evaluation.column.stillVacant'),
      yDomain: [0, 1],
      series: [
        {
          name: t('evaluation.column.stillVacant'),
          points: [
            { x: 0, y: 1, low: 1, high: 1 },
            ...report.survival.steps.map(({ months, share, low, high }) => ({
              x: months,
              y: share,
              low,
              high,
            })),
          ],
        },
      ],
    });
  }
  return charts;
}
