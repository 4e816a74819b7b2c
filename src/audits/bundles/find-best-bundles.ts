import type { GrantTotals } from '../../incentives/estimate.ts';
import { refused } from '../../shared/errors.ts';
import type { AuditAnswers } from '../audit-answers.ts';
import type { EnergyEngine, EnergyResult } from '../engine/energy-engine.ts';
import type { SiteFacts } from '../site-facts.ts';
import { applyMeasures } from '../works/apply-measure.ts';
import type { MeasureCatalogue } from '../works/measure-catalogue.ts';
import type { BundleMoney, EnergyReached } from './bundle-money.ts';
import { type Bundle, bundlesOf, countBundles, type PartOptions, partOptions } from './bundle-space.ts';
import { incentiveRegimes } from './incentive-regimes.ts';
import { placeBundles } from './place-bundles.ts';
import { type FrontFound, type Progress, searchFront } from './search-front.ts';

/** More than any house of the catalogue has; beyond, a search would hold the threads for minutes. */
const MOST_BUNDLES = 50_000;

export type BundleSearch = {
  readonly answers: AuditAnswers;
  readonly site: SiteFacts;
  readonly catalogue: MeasureCatalogue;
  /** The dwelling as it is. */
  readonly before: EnergyResult;
  readonly money: BundleMoney;
};

/** A bundle of the front, computed by the method. */
export type BundleFound = Bundle & { readonly after: EnergyResult; readonly money: GrantTotals };

export type BundlesFound = Omit<FrontFound, 'front'> & {
  readonly parts: readonly PartOptions[];
  /** Cheapest first, works only: doing nothing counts as a rival and is not shown. */
  readonly front: readonly BundleFound[];
};

/**
 * The exact Pareto front (cost, remainder, primary energy, climate, hence class) of every combination of the works that
 * suit a dwelling, variants included.
 * @throws DomainError `audits.errors.bundles.{nothing,tooMany}`, those of estimateMeasure and of EnergyEngine.computeMany
 */
export async function findBestBundles(
  engine: Pick<EnergyEngine, 'computeMany' | 'traitsOf'>,
  search: BundleSearch,
  onProgress?: (progress: Progress) => void,
): Promise<BundlesFound> {
  const { answers, site, catalogue, before } = search;
  const parts = partOptions(answers, site, catalogue);
  if (parts.length === 0) throw refused('audits.errors.bundles.nothing');
  if (countBundles(parts) > MOST_BUNDLES)
    throw refused('audits.errors.bundles.tooMany', { count: countBundles(parts), most: MOST_BUNDLES });
  const bundles = bundlesOf(parts);
  const computed = new Map<number, EnergyResult>();
  const moneyOf = (id: number, reached: EnergyReached) =>
    search.money.of(bundles[id]?.works.map(({ estimate }) => estimate) ?? [], reached);
  const dwellingOf = (id: number) => ({
    answers: applyMeasures(answers, bundles[id]?.works.map(({ entry }) => entry) ?? []),
    site,
  });
  const resultsOf = async (ids: readonly number[]) => {
    const asked = ids.filter((id) => !computed.has(id));
    const results = await engine.computeMany(asked.map(dwellingOf));
    for (const [index, id] of asked.entries()) {
      const result = results[index];
      if (result) computed.set(id, result);
    }
    return ids.map((id) => computed.get(id) ?? null);
  };

  const { places, learned } = await placeBundles(parts, bundles, {
    traitsOf: (dwellings) => engine.traitsOf(dwellings),
    dwellingOf,
    resultsOf,
  });
  const found = await searchFront(
    bundles.map(({ cost }, id) => ({ cost, ...(places[id] ?? { cell: `alone-${id}`, loss: 0 }) })),
    {
      outcomesOf: async (ids) =>
        (await resultsOf(ids)).map(
          (result) => result && { ep: result.ep, ges: result.ges, loss: result.lossesTotal },
        ),
      remainderIn: (id, { energyClass, low }) => moneyOf(id, { energyClass, ep: low.ep }).remainder,
      regimes: incentiveRegimes({
        epBefore: before.ep,
        epLimits: before.epLimits,
        gesLimits: before.gesLimits,
        gainSteps: search.money.gainSteps,
      }),
    },
    { first: learned, ...(onProgress ? { onProgress } : {}) },
  );
  return {
    ...found,
    parts,
    front: found.front.flatMap(({ id }) => {
      const bundle = bundles[id];
      const after = computed.get(id);
      return bundle && after && bundle.works.length > 0
        ? [{ ...bundle, after, money: moneyOf(id, after) }]
        : [];
    }),
  };
}
