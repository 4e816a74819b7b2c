import { translator } from '../../i18n/translate.ts';
import type { Locale } from '../../shared/locale.ts';
import type { MeasureEstimate } from '../works/measures.ts';
import { type ComputedProposal, lastStage, type Proposal } from './proposal.ts';
import { finalClassFor } from './proposal-criteria.ts';
import { type StairState, stairSvg } from './steps-svg.ts';

/** “Étape 2”, or “Travaux” where there is but one. */
export const stageTitle = (proposal: Pick<Proposal, 'kind'>, index: number, locale: Locale): string =>
  proposal.kind === 'in-steps'
    ? translator(locale)('auditScenarios.step', { number: index + 1 })
    : translator(locale)('auditScreens.works.afterWorks');

/** @param ink colour of words and lines in a PDF */
export function stairOf(
  proposal: Pick<ComputedProposal, 'name' | 'kind' | 'stages'>,
  locale: Locale,
  id: string,
  ink?: string,
): string {
  const t = translator(locale);
  const { before } = lastStage(proposal).soFar;
  const states: StairState[] = [
    { label: t('auditScreens.works.now'), note: null, energyClass: before.energyClass, ep: before.ep },
    ...proposal.stages.map(({ year, soFar }, index) => ({
      label: stageTitle(proposal, index, locale),
      note: year === null ? null : String(year),
      energyClass: soFar.after.energyClass,
      ep: soFar.after.ep,
    })),
  ];
  return stairSvg({
    locale,
    title: t('auditScenarios.pictures.stairTitle', { name: proposal.name }),
    states,
    goal: finalClassFor(before.energyClass),
    id: `${id}-stair`,
    ...(ink ? { ink } : {}),
  });
}

/** Measures of a step alone, with what they cost. */
export const measuresOfStage = (
  proposal: Pick<ComputedProposal, 'stages' | 'steps'>,
  index: number,
): MeasureEstimate[] =>
  (proposal.stages[index]?.soFar.measures ?? []).filter(
    ({ slug }) => proposal.steps[index]?.measures.includes(slug) ?? false,
  );
