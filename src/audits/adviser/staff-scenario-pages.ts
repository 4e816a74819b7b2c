import type { Context } from '../../context.ts';
import { formatterFor } from '../../i18n/format.ts';
import { translator } from '../../i18n/translate.ts';
import { dayOf } from '../../shared/dates.ts';
import type { Locale } from '../../shared/locale.ts';
import { energyLabelSvg } from '../pictures/energy-label-svg.ts';
import { moneyRange } from '../questionnaire/result-pages.ts';
import { natureOf } from '../works/measure-catalogue.ts';
import type { MeasureEstimate } from '../works/measures.ts';
import type { RetainedScenario } from '../works/retained-scenario.ts';
import { signedPercent } from '../works/works-result-pages.ts';

/** Works retained as staff read them. */
export type ScenarioShown = {
  readonly chosen: string;
  readonly before: string;
  readonly after: string;
  readonly gain: string;
  readonly labelSvg: string;
  readonly rows: readonly (readonly string[])[];
  readonly foot: readonly string[];
  readonly facts: readonly { readonly label: string; readonly value: string }[];
  readonly advice: readonly string[];
  readonly protectedFacade: boolean;
};

export function scenarioShown({ locale }: Context, scenario: RetainedScenario): ScenarioShown {
  const t = translator(locale);
  const fmt = formatterFor(locale);
  const { before, after, bills } = scenario;
  return {
    chosen: t('auditScreens.staff.chosen', { day: fmt.day(dayOf(scenario.chosenAt)) }),
    before: before.energyClass,
    after: after.energyClass,
    gain: signedPercent(-scenario.gainPercent, locale),
    labelSvg: energyLabelSvg({ locale, before, after, id: 'scenario-label' }),
    rows: scenario.measures.map((measure) => measureRow(measure, locale)),
    foot: [
      t('auditScreens.result.total'),
      '',
      '',
      moneyRange(scenario.costHT, locale, 10_000),
      moneyRange(scenario.costTTC, locale, 10_000),
    ],
    facts: [
      {
        label: t('auditScreens.result.ep'),
        value: `${before.ep} → ${after.ep} ${t('auditScreens.result.epUnit')}`,
      },
      {
        label: t('auditScreens.result.ges'),
        value: `${before.ges} → ${after.ges} ${t('auditScreens.result.gesUnit')}`,
      },
      {
        label: t('auditScreens.works.billsTitle'),
        value: `${moneyRange(bills.before, locale)} → ${moneyRange(bills.after, locale)}`,
      },
      {
        label: t('auditScreens.works.carbon'),
        value: t('auditScreens.works.carbonText', { kg: Math.round(scenario.gesSaved) }),
      },
    ],
    advice: scenario.advice.map((code) => t(`audits.advice.${code}`)),
    protectedFacade: scenario.project.protectedFacade,
  };
}

function measureRow(measure: MeasureEstimate, locale: Locale): string[] {
  const t = translator(locale);
  const { number } = formatterFor(locale);
  const { performance } = natureOf(measure.slug);
  return [
    t(`incentives.terms.measure.${measure.slug}`),
    measure.unit === 'm2'
      ? t('auditScreens.works.quantityM2', { n: measure.quantity })
      : number(measure.quantity),
    performance !== null && measure.performance !== null
      ? t(`audits.performances.${performance}`, { value: number(measure.performance) })
      : '–',
    moneyRange(measure.costHT, locale, 10_000),
    moneyRange(measure.costTTC, locale, 10_000),
  ];
}
