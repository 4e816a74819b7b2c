import { rankOf } from '../energy-class.ts';
import type { EnergyEngine, EnergyResult } from '../engine/energy-engine.ts';
import { evaluateScenario, type ScenarioInput } from '../scenario.ts';
import { entryOf, type MeasureSlug, type WorkPart } from '../works/measure-catalogue.ts';
import { measureRefusal } from '../works/measure-rules.ts';
import type { ProposalKind, ProposalStep } from './proposal.ts';
import { finalClassFor } from './proposal-criteria.ts';

/** What an adviser would try first on each part of the envelope, the first that suits the dwelling. */
const ENVELOPE: readonly (readonly [WorkPart, readonly MeasureSlug[]])[] = [
  ['walls', ['external-wall-insulation', 'internal-wall-insulation']],
  ['roof', ['loft-insulation', 'roof-slope-insulation', 'flat-roof-insulation']],
  ['floor', ['floor-insulation']],
  ['windows', ['windows']],
  ['door', ['door']],
  ['ventilation', ['ventilation-hygro-b']],
];
/** In this order; the water heater for the homes whose heating stays as it is. */
const HEATINGS: readonly MeasureSlug[] = ['heat-network', 'heat-pump-air-water', 'pellet-boiler'];
const WATER_HEATER: MeasureSlug = 'water-heater-thermodynamic';
/** Parts of a first step, from the lightest: the envelope and its air come before the heating, sized for what is left. */
const FIRST_STEPS: readonly (readonly WorkPart[])[] = [
  ['walls', 'roof', 'floor', 'ventilation'],
  ['walls', 'roof', 'floor', 'ventilation', 'windows', 'door'],
];
const CLASSES_AT_FIRST = 2;

export type StartingProposal = { readonly kind: ProposalKind; readonly steps: readonly ProposalStep[] };

/**
 * Two scenarios to start from: the same works at once, and in steps. Nobody is asked to begin with an empty page. The
 * heating is the first that reaches the class an audit must reach, the first step the lightest that gains two classes.
 * @returns none where nothing suits; the one in steps only where works fall in two steps at least
 */
export async function startingProposals(
  engine: EnergyEngine,
  input: ScenarioInput,
  before: EnergyResult,
): Promise<StartingProposal[]> {
  const suits = (slug: MeasureSlug) =>
    entryOf(input.catalogue, slug) !== undefined && measureRefusal(input.answers, input.site, slug) === null;
  const envelope = new Map(
    ENVELOPE.flatMap(([part, slugs]) => {
      const slug = slugs.find(suits);
      return slug === undefined ? [] : [[part, slug] as const];
    }),
  );
  const after = async (measures: readonly MeasureSlug[]) =>
    (await evaluateScenario(engine, input, measures, before)).after.energyClass;

  const systems = await systemsReaching(
    finalRank(before),
    [...envelope.values()],
    HEATINGS.filter(suits),
    after,
  );
  const rest = systems.length > 0 ? systems : [WATER_HEATER].filter(suits);
  const all = [...envelope.values(), ...rest];
  if (all.length === 0) return [];

  const first = await firstStep(envelope, rankOf(before.energyClass), after);
  const second = [...envelope.values()].filter((slug) => !first.includes(slug));
  const steps = [first, second, rest].filter((measures) => measures.length > 0);
  return [
    { kind: 'at-once', steps: [{ measures: all, year: null }] },
    ...(steps.length > 1
      ? [{ kind: 'in-steps' as const, steps: steps.map((measures) => ({ measures, year: null })) }]
      : []),
  ];
}

type ClassAfter = (measures: readonly MeasureSlug[]) => Promise<EnergyResult['energyClass']>;
const finalRank = ({ energyClass }: EnergyResult): number => rankOf(finalClassFor(energyClass));

/** The first heating with which the whole reaches the goal; the first of all where none does. */
async function systemsReaching(
  goal: number,
  envelope: readonly MeasureSlug[],
  heatings: readonly MeasureSlug[],
  after: ClassAfter,
): Promise<MeasureSlug[]> {
  for (const heating of heatings) {
    if (rankOf(await after([...envelope, heating])) <= goal) return [heating];
  }
  return heatings.slice(0, 1);
}

async function firstStep(
  envelope: ReadonlyMap<WorkPart, MeasureSlug>,
  rank: number,
  after: ClassAfter,
): Promise<MeasureSlug[]> {
  let chosen: MeasureSlug[] = [];
  for (const parts of FIRST_STEPS) {
    chosen = parts.flatMap((part) => envelope.get(part) ?? []);
    if (chosen.length > 0 && rank - rankOf(await after(chosen)) >= CLASSES_AT_FIRST) break;
  }
  return chosen;
}
