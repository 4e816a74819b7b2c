import { DomainError } from '../shared/errors.ts';
import type { QuestionSlug } from './answer-kinds.ts';
import { type AuditAnswers, withAnswers } from './audit-answers.ts';
import { classWithin, type EnergyClass, worseOf } from './energy-class.ts';
import type { EnergyEngine, EnergyResult } from './engine/energy-engine.ts';
import { plausibleAnswers } from './questionnaire/plausible-answers.ts';
import { completeness } from './questionnaire/question-flow.ts';
import type { SiteFacts } from './site-facts.ts';

type Bound = { readonly ep: number; readonly ges: number; readonly energyClass: EnergyClass };

/** One unknown answer, and how far the result moves with what it could be (kWh/m²·year either side). */
export type Narrowing = {
  readonly slug: QuestionSlug;
  readonly epDown: number;
  readonly epUp: number;
  readonly gesDown: number;
  readonly gesUp: number;
};

export type UncertainResult = {
  readonly likely: EnergyResult;
  /** Lowest and highest that the unknown answers leave likely; equal to `likely` when all is known. */
  readonly low: Bound;
  readonly high: Bound;
  /** Unknown answers, the one that would narrow the range most first. */
  readonly narrowing: readonly Narrowing[];
  /** Calls of the engine that it took. */
  readonly calls: number;
};

/** Enough for three values of a score of unknown answers; what would come after moves the result least. */
const MOST_CALLS = 60;

/**
 * The class with its honesty: each unknown answer is tried with its other plausible values, one at a time, and
 * the deviations are combined as independent errors are (root of the sum of squares), so that a dozen unknown
 * answers do not all turn out worst together.
 * @throws DomainError of EnergyEngine.compute for the dwelling itself; an alternative that cannot be computed is left out
 */
export async function estimateWithUncertainty(
  engine: EnergyEngine,
  answers: AuditAnswers,
  site: SiteFacts,
): Promise<UncertainResult> {
  const likely = await engine.compute(answers, site);
  const trials = trialsOf(answers);
  const results = await Promise.all(trials.map(({ changed }) => attempt(engine, changed, site)));
  const slugs = [...new Set(trials.map(({ slug }) => slug))];
  const narrowing = slugs
    .map((slug) =>
      deviation(
        slug,
        likely,
        results.filter((_, index) => trials[index]?.slug === slug),
      ),
    )
    .toSorted((a, b) => b.epUp + b.epDown - (a.epUp + a.epDown));
  const spread = (field: keyof Omit<Narrowing, 'slug'>) =>
    Math.hypot(...narrowing.map((item) => item[field]));
  return {
    likely,
    low: bound(likely, -spread('epDown'), -spread('gesDown')),
    high: bound(likely, spread('epUp'), spread('gesUp')),
    narrowing,
    calls: 1 + trials.length,
  };
}

type Trial = { readonly slug: QuestionSlug; readonly changed: AuditAnswers };

function trialsOf(answers: AuditAnswers): Trial[] {
  const { unknown, missing } = completeness(answers);
  // A year of "unknown" calls for the period, which then stands for both.
  const asked = [...unknown, ...missing].filter((slug) => slug !== 'yearBuilt');
  return asked
    .flatMap((slug) =>
      plausibleAnswers(answers, slug).map((change) => ({ slug, changed: withAnswers(answers, change) })),
    )
    .slice(0, MOST_CALLS);
}

async function attempt(
  engine: EnergyEngine,
  answers: AuditAnswers,
  site: SiteFacts,
): Promise<EnergyResult | null> {
  try {
    return await engine.compute(answers, site);
  } catch (error) {
    if (error instanceof DomainError && error.kind !== 'unavailable') return null;
    throw error;
  }
}

function deviation(
  slug: QuestionSlug,
  likely: EnergyResult,
  results: readonly (EnergyResult | null)[],
): Narrowing {
  const computed = [likely, ...results.filter((result) => result !== null)];
  const eps = computed.map(({ ep }) => ep);
  const gess = computed.map(({ ges }) => ges);
  return {
    slug,
    epDown: likely.ep - Math.min(...eps),
    epUp: Math.max(...eps) - likely.ep,
    gesDown: likely.ges - Math.min(...gess),
    gesUp: Math.max(...gess) - likely.ges,
  };
}

function bound(likely: EnergyResult, epMove: number, gesMove: number): Bound {
  const ep = Math.max(0, Math.round(likely.ep + epMove));
  const ges = Math.max(0, Math.round(likely.ges + gesMove));
  return {
    ep,
    ges,
    energyClass: worseOf(classWithin(likely.epLimits, ep), classWithin(likely.gesLimits, ges)),
  };
}
