import { DomainError } from '../../shared/errors.ts';
import { type AuditAnswers, withAnswers } from '../audit-answers.ts';
import type { EnergyEngine } from '../engine/energy-engine.ts';
import type { SiteFacts } from '../site-facts.ts';
import { progressByGroup } from './question-flow.ts';
import type { Group } from './questions.ts';

/**
 * What stands for the parts not asked yet, the commonest around here: the method needs a roof, a floor and a heating
 * before it gives any figure.
 */
const STAND_INS: AuditAnswers = {
  wallMaterial: 'unknown',
  wallInsulation: 'unknown',
  roofType: 'attic',
  roofInsulation: 'unknown',
  floorType: 'ground',
  floorInsulation: 'unknown',
  glazing: 'unknown',
  heating: 'gas-boiler',
  hotWater: 'with-heating',
  ventilation: 'unknown',
};

/** What each part could well turn out to be, besides its stand-in: two or three answers far apart and still common. */
const COULD_BE: Readonly<Record<Exclude<Group, 'dwelling'>, readonly AuditAnswers[]>> = {
  walls: [
    { wallInsulation: 'inside', wallInsulationThickness: 10 },
    { wallMaterial: 'solid-brick', wallThickness: 34, wallInsulation: 'none' },
  ],
  roof: [
    { roofInsulation: 'none' },
    { roofInsulation: 'insulated', roofInsulationThickness: 25 },
    { roofType: 'slopes', roofInsulation: 'none' },
  ],
  floor: [
    { floorType: 'cellar', floorInsulation: 'none' },
    { floorType: 'crawl-space', floorInsulation: 'insulated' },
  ],
  openings: [
    { glazing: 'single', windowFrame: 'metal' },
    { glazing: 'double-recent', windowFrame: 'pvc' },
  ],
  heating: [
    { heating: 'electric-convectors', hotWater: 'electric-tank' },
    { heating: 'oil-boiler' },
    { heating: 'heat-pump-air-water' },
  ],
  hotWater: [{ hotWater: 'electric-tank' }, { hotWater: 'thermodynamic' }],
  ventilation: [{ ventilation: 'windows' }, { ventilation: 'hygro-b' }],
};

/**
 * The part of the questionnaire to ask next, where the order is free: a part begun is finished, the dwelling itself comes
 * first since everything is computed from it, then the part whose answers would narrow the result most. About fifteen
 * calls of the engine (60 ms), once for each part; in the usual order where nothing can be computed yet.
 */
export async function nextPart(
  engine: EnergyEngine,
  answers: AuditAnswers,
  site: SiteFacts,
): Promise<Group | null> {
  const open = progressByGroup(answers).filter(({ answered, asked }) => answered < asked);
  const begun = open.find(({ group, answered }) => group === 'dwelling' || answered > 0);
  if (begun) return begun.group;
  const groups = open.map(({ group }) => group as Exclude<Group, 'dwelling'>);
  if (groups.length < 2) return groups[0] ?? null;
  const spreads = await Promise.all(groups.map((group) => spreadOf(engine, answers, site, group)));
  const most = Math.max(...spreads);
  return groups[spreads.indexOf(most)] ?? null;
}

/** How far apart the answers of a part could leave the dwelling, kWh of primary energy per m² and year. */
async function spreadOf(
  engine: EnergyEngine,
  answers: AuditAnswers,
  site: SiteFacts,
  group: Exclude<Group, 'dwelling'>,
): Promise<number> {
  const base = withAnswers(STAND_INS, answers);
  const tried = [base, ...COULD_BE[group].map((change) => withAnswers(base, change))];
  const eps = (await Promise.all(tried.map((each) => energyOf(engine, each, site)))).flatMap(
    (ep) => ep ?? [],
  );
  return eps.length < 2 ? 0 : Math.max(...eps) - Math.min(...eps);
}

async function energyOf(
  engine: EnergyEngine,
  answers: AuditAnswers,
  site: SiteFacts,
): Promise<number | null> {
  try {
    return (await engine.compute(answers, site)).ep;
  } catch (error) {
    // Even an engine that is down leaves the questionnaire its usual order.
    if (error instanceof DomainError) return null;
    throw error;
  }
}
