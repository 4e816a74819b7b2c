import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { EnergyEngine } from '../../src/audits/engine/energy-engine.ts';
import { startEnergyEngine } from '../../src/audits/engine/start-energy-engine.ts';
import { lettingBanDate } from '../../src/audits/letting-ban.ts';
import { evaluateScenario, type ScenarioInput } from '../../src/audits/scenario.ts';
import { estimateWithUncertainty } from '../../src/audits/uncertainty.ts';
import { FULL_SITE } from './support/any-answers.ts';
import { catalogue, tariffs } from './support/dunkirk.ts';
import { REFERENCE_HOUSE } from './support/reference-house.ts';

let engine: EnergyEngine;
beforeAll(async () => {
  engine = await startEnergyEngine();
});
afterAll(() => engine.close());

const input: ScenarioInput = { answers: REFERENCE_HOUSE, site: FULL_SITE, catalogue, tariffs };

describe('A scenario', () => {
  it('says what works change: class, energy, bills, letting, cost', async () => {
    const scenario = await evaluateScenario(engine, input, [
      'external-wall-insulation',
      'loft-insulation',
      'windows',
      'door',
      'ventilation-hygro-b',
      'heat-pump-air-water',
    ]);
    expect(scenario.before.energyClass).toBe('E');
    expect(scenario.after.energyClass).toBe('A');
    expect(scenario.classesGained).toBe(4);
    expect(scenario.gainPercent).toBeCloseTo(((288 - 47) / 288) * 100, 6);
    expect(scenario.insulationPosts).toBe(3);
    expect(scenario.lettingBan).toEqual({ before: '2034-01-01', after: null });
    expect(scenario.advice).toEqual([]);
    const [low, likely, high] = [scenario.costTTC.low, scenario.costTTC.likely, scenario.costTTC.high];
    expect(likely).toBe(scenario.measures.reduce((sum, { costTTC }) => sum + costTTC.likely, 0));
    expect(low < likely && likely < high).toBe(true);
    expect(scenario.bills.savings.conventional).toBe(
      scenario.bills.before.likely - scenario.bills.after.likely,
    );
    expect(scenario.bills.after.byCarrier.map(({ carrier }) => carrier)).toEqual(['electricity']);
    expect(scenario.gesSaved).toBeGreaterThan(5000);
    expect(scenario.certificates.low).toBeGreaterThan(200_000);
  });

  it('of nothing changes nothing', async () => {
    const scenario = await evaluateScenario(engine, input, []);
    expect(scenario).toMatchObject({
      gainPercent: 0,
      classesGained: 0,
      measures: [],
      costTTC: { likely: 0 },
    });
    expect(scenario.after).toEqual(scenario.before);
  });

  it('advises ventilation with new windows alone', async () => {
    const scenario = await evaluateScenario(engine, input, ['windows']);
    expect(scenario.advice).toEqual(['addVentilation']);
    expect(scenario.insulationPosts).toBe(1);
  });

  it('of a heat network counts the network’s own carbon', async () => {
    const dirty = { ...FULL_SITE.heatNetwork, slug: 'coal', name: 'Coal', source: 'test', kgCO2PerKWh: 0.4 };
    const [clean, coal] = await Promise.all([
      evaluateScenario(engine, input, ['heat-network']),
      evaluateScenario(engine, { ...input, site: { ...FULL_SITE, heatNetwork: dirty } }, ['heat-network']),
    ]);
    const heat = clean.after.finalByCarrier['heat-network'] ?? 0;
    expect(coal.after.ep).toBe(clean.after.ep);
    expect(coal.after.gesTotal - clean.after.gesTotal).toBeCloseTo(heat * 0.28, 3);
  });

  it('of a home without heating rests on the programme’s convention, and says so', async () => {
    const bare: ScenarioInput = {
      ...input,
      answers: { ...REFERENCE_HOUSE, heating: 'none', hotWater: 'none' },
    };
    const scenario = await evaluateScenario(engine, bare, ['heat-pump-air-water']);
    expect(scenario.before.assumptions).toEqual(['heating-by-convention', 'hot-water-by-convention']);
    expect(scenario.after.assumptions).toEqual([]);
    await expect(
      evaluateScenario(engine, { ...bare, site: { ...FULL_SITE, missingSystems: null } }, ['windows']),
    ).rejects.toMatchObject({ code: 'audits.errors.unsupported.noHeating' });
  });

  it.each([
    ['two heatings', ['pellet-boiler', 'heat-pump-air-water'], 'incompatible'],
    ['what does not suit the dwelling', ['floor-insulation'], 'refused'],
  ] as const)('refuses %s', async (_, slugs, code) => {
    await expect(evaluateScenario(engine, input, slugs)).rejects.toMatchObject({
      code: `audits.errors.measures.${code}`,
    });
  });

  it('refuses what the catalogue does not hold', async () => {
    const empty = { ...input, catalogue: { ...catalogue, entries: [] } };
    await expect(evaluateScenario(engine, empty, ['windows'])).rejects.toMatchObject({
      code: 'audits.errors.measures.unknown',
    });
  });
});

describe('The letting ban', () => {
  it('falls on G, F and E in turn, and on no better class', () => {
    expect((['A', 'B', 'C', 'D', 'E', 'F', 'G'] as const).map(lettingBanDate)).toEqual([
      null,
      null,
      null,
      null,
      '2034-01-01',
      '2028-01-01',
      '2025-01-01',
    ]);
  });
});

describe('What is not known', () => {
  it('leaves no range when all is known', async () => {
    const { low, high, likely, narrowing, calls } = await estimateWithUncertainty(
      engine,
      { ...REFERENCE_HOUSE, windowArea: 15 },
      FULL_SITE,
    );
    expect([low.ep, high.ep]).toEqual([likely.ep, likely.ep]);
    expect([low.energyClass, high.energyClass]).toEqual(['E', 'E']);
    expect({ narrowing, calls }).toEqual({ narrowing: [], calls: 1 });
  });

  it('widens the class, and says which answer would narrow it most', async () => {
    const unsure = {
      ...REFERENCE_HOUSE,
      windowArea: 15,
      wallMaterial: 'unknown',
      wallThickness: undefined,
      roofInsulation: 'unknown',
      windowSeals: 'unknown',
      door: 'unknown',
    } as const;
    const { low, likely, high, narrowing, calls } = await estimateWithUncertainty(engine, unsure, FULL_SITE);
    expect(low.ep).toBeLessThan(likely.ep);
    expect(high.ep).toBeGreaterThanOrEqual(likely.ep);
    expect(narrowing.map(({ slug }) => slug).toSorted()).toEqual([
      'door',
      'roofInsulation',
      'wallMaterial',
      'windowSeals',
    ]);
    const moves = narrowing.map(({ epDown, epUp }) => epDown + epUp);
    expect(moves).toEqual(moves.toSorted((a, b) => b - a));
    expect(['wallMaterial', 'roofInsulation']).toContain(narrowing[0]?.slug);
    expect(calls).toBeLessThanOrEqual(12);
  });

  it('is tried in a bounded number of calls, however little is known', async () => {
    const bare = {
      commune: '59183',
      altitude: 'below-400',
      kind: 'house',
      adjacency: 'mid-terrace',
      livingArea: 90,
      levels: 2,
      roofType: 'attic',
      floorType: 'cellar',
      heating: 'gas-boiler',
      hotWater: 'with-heating',
    } as const;
    const { low, high, likely, calls } = await estimateWithUncertainty(engine, bare, FULL_SITE);
    expect(calls).toBeLessThanOrEqual(61);
    expect(low.ep).toBeLessThan(likely.ep);
    expect(high.ep).toBeGreaterThan(likely.ep);
  });
});
