import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { AuditAnswers } from '../../src/audits/audit-answers.ts';
import type { EnergyEngine, EnergyResult } from '../../src/audits/engine/energy-engine.ts';
import { startEnergyEngine } from '../../src/audits/engine/start-energy-engine.ts';
import type { MeasureSlug } from '../../src/audits/works/measure-catalogue.ts';
import { applyMeasures } from '../../src/audits/works/measures.ts';
import { measure } from './support/dunkirk.ts';
import { REFERENCE_HOUSE } from './support/reference-house.ts';

let engine: EnergyEngine;
beforeAll(async () => {
  engine = await startEnergyEngine();
});
afterAll(() => engine.close());

const label = ({ ep, ges, epClass, gesClass, energyClass }: EnergyResult) =>
  `${ep}/${ges} ${epClass}/${gesClass} ${energyClass}`;
const renovated = (...slugs: MeasureSlug[]): Promise<EnergyResult> =>
  engine.compute(applyMeasures(REFERENCE_HOUSE, slugs.map(measure)));

describe('The reference house', () => {
  it('is a class E of 288 kWh and 63 kg', async () => {
    expect(label(await engine.compute(REFERENCE_HOUSE))).toBe('288/63 E/E E');
  });

  it.each<[string, MeasureSlug[]]>([
    ['228/50 D/E E', ['external-wall-insulation']],
    ['165/36 C/D D', ['external-wall-insulation', 'loft-insulation']],
    ['96/20 B/C C', ['external-wall-insulation', 'loft-insulation', 'windows', 'door']],
    [
      '88/18 B/C C',
      ['external-wall-insulation', 'loft-insulation', 'windows', 'door', 'ventilation-hygro-b'],
    ],
    [
      '47/1 A/A A',
      [
        'external-wall-insulation',
        'loft-insulation',
        'windows',
        'door',
        'ventilation-hygro-b',
        'heat-pump-air-water',
      ],
    ],
  ])('becomes %s with %j', async (expected, slugs) => {
    expect(label(await renovated(...slugs))).toBe(expected);
  });

  it('gives the same whatever the order in which measures are picked', async () => {
    const picked = await renovated('windows', 'heat-pump-air-water', 'external-wall-insulation');
    expect(picked).toEqual(await renovated('external-wall-insulation', 'heat-pump-air-water', 'windows'));
  });

  it.each<[string, number, string, AuditAnswers]>([
    ['at the end of the terrace', 373, 'F', { adjacency: 'end-terrace' }],
    ['detached', 452, 'G', { adjacency: 'detached' }],
    ['with walls of 23 cm', 305, 'E', { wallThickness: 23 }],
    ['with walls nobody knows', 312, 'E', { wallMaterial: 'unknown' }],
  ])('%s needs %i kWh, class %s', async (_, ep, energyClass, change) => {
    const result = await engine.compute({ ...REFERENCE_HOUSE, ...change });
    expect([result.ep, result.energyClass]).toEqual([ep, energyClass]);
  });

  it('reports energy by use and by carrier, losses, both electricity factors and what computed them', async () => {
    const result = await engine.compute(REFERENCE_HOUSE);
    const { finalByUse, finalByCarrier, losses } = result;
    const sum = (values: object) => Object.values(values).reduce((total: number, value) => total + value, 0);
    expect(sum(finalByUse)).toBeCloseTo(result.final, 6);
    expect(sum(finalByCarrier)).toBeCloseTo(result.final, 6);
    expect(sum(losses)).toBeCloseTo(result.lossesTotal, 6);
    expect(Object.keys(finalByCarrier).sort()).toEqual(['electricity', 'gas']);
    // EP = gas + 1.9 × electricity, rounded down per m²: the factor shown is the one used.
    const primary = (factor: number) =>
      Math.floor(((finalByCarrier.gas ?? 0) + factor * (finalByCarrier.electricity ?? 0)) / 90);
    expect(result.underFactor).toEqual({
      '1.9': { factor: 1.9, ep: primary(1.9), energyClass: 'E' },
      '2.3': { factor: 2.3, ep: primary(2.3), energyClass: 'E' },
    });
    expect(result).toMatchObject({
      method: '3CL-DPE 2021',
      engine: 'Open3CL 1.4.6',
      reading: 'method',
      electricityFactor: 1.9,
      messages: [],
      assumptions: [],
    });
    expect(losses.roof).toBeCloseTo(63, 5);
  });

  it('burns less gas with a stove beside the boiler, and more of all: an old stove wastes half', async () => {
    const beside = (change: AuditAnswers) =>
      engine.compute({ ...REFERENCE_HOUSE, backupHeating: 'log-stove', ...change });
    const [alone, old, recent] = [
      await engine.compute(REFERENCE_HOUSE),
      await beside({ backupHeatingYear: 1985 }),
      await beside({ backupHeatingYear: 2020 }),
    ];
    const heatingGas = ({ finalByCarrier, finalByUse }: EnergyResult) =>
      (finalByCarrier.gas ?? 0) - finalByUse.hotWater;
    expect(heatingGas(old) / heatingGas(alone)).toBeCloseTo(0.75, 1);
    expect(old.ges).toBeLessThan(alone.ges);
    expect([old.ep > alone.ep, recent.ep < old.ep]).toEqual([true, true]);
    expect(Object.values(old.finalByCarrier).reduce((sum, value) => sum + value, 0)).toBeCloseTo(
      old.final,
      6,
    );
  });

  it('draws more at 21 °C than at 19 °C', async () => {
    const { finalByCarrier, spendthriftByCarrier } = await engine.compute(REFERENCE_HOUSE);
    expect((spendthriftByCarrier.gas ?? 0) / (finalByCarrier.gas ?? 1)).toBeGreaterThan(1.1);
    expect(spendthriftByCarrier.electricity).toBeCloseTo(finalByCarrier.electricity ?? 0, 6);
  });
});

describe('The habits of certified software', () => {
  it('count about 1 % more for a boiler than the letter of the method', async () => {
    const habitual = await startEnergyEngine({ reading: 'certified-software' });
    try {
      const result = await habitual.compute(REFERENCE_HOUSE);
      expect([result.ep, result.ges, result.reading]).toEqual([291, 64, 'certified-software']);
    } finally {
      await habitual.close();
    }
  });
});
