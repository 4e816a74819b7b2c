import type { Context } from '../../context.ts';
import { formatterFor } from '../../i18n/format.ts';
import { translator } from '../../i18n/translate.ts';
import { wholeEuros } from '../../incentives/aid-shown.ts';
import type { Locale } from '../../shared/locale.ts';
import type { EnergyClass } from '../energy-class.ts';
import { moneyRange } from '../questionnaire/result-pages.ts';
import { signedPercent } from '../works/works-result-pages.ts';
import {
  type ComputedProposal,
  firstStage,
  lastStage,
  type Proposal,
  type ProposalStage,
} from './proposal.ts';
import { criteriaOf } from './proposal-criteria.ts';
import type { ProposalMoney, ValuedProposal } from './proposal-money.ts';
import { measuresOfStage, stageTitle, stairOf } from './proposal-stair.ts';

/** One scenario in words and drawings: its card, and what stands beside its form. */
export type ProposalShown = {
  readonly before: EnergyClass;
  readonly after: EnergyClass;
  readonly gain: string;
  readonly classes: string;
  readonly goal: { readonly reached: boolean; readonly text: string } | null;
  readonly stairSvg: string;
  readonly steps: readonly StepShown[];
  readonly criteria: readonly { readonly met: boolean; readonly text: string }[];
  readonly justification: string | null;
  readonly justificationNeeded: boolean;
  readonly cost: string;
  readonly granted: string;
  readonly potential: string | null;
  readonly remainder: string;
  readonly aidsNote: string | null;
  readonly bills: string;
  readonly advice: readonly string[];
};
export type StepShown = {
  readonly title: string;
  readonly energyClass: EnergyClass;
  readonly gain: string;
  readonly measures: readonly string[];
  readonly cost: string;
};

export function proposalShown(ctx: Context, { proposal, money }: ValuedProposal, id: string): ProposalShown {
  const { locale } = ctx;
  const t = translator(locale);
  const fmt = formatterFor(locale);
  const whole = lastStage(proposal).soFar;
  const { gainGoal } = money.works;
  const criteria = criteriaOf(proposal, gainGoal);
  const gainFound = criteria.find(({ code }) => code === 'gain');
  return {
    before: whole.before.energyClass,
    after: whole.after.energyClass,
    gain: signedPercent(-whole.gainPercent, locale),
    classes:
      whole.classesGained < 0
        ? t('auditScreens.works.classesLost')
        : t('auditScreens.works.classes', { count: whole.classesGained }),
    goal: gainFound
      ? {
          reached: gainFound.met,
          text: t(`auditScreens.works.${gainFound.met ? 'enough' : 'notEnough'}`, { percent: gainGoal ?? 0 }),
        }
      : null,
    stairSvg: stairOf(proposal, locale, id),
    steps: stepsShown(proposal, locale),
    criteria: criteria.map(({ code, met, asked, found }) => ({
      met,
      text: t(`auditScenarios.criteria.${code}`, { asked, found }),
    })),
    justification: proposal.justification,
    justificationNeeded: criteria.some(({ met }) => !met) && proposal.justification === null,
    cost: fmt.money(wholeEuros(money.cost)),
    ...aidTexts(proposal, money, locale),
    remainder: fmt.money(wholeEuros(money.remainder)),
    bills: moneyRange(whole.bills.after, locale),
    advice: firstStage(proposal).soFar.advice.map((code) => t(`audits.advice.${code}`)),
  };
}

function aidTexts({ kind }: Proposal, { granted, potential }: ProposalMoney, locale: Locale) {
  const t = translator(locale);
  const { money } = formatterFor(locale);
  return {
    granted: money(wholeEuros(granted)),
    potential: potential > 0 ? t('auditScenarios.potential', { amount: money(wholeEuros(potential)) }) : null,
    aidsNote: kind === 'in-steps' ? t('auditScenarios.aidsOfFirstStep') : null,
  };
}

function stepsShown(proposal: ComputedProposal, locale: Locale): StepShown[] {
  const t = translator(locale);
  const withYear = (title: string, { year }: ProposalStage) => (year === null ? title : `${title} · ${year}`);
  return proposal.stages.map((stage, index) => {
    const measures = measuresOfStage(proposal, index);
    const sum = (end: 'low' | 'high') => measures.reduce((total, { costTTC }) => total + costTTC[end], 0);
    return {
      title: withYear(stageTitle(proposal, index, locale), stage),
      energyClass: stage.soFar.after.energyClass,
      gain: signedPercent(-stage.soFar.gainPercent, locale),
      measures: measures.map(({ slug }) => t(`audits.measures.${slug}.title`)),
      cost: moneyRange({ low: sum('low'), high: sum('high') }, locale, 10_000),
    };
  });
}
