import { barChart, groupedBars, lineChart } from '../../documents/chart.ts';
import { type Translate, translateDynamic } from '../../i18n/translate.ts';
import type { Locale } from '../../shared/locale.ts';
import type { Simulation } from './simulation.ts';
import { BANDS } from './tally.ts';

/** Pictures by section, as SVG; each stands beside the table it is drawn from. */
export async function simulationCharts(
  { schemes }: Simulation,
  names: readonly string[],
  t: Translate,
  locale: Locale,
): Promise<Readonly<Record<string, string>>> {
  const frame = (id: string) => ({
    locale,
    id: `chart-${id}`,
    title: translateDynamic(locale, `simulations.section.${id}.title`),
    description: translateDynamic(locale, `simulations.section.${id}.definition`),
  });
  const name = (at: number): string => names[at] ?? '';
  return {
    outcome: await barChart({
      ...frame('outcome'),
      unit: 'money',
      valueTitle: t('simulations.column.budget'),
      bars: schemes.map(({ budget }, at) => ({ label: name(at), value: budget / 100 })),
    }),
    remainders: await groupedBars({
      ...frame('remainders'),
      unit: 'money',
      valueTitle: t('simulations.column.median'),
      bars: BANDS.flatMap((band) =>
        schemes.map(({ byBand }, at) => ({
          label: translateDynamic(locale, `simulations.band.${band}`),
          series: name(at),
          value: (byBand.find((one) => one.band === band)?.remainder?.median ?? 0) / 100,
        })),
      ),
    }),
    sensitivity: await lineChart({
      ...frame('sensitivity'),
      unit: 'money',
      xTitle: t('simulations.takeUpFactor'),
      yTitle: t('simulations.column.budget'),
      series: schemes.map(({ sensitivity }, at) => ({
        name: name(at),
        points: sensitivity.map(({ factor, budget }) => ({ x: factor * 100, y: budget / 100 })),
      })),
    }),
  };
}
