import { bundlesOf, partOptions } from '../../../src/audits/bundles/bundle-space.ts';
import type { BundleSearch } from '../../../src/audits/bundles/find-best-bundles.ts';
import { dominates } from '../../../src/audits/bundles/pareto-front.ts';
import type { EnergyEngine } from '../../../src/audits/engine/energy-engine.ts';
import { applyMeasures } from '../../../src/audits/works/apply-measure.ts';
import { refOf } from '../../../src/audits/works/measure-catalogue.ts';

/** The front by computing every bundle and comparing every pair: what the search must equal. */
export async function bruteBundles(engine: EnergyEngine, search: BundleSearch): Promise<string[]> {
  const { answers, site, catalogue, money } = search;
  const bundles = bundlesOf(partOptions(answers, site, catalogue));
  const results = await engine.computeMany(
    bundles.map(({ works }) => ({
      answers: applyMeasures(
        answers,
        works.map(({ entry }) => entry),
      ),
      site,
    })),
  );
  const all = bundles.flatMap((bundle, id) => {
    const after = results[id];
    if (!after) return [];
    const estimates = bundle.works.map(({ estimate }) => estimate);
    const { remainder } = money.of(estimates, after);
    return [{ ...bundle, ep: after.ep, ges: after.ges, remainder }];
  });
  return all
    .filter((one) => one.works.length > 0 && !all.some((other) => dominates(other, one)))
    .map(namesOf)
    .toSorted();
}

export const namesOf = ({ works }: ReturnType<typeof bundlesOf>[number]): string =>
  works.map(({ entry }) => refOf(entry)).join(' + ');
