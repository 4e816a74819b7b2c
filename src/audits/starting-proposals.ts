import type { MeasureSlug, WorkPart } from './measure-catalogue.ts';
import { entryOf, type MeasureCatalogue } from './measure-catalogue.ts';
import { measureRefusal } from './measure-rules.ts';
import type { ProposalKind, ProposalStep } from './proposal.ts';
import type { ScenarioInput } from './scenario.ts';

/** What an adviser would try first on each part, the first that suits the dwelling. */
const FIRST_CHOICES: readonly (readonly [WorkPart, readonly MeasureSlug[]])[] = [
  ['walls', ['external-wall-insulation', 'internal-wall-insulation']],
  ['roof', ['loft-insulation', 'roof-slope-insulation', 'flat-roof-insulation']],
  ['floor', ['floor-insulation']],
  ['windows', ['windows']],
  ['door', ['door']],
  ['ventilation', ['ventilation-hygro-b']],
  ['heating', ['heat-network', 'heat-pump-air-water']],
];
const HOT_WATER_ALONE: MeasureSlug = 'water-heater-thermodynamic';
/** The envelope and its ventilation first: the heating is then sized for what is left to heat (audit rules, first step). */
const FIRST_STEP: readonly WorkPart[] = ['walls', 'roof', 'floor', 'ventilation'];
const SECOND_STEP: readonly WorkPart[] = ['windows', 'door'];

/**
 * Two scenarios to start from: the same works at once, and in steps. Nobody is asked to begin with an empty page.
 * @returns none where nothing suits; the one in steps only where works fall in two steps at least
 */
export function startingProposals(
  input: Pick<ScenarioInput, 'answers' | 'site' | 'catalogue'>,
): { kind: ProposalKind; steps: readonly ProposalStep[] }[] {
  const chosen = firstChoices(input);
  if (chosen.size === 0) return [];
  const of = (parts: readonly WorkPart[]) => parts.flatMap((part) => chosen.get(part) ?? []);
  const rest = [...chosen.keys()].filter((part) => ![...FIRST_STEP, ...SECOND_STEP].includes(part));
  const steps = [of(FIRST_STEP), of(SECOND_STEP), of(rest)]
    .filter((measures) => measures.length > 0)
    .map((measures) => ({ measures, year: null }));
  return [
    { kind: 'at-once', steps: [{ measures: [...chosen.values()], year: null }] },
    ...(steps.length > 1 ? [{ kind: 'in-steps' as const, steps }] : []),
  ];
}

function firstChoices({ answers, site, catalogue }: Parameters<typeof startingProposals>[0]) {
  const suits = (slug: MeasureSlug) =>
    isSold(catalogue, slug) && measureRefusal(answers, site, slug) === null;
  const chosen = new Map<WorkPart, MeasureSlug>();
  for (const [part, slugs] of FIRST_CHOICES) {
    const slug = slugs.find(suits);
    if (slug !== undefined) chosen.set(part, slug);
  }
  // A boiler or heat pump makes the hot water; where the heating stays, the tank is what is left to gain.
  const tank = answers.hotWater === 'electric-tank' && !chosen.has('heating');
  if (tank && suits(HOT_WATER_ALONE)) chosen.set('hotWater', HOT_WATER_ALONE);
  return chosen;
}

const isSold = (catalogue: MeasureCatalogue, slug: MeasureSlug): boolean =>
  entryOf(catalogue, slug) !== undefined;
