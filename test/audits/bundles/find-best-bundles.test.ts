import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { AuditAnswers } from '../../../src/audits/audit-answers.ts';
import { type BundleMoney, bundleMoney } from '../../../src/audits/bundles/bundle-money.ts';
import { bundlesOf, partOptions } from '../../../src/audits/bundles/bundle-space.ts';
import { findBestBundles } from '../../../src/audits/bundles/find-best-bundles.ts';
import { carbonSaved, namedAnswers } from '../../../src/audits/bundles/named-answers.ts';
import type { EnergyEngine, EnergyResult } from '../../../src/audits/engine/energy-engine.ts';
import { startEnergyEngine } from '../../../src/audits/engine/start-energy-engine.ts';
import { compareScenario } from '../../../src/audits/scenario.ts';
import { type MeasureCatalogue, refOf, variantEntries } from '../../../src/audits/works/measure-catalogue.ts';
import { measureRefusal } from '../../../src/audits/works/measure-rules.ts';
import { incompatiblePair } from '../../../src/audits/works/measures.ts';
import { NO_PROJECT_ANSWERS, type ProjectAnswers } from '../../../src/audits/works/retained-scenario.ts';
import { worksEstimateInput } from '../../../src/audits/works/works-estimate-input.ts';
import { estimate, estimateGrants } from '../../../src/incentives/estimate.ts';
import { schemeVersion } from '../../../src/incentives/scheme.ts';
import { levers } from '../../../src/programme/packs/dunkerque/levers.ts';
import { schemes } from '../../../src/programme/packs/dunkerque/schemes.ts';
import { day } from '../../../src/shared/dates.ts';
import { anyAnswers, FULL_SITE, seeded } from '../support/any-answers.ts';
import { bruteBundles, namesOf } from '../support/brute-bundles.ts';
import { catalogue, tariffs } from '../support/dunkirk.ts';
import { REFERENCE_HOUSE } from '../support/reference-house.ts';

let engine: EnergyEngine;
beforeAll(async () => {
  engine = await startEnergyEngine({ threads: 2 });
}, 60_000);
afterAll(() => engine.close());

const [pilot] = schemes;
const scheme = pilot ? schemeVersion(pilot) : null;
const on = day('2026-11-27');
const unit = { commune: '59183', vacantSince: day('2019-01-01') };
const LANDLORD: ProjectAnswers = {
  ...NO_PROJECT_ANSWERS,
  ownerKind: 'individual',
  tenureAfter: 'let',
  rentLevel: 'loc2',
  householdSize: 3,
  referenceIncome: 25_000,
  worksNotStarted: true,
};

const moneyFor = (answers: AuditAnswers, before: EnergyResult, project = LANDLORD): BundleMoney =>
  bundleMoney({ unit, answers, project, scheme, levers, on }, before);

/** A scheme that pays at odd gains and classes, one part or the other, and takes back elsewhere. */
const oddMoney = (seed: number, before: EnergyResult): BundleMoney => {
  const steps = [12, 35, 47];
  return {
    gainSteps: steps,
    of(works, { ep, energyClass }) {
      const gain = ((before.ep - ep) / before.ep) * 100;
      const step = steps.filter((at) => gain >= at).length;
      const cost = works.reduce((sum, { costTTC }) => sum + costTTC.likely, 0);
      const share = seeded(seed + step * 31 + energyClass.charCodeAt(0) * 7 + works.length)();
      const grants = Math.round(cost * (share < 0.3 ? 0 : share > 0.8 ? 1 : share));
      return { remainder: cost - grants, publicGrants: grants, settled: true };
    },
  };
};

/** The pilot's catalogue with a few measures drawn, and as many of their variants. */
function smallCatalogue(seed: number, answers: AuditAnswers): MeasureCatalogue {
  const random = seeded(seed);
  const suited = catalogue.entries.filter(({ slug }) => measureRefusal(answers, FULL_SITE, slug) === null);
  const drawn = suited.filter(() => random() < 6 / suited.length);
  return {
    ...catalogue,
    entries: drawn.map(({ variants = [], ...entry }) => ({
      ...entry,
      variants: variants.filter(() => random() < 0.5),
    })),
  };
}

describe('The best bundles', () => {
  it('are those of brute force, on any dwelling, catalogue and scheme', async () => {
    let compared = 0;
    let searched = 0;
    for (let seed = 1; compared < 8 && seed < 60; seed += 1) {
      const answers = anyAnswers(9000 + seed);
      const before = await engine.compute(answers, FULL_SITE).catch(() => null);
      const small = smallCatalogue(seed, answers);
      if (!before || before.ep === 0 || bundlesOf(partOptions(answers, FULL_SITE, small)).length < 8)
        continue;
      const money = seed % 2 === 0 ? oddMoney(seed, before) : moneyFor(answers, before);
      const search = { answers, site: FULL_SITE, catalogue: small, before, money };
      const found = await findBestBundles(engine, search);
      expect(found.front.map(namesOf).toSorted(), `dwelling ${seed}`).toEqual(
        await bruteBundles(engine, search),
      );
      compared += 1;
      searched += found.total;
    }
    expect(compared).toBe(8);
    expect(searched).toBeGreaterThan(250);
  }, 240_000);

  it('are those of brute force where part of the walls is insulated, rooms are heated otherwise and a garage is below', async () => {
    const answers: AuditAnswers = {
      ...REFERENCE_HOUSE,
      shape: 'elongated',
      wallInsulation: 'inside',
      wallInsulationShare: 'quarter',
      wallInsulationThickness: 5,
      floorType: 'garage',
      otherRooms: 'electric-convectors',
      otherRoomsShare: 'third',
    };
    const before = await engine.compute(answers, FULL_SITE);
    const kept = [
      'external-wall-insulation',
      'internal-wall-insulation',
      'floor-insulation',
      'windows',
      'heat-pump-air-water',
    ];
    const small: MeasureCatalogue = {
      ...catalogue,
      entries: catalogue.entries
        .filter(({ slug }) => kept.includes(slug))
        .map(({ variants = [], ...entry }) => ({ ...entry, variants: variants.slice(0, 1) })),
    };
    const search = { answers, site: FULL_SITE, catalogue: small, before, money: moneyFor(answers, before) };
    const found = await findBestBundles(engine, search);
    expect(found.total).toBeGreaterThan(40);
    expect(found.front.map(namesOf).toSorted()).toEqual(await bruteBundles(engine, search));
  }, 120_000);

  it('of the reference house need few computations', async () => {
    const before = await engine.compute(REFERENCE_HOUSE, FULL_SITE);
    const search = {
      answers: REFERENCE_HOUSE,
      site: FULL_SITE,
      catalogue,
      before,
      money: moneyFor(REFERENCE_HOUSE, before),
    };
    const found = await findBestBundles(engine, search);
    expect(found.total).toBeGreaterThan(2000);
    expect(found.computed / found.total).toBeLessThan(0.35);
    expect(found.computed + found.avoided).toBe(found.total);
    expect(found.wholeCells).toBe(0);
    const answers = new Map(
      namedAnswers(before, found.front, 35).map(({ name, bundle }) => [name, bundle] as const),
    );
    expect([...answers.keys()]).toEqual(['class-D', 'class-C', 'class-B', 'gain', 'co2PerPublicEuro']);
    for (const [name, bundle] of answers) {
      if (!bundle) throw new Error(`no bundle for ${name}`);
      const cheaper = found.front.filter(({ money }) => money.remainder < bundle.money.remainder);
      if (name === 'gain') {
        expect(bundle.after.ep).toBeLessThanOrEqual(before.ep * 0.65);
        expect(cheaper.every(({ after }) => after.ep > before.ep * 0.65)).toBe(true);
      } else if (name === 'co2PerPublicEuro') {
        const rate = carbonSaved(before, bundle) / bundle.money.publicGrants;
        const rates = found.front
          .filter(({ money }) => money.publicGrants > 0)
          .map((one) => carbonSaved(before, one) / one.money.publicGrants);
        expect(rate).toBe(Math.max(...rates));
      } else {
        const target = name.slice(-1);
        expect(bundle.after.energyClass <= target).toBe(true);
        expect(cheaper.every(({ after }) => after.energyClass > target)).toBe(true);
      }
    }
  }, 120_000);

  it('leave out what is refused and what excludes each other', () => {
    const protectedSite = { ...FULL_SITE, heritage: true };
    const bundles = bundlesOf(partOptions(REFERENCE_HOUSE, protectedSite, catalogue));
    const slugs = bundles.map(({ works }) => works.map(({ entry }) => entry.slug));
    expect(slugs.flat()).not.toContain('external-wall-insulation');
    expect(slugs.flat()).not.toContain('floor-insulation');
    expect(slugs.filter((some) => incompatiblePair(some) !== null)).toEqual([]);
    expect(new Set(bundles.map(namesOf)).size).toBe(bundles.length);
    expect(bundles[0]).toEqual({ picks: expect.any(Array), works: [], cost: 0 });
  });

  it('of a dwelling where nothing can be done are refused by name', async () => {
    const before = await engine.compute(REFERENCE_HOUSE, FULL_SITE);
    const search = { answers: REFERENCE_HOUSE, site: FULL_SITE, before, money: oddMoney(1, before) };
    const empty = { ...catalogue, entries: [] };
    await expect(findBestBundles(engine, { ...search, catalogue: empty })).rejects.toMatchObject({
      code: 'audits.errors.bundles.nothing',
    });
    const many = {
      ...catalogue,
      entries: catalogue.entries.map((entry) => ({
        ...entry,
        variants: Array.from({ length: 9 }, (_, index) => ({
          variant: `v${index}`,
          cost: entry.cost,
          performance: 5 + index / 10,
          source: entry.source,
          confirmed: false,
        })),
      })),
    };
    await expect(findBestBundles(engine, { ...search, catalogue: many })).rejects.toMatchObject({
      code: 'audits.errors.bundles.tooMany',
    });
  });
});

describe('In one cell', () => {
  it.each([
    ['gas-boiler', { boilerKind: 'standard' }],
    ['gas-boiler', { boilerKind: 'condensing' }],
    ['oil-boiler', {}],
    ['heat-pump-air-water', {}],
    ['pellet-boiler', {}],
    ['heat-network', {}],
    ['electric-convectors', { hotWater: 'electric-tank' }],
  ] as const)('a dwelling heated by %s %o never uses less for losing more', async (heating, more) => {
    // 60 slices of roof insulation, from nearly bare to the thickest, then as many of walls.
    const slices = Array.from({ length: 60 }, (_, index) => 0.05 * 1.1 ** index);
    const dwellings = ['roof', 'wall'].flatMap((part) =>
      slices.map((resistance) => ({
        answers: {
          ...REFERENCE_HOUSE,
          heating,
          heatingYear: 2005,
          hotWater: 'with-heating',
          ...more,
          [`${part}Insulation`]: part === 'roof' ? 'insulated' : 'outside',
          [`${part}InsulationR`]: resistance,
        } as AuditAnswers,
        site: FULL_SITE,
      })),
    );
    const [results, traits] = await Promise.all([engine.computeMany(dwellings), engine.traitsOf(dwellings)]);
    const known = results.flatMap((result, at) =>
      result ? [{ ...result, cell: `${traits[at]?.shell}/${traits[at]?.systems}` }] : [],
    );
    expect(known.length).toBe(120);
    const cells = [...Map.groupBy(known, ({ cell }) => cell).values()];
    const contradictions = cells.flatMap((members) => {
      const sorted = members.toSorted((a, b) => a.lossesTotal - b.lossesTotal);
      return sorted.filter((one, at) => {
        const next = sorted[at + 1];
        return next && (next.ep < one.ep || next.ges < one.ges);
      });
    });
    expect(contradictions).toEqual([]);
  });
});

describe('The grants that a search weighs', () => {
  it('are those of the full estimate, and change only where it is said', async () => {
    const before = await engine.compute(REFERENCE_HOUSE, FULL_SITE);
    const input = { answers: REFERENCE_HOUSE, site: FULL_SITE, catalogue, tariffs };
    const entries = catalogue.entries
      .filter(({ slug }) => ['loft-insulation', 'windows', 'external-wall-insulation'].includes(slug))
      .flatMap((entry) => variantEntries(entry).slice(-1));
    expect(entries.map(refOf)).toContain('loft-insulation:r10');
    const money = moneyFor(REFERENCE_HOUSE, before);
    expect(money.gainSteps).toContain(35);
    const seen = new Map<string, number>();
    for (let ep = 40; ep <= before.ep + 20; ep += 7)
      for (const energyClass of ['B', 'C', 'D', 'E'] as const) {
        const scenario = compareScenario(input, entries, before, { ...before, ep, energyClass });
        const asked = worksEstimateInput(unit, REFERENCE_HOUSE, scenario, LANDLORD, on);
        const grants = estimateGrants(asked, scheme, levers, on);
        const { plan } = estimate(asked, scheme, levers, on);
        expect(grants.remainder).toBe(plan.remainder);
        expect(money.of(scenario.measures, { energyClass, ep })).toEqual(grants);
        const steps = money.gainSteps.filter((step) => scenario.gainPercent >= step).length;
        const regime = `${steps}${energyClass}`;
        expect(seen.get(regime) ?? grants.remainder).toBe(grants.remainder);
        seen.set(regime, grants.remainder);
      }
    expect(new Set(seen.values()).size).toBeGreaterThan(1);
  });
});
