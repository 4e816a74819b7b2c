import { describe, expect, it } from 'vitest';
import type { AuditAnswers } from '../../src/audits/audit-answers.ts';
import { classWithin, worseOf } from '../../src/audits/energy-class.ts';
import { computeEnergy } from '../../src/audits/engine/compute-energy.ts';
import type { EnergyResult } from '../../src/audits/engine/energy-engine.ts';
import { applyMeasure, measureRefusal, natureOf } from '../../src/audits/works/measures.ts';
import { DomainError } from '../../src/shared/errors.ts';
import { anyAnswers, FULL_SITE } from './support/any-answers.ts';
import { catalogue, measure } from './support/dunkirk.ts';

const QUESTIONNAIRES = 320;
const IMPROVED = 70;

const answersOf = new Map<number, AuditAnswers>();
const results = new Map<number, EnergyResult>();
const refusals: string[] = [];

/** Every number of a result, wherever it is. */
function numbersIn(value: unknown): number[] {
  if (typeof value === 'number') return [value];
  return typeof value === 'object' && value !== null ? Object.values(value).flatMap(numbersIn) : [];
}

describe(`${QUESTIONNAIRES} questionnaires answered at random`, () => {
  it('never crash the method: each is computed or refused by name', () => {
    for (let seed = 0; seed < QUESTIONNAIRES; seed += 1) {
      const answers = anyAnswers(seed);
      answersOf.set(seed, answers);
      try {
        results.set(seed, computeEnergy(answers, FULL_SITE));
      } catch (error) {
        if (!(error instanceof DomainError)) throw new Error(`questionnaire ${seed}`, { cause: error });
        refusals.push(error.code);
      }
    }
    expect(refusals.filter((code) => !code.startsWith('audits.errors.unsupported.'))).toEqual([]);
    expect(results.size).toBeGreaterThan(QUESTIONNAIRES * 0.85);
  }, 60_000);

  it('give nothing but finite numbers, and no complaint of the engine', () => {
    for (const result of results.values()) {
      expect(numbersIn(result).every(Number.isFinite)).toBe(true);
      expect(result.messages).toEqual([]);
    }
  });

  it('are in the class that the limits of their own area give', () => {
    for (const { ep, ges, epLimits, gesLimits, epClass, gesClass, energyClass } of results.values()) {
      expect([classWithin(epLimits, ep), classWithin(gesLimits, ges)]).toEqual([epClass, gesClass]);
      expect(energyClass).toBe(worseOf(epClass, gesClass));
    }
  });

  it('reach all seven classes', () => {
    expect(new Set([...results.values()].map(({ energyClass }) => energyClass)).size).toBe(7);
  });

  it('never need more energy once walls, roof, windows or door are insulated', () => {
    const insulation = catalogue.entries.filter(
      ({ slug }) => natureOf(slug).post === 'insulation' && slug !== 'floor-insulation',
    );
    let tried = 0;
    for (const [seed, before] of [...results].slice(0, IMPROVED)) {
      const answers = answersOf.get(seed) ?? {};
      for (const entry of insulation) {
        if (measureRefusal(answers, FULL_SITE, entry.slug) !== null) continue;
        const after = computeEnergy(applyMeasure(answers, entry), FULL_SITE);
        expect.soft(after.ep, `${entry.slug} on questionnaire ${seed}`).toBeLessThanOrEqual(before.ep);
        tried += 1;
      }
    }
    expect(tried).toBeGreaterThan(IMPROVED);
  }, 60_000);

  // By the method's own table (annex 1, §3.4.1), a floor insulated from below has a worse junction with walls that
  // are not insulated outside: on a small or vaulted floor the junction can take back what the floor saves.
  it('lose less by an insulated floor', () => {
    let tried = 0;
    for (const seed of results.keys()) {
      const answers = answersOf.get(seed) ?? {};
      if (measureRefusal(answers, FULL_SITE, 'floor-insulation') !== null) continue;
      const after = computeEnergy(applyMeasure(answers, measure('floor-insulation')), FULL_SITE);
      expect
        .soft(after.losses.floor, `questionnaire ${seed}`)
        .toBeLessThan(results.get(seed)?.losses.floor ?? 0);
      tried += 1;
      if (tried === 25) break;
    }
    expect(tried).toBe(25);
  }, 60_000);
});

describe('More insulation', () => {
  const thicknesses = [1, 4, 8, 12, 20, 30, 45, 60];
  it.each([
    ['wallInsulation', 'outside', 'wallInsulationThickness'],
    ['wallInsulation', 'inside', 'wallInsulationThickness'],
    ['roofInsulation', 'insulated', 'roofInsulationThickness'],
    ['floorInsulation', 'insulated', 'floorInsulationThickness'],
  ] as const)(
    'of %s (%s) never worsens the energy',
    (part, state, thickness) => {
      for (const seed of [...results.keys()].slice(0, 12)) {
        const answers = answersOf.get(seed) ?? {};
        const eps = thicknesses.map(
          (cm) =>
            computeEnergy({ ...answers, [part]: state, [`${part}R`]: undefined, [thickness]: cm }, FULL_SITE)
              .final,
        );
        for (const [index, ep] of eps.entries())
          expect(ep).toBeLessThanOrEqual((eps[index - 1] ?? ep) + 1e-6);
      }
    },
    60_000,
  );
});
