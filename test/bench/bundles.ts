import { bundleMoney } from '../../src/audits/bundles/bundle-money.ts';
import { bundlesOf, partOptions } from '../../src/audits/bundles/bundle-space.ts';
import { type BundleSearch, findBestBundles } from '../../src/audits/bundles/find-best-bundles.ts';
import { startEnergyEngine } from '../../src/audits/engine/start-energy-engine.ts';
import { NO_SITE_FACTS } from '../../src/audits/site-facts.ts';
import { applyMeasures } from '../../src/audits/works/apply-measure.ts';
import { NO_PROJECT_ANSWERS } from '../../src/audits/works/retained-scenario.ts';
import { schemeVersion } from '../../src/incentives/scheme.ts';
import { levers } from '../../src/programme/packs/dunkerque/levers.ts';
import { schemes } from '../../src/programme/packs/dunkerque/schemes.ts';
import { day } from '../../src/shared/dates.ts';
import { bruteBundles, namesOf } from '../audits/support/brute-bundles.ts';
import { catalogue } from '../audits/support/dunkirk.ts';
import { REFERENCE_HOUSE } from '../audits/support/reference-house.ts';
import { atLeast, atMost, type Bench, exactly, told } from './support/bench.ts';

/** End of terrace over a cellar and near a heat network: the eight posts can all be treated. */
const HOUSE = { ...REFERENCE_HOUSE, adjacency: 'end-terrace', floorType: 'cellar' } as const;
const SITE = {
  ...NO_SITE_FACTS,
  heatNetwork: { slug: 'network', name: 'Network', kgCO2PerKWh: 0.05, source: 'bench' },
};
const LANDLORD = {
  ...NO_PROJECT_ANSWERS,
  ownerKind: 'individual',
  tenureAfter: 'let',
  rentLevel: 'loc2',
  householdSize: 3,
  referenceIncome: 25_000,
  worksNotStarted: true,
} as const;
const THREADS = 2;
const WARM_UP = 100;
/** Every n-th bundle is computed to tell what all of them would take. */
const SAMPLE = 20;

/** The best bundles of a house with eight posts; `--full` also computes them all and compares. */
export const bundles: Bench = {
  name: 'bundles',
  check: null,
  title: 'Best bundles of works, every combination, two threads',
  run: async ({ full }) => {
    const engine = await startEnergyEngine({ threads: THREADS });
    try {
      const search = await searchOn(engine);
      await engine.computeMany(Array.from({ length: WARM_UP }, () => ({ answers: HOUSE, site: SITE })));
      await findBestBundles(engine, search);
      const cpu = process.cpuUsage();
      const from = performance.now();
      const found = await findBestBundles(engine, search);
      const seconds = (performance.now() - from) / 1000;
      const { user, system } = process.cpuUsage(cpu);

      const sample = bundlesOf(partOptions(HOUSE, SITE, catalogue)).filter((_, at) => at % SAMPLE === 0);
      const sampleFrom = performance.now();
      await engine.computeMany(
        sample.map(({ works }) => ({
          answers: applyMeasures(
            HOUSE,
            works.map(({ entry }) => entry),
          ),
          site: SITE,
        })),
      );
      const brute = ((performance.now() - sampleFrom) / 1000 / sample.length) * found.total;
      const same = full
        ? [
            exactly(
              'front other than by brute force',
              found.front.map(namesOf).toSorted().join() === (await bruteBundles(engine, search)).join()
                ? 0
                : 1,
              0,
            ),
          ]
        : [];
      return [
        atLeast('bundles', found.total, 2_000),
        told('on the front', found.front.length),
        told('computed by the method', found.computed),
        told('computations avoided', found.avoided),
        told('share avoided', (found.avoided / found.total) * 100, '%'),
        told('cells computed whole', found.wholeCells),
        atMost('time', seconds, 2, 's'),
        told('CPU, all threads', (user + system) / 1e6, 's'),
        told('energies of all bundles, two threads', brute, 's'),
        told('times faster', brute / seconds),
        ...same,
      ];
    } finally {
      await engine.close();
    }
  },
};

async function searchOn(engine: Awaited<ReturnType<typeof startEnergyEngine>>): Promise<BundleSearch> {
  const before = await engine.compute(HOUSE, SITE);
  const [scheme] = schemes;
  const money = bundleMoney(
    {
      unit: { commune: '59183', vacantSince: day('2019-01-01') },
      answers: HOUSE,
      project: LANDLORD,
      scheme: scheme ? schemeVersion(scheme) : null,
      levers,
      on: day('2026-11-27'),
    },
    before,
  );
  return { answers: HOUSE, site: SITE, catalogue, before, money };
}
