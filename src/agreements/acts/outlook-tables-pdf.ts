import type { Block, TableColumn } from '../../documents/pdf-document.ts';
import { financingWaterfallSvg } from '../../incentives/financing-waterfall-svg.ts';
import { outlookShown } from '../../incentives/outlook-shown.ts';
import { waterfallDescription } from '../../incentives/waterfall-rows.ts';
import type { ActFacts, PlanAround } from './act-facts.ts';
import { heading, paragraph, quillOf, small } from './act-parts-pdf.ts';

/** Who is paid when, rents by level with the tax saved, years, break-even, ways of putting grants together. */
export function outlookBlocks({ outlook, routes }: PlanAround, facts: ActFacts): Block[] {
  const { t } = quillOf(facts);
  const shown = outlookShown(outlook, routes, facts.lang, namesOf(facts));
  const { toAdvance, vacancyTax } = shown;
  return [
    ...titled(t('incentives.moments.title'), shown.payments, [
      { header: t('incentives.moments.when'), share: 0.2 },
      { header: t('cases.plan.columns.who'), share: 0.42 },
      { header: t('incentives.moments.part'), share: 0.18 },
      { header: t('cases.plan.columns.amount'), align: 'right', share: 0.2 },
    ]),
    ...(toAdvance ? [paragraph(t('incentives.moments.toAdvance', { amount: toAdvance }))] : []),
    ...titled(t('incentives.rents.title'), shown.rents, [
      { header: t('incentives.rents.level'), share: 0.34 },
      { header: t('incentives.rents.ceiling'), align: 'right', share: 0.22 },
      { header: t('incentives.rents.monthly'), align: 'right', share: 0.2 },
      { header: t('incentives.rents.taxSaved'), align: 'right', share: 0.24 },
    ]),
    ...(shown.furnished ? [paragraph(shown.furnished)] : []),
    ...titled(t('incentives.flows.title'), shown.yearly, [
      { header: t('incentives.flows.what'), share: 0.5 },
      { header: t('cases.plan.columns.amount'), align: 'right', share: 0.25 },
      { header: t('incentives.flows.duration'), share: 0.25 },
    ]),
    paragraph(`**${shown.breakEven}**`),
    ...(vacancyTax ? [paragraph(t('incentives.flows.vacancyTax', { amount: vacancyTax }))] : []),
    ...titled(t('incentives.routes.title'), shown.routes, [
      { header: t('incentives.routes.way'), share: 0.42 },
      { header: t('incentives.routes.granted'), align: 'right', share: 0.22 },
      { header: t('incentives.routes.remainder'), align: 'right', share: 0.2 },
      { header: t('incentives.routes.choice'), share: 0.16 },
    ]),
    ...(shown.routes.length > 0 ? [small(t('incentives.routes.why'))] : []),
  ];
}

/** The plan as a drawing, from the cost down to what is left. */
export const waterfallBlock = ({ plan }: PlanAround, facts: ActFacts): Block => ({
  kind: 'figure',
  svg: financingWaterfallSvg(plan, facts.lang, { palette: 'paper', names: namesOf(facts) }),
  alt: waterfallDescription(plan, facts.lang),
});

const namesOf = ({ rules }: ActFacts) => ({ [rules.code]: rules.name });

const titled = (
  title: string,
  rows: readonly (readonly string[])[],
  columns: readonly TableColumn[],
): Block[] => (rows.length === 0 ? [] : [heading(title), { kind: 'table', columns, rows }]);
