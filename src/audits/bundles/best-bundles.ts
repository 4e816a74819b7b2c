import type { Day } from '../../shared/dates.ts';
import type { AuditAnswers } from '../audit-answers.ts';
import type { Range } from '../bills.ts';
import { totals } from '../bills.ts';
import { type EnergyClass, rankOf } from '../energy-class.ts';
import type { EnergyEngine, EnergyResult } from '../engine/energy-engine.ts';
import type { SiteFacts } from '../site-facts.ts';
import { type MeasureCatalogue, refOf, type WorkRef } from '../works/measure-catalogue.ts';
import { bundleMoney, type Project } from './bundle-money.ts';
import { type BundleFound, findBestBundles } from './find-best-bundles.ts';
import { gainOf } from './incentive-regimes.ts';
import { carbonSaved, type NamedAnswer, namedAnswers } from './named-answers.ts';
import type { Progress } from './search-front.ts';

/** Everything that a search depends on. Plain data: it can be sent to a thread, and two equal ones have one answer. */
export type BundleQuestion = {
  readonly answers: AuditAnswers;
  readonly site: SiteFacts;
  readonly catalogue: MeasureCatalogue;
  readonly before: EnergyResult;
  readonly project: Omit<Project, 'answers'>;
  /** Energy gain that aids ask for, percent. */
  readonly gainGoal: number;
};

export type BundleSummary = {
  readonly works: readonly WorkRef[];
  /** Cents, tax included. */
  readonly cost: Range<number>;
  /** Cents left to pay once certain grants are taken off the likely cost. */
  readonly remainder: number;
  readonly publicGrants: number;
  /** False while a missing answer holds up a grant. */
  readonly settled: boolean;
  readonly energyClass: EnergyClass;
  readonly ep: number;
  readonly ges: number;
  readonly gainPercent: number;
  readonly classesGained: number;
  /** kgCO2e per year. */
  readonly carbonSaved: number;
};

/** Plain data: printed by the terminal, shown on screen. */
export type BestBundles = {
  readonly format: 'volets-bundles/1';
  readonly on: Day;
  readonly catalogue: string;
  readonly before: Pick<BundleSummary, 'energyClass' | 'ep' | 'ges'>;
  readonly gainGoal: number;
  readonly counts: Progress & {
    readonly inferred: number;
    readonly dropped: number;
    readonly wholeCells: number;
  };
  /** False while a missing answer holds up the grants of some bundle: what is left to pay could then be less. */
  readonly settled: boolean;
  /** Cheapest first. */
  readonly front: readonly BundleSummary[];
  /** Position on the front; null where no bundle does. */
  readonly answers: readonly { readonly name: NamedAnswer; readonly at: number | null }[];
};

/**
 * The best bundles of works of a dwelling under the incentives of a day, with the answers to what people ask of them.
 * @throws DomainError of findBestBundles
 */
export async function bestBundles(
  engine: Pick<EnergyEngine, 'computeMany' | 'traitsOf'>,
  { answers, site, catalogue, before, project, gainGoal }: BundleQuestion,
  onProgress?: (progress: Progress) => void,
): Promise<BestBundles> {
  const money = bundleMoney({ ...project, answers }, before);
  const found = await findBestBundles(engine, { answers, site, catalogue, before, money }, onProgress);
  const { total, computed, avoided, inferred, dropped, wholeCells } = found;
  return {
    format: 'volets-bundles/1',
    on: project.on,
    catalogue: catalogue.slug,
    before: { energyClass: before.energyClass, ep: before.ep, ges: before.ges },
    gainGoal,
    counts: { total, computed, avoided, inferred, dropped, wholeCells },
    settled: found.front.every((bundle) => bundle.money.settled),
    front: found.front.map((bundle) => summaryOf(before, bundle)),
    answers: namedAnswers(before, found.front, gainGoal).map(({ name, bundle }) => ({
      name,
      at: bundle && found.front.indexOf(bundle),
    })),
  };
}

const summaryOf = (before: EnergyResult, bundle: BundleFound): BundleSummary => ({
  works: bundle.works.map(({ entry }) => refOf(entry)),
  cost: totals(bundle.works.map(({ estimate }) => estimate.costTTC)),
  ...bundle.money,
  energyClass: bundle.after.energyClass,
  ep: bundle.after.ep,
  ges: bundle.after.ges,
  gainPercent: gainOf(before.ep, bundle.after.ep),
  classesGained: rankOf(before.energyClass) - rankOf(bundle.after.energyClass),
  carbonSaved: carbonSaved(before, bundle),
});
