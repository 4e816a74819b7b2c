import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { OWNER_KINDS } from '../../../src/units/ownership.ts';
import {
  DEFAULT_PRIORITY_WEIGHTS,
  PRIORITY_FACTORS,
  type PriorityFacts,
  priorityOf,
} from '../../../src/units/priority/priority.ts';
import { ENERGY_LABELS, STATUS_SLUGS, UNIT_KINDS } from '../../../src/units/unit.ts';

const anyFacts: fc.Arbitrary<PriorityFacts> = fc.record({
  monthsVacant: fc.option(fc.nat(600)),
  energyClass: fc.option(fc.constantFrom(...ENERGY_LABELS)),
  cadastralCategory: fc.option(fc.integer({ min: 1, max: 8 })),
  ownerKind: fc.option(fc.constantFrom(...OWNER_KINDS)),
  canBeContacted: fc.boolean(),
  status: fc.constantFrom(...STATUS_SLUGS),
  kind: fc.constantFrom(...UNIT_KINDS),
  livingArea: fc.option(fc.integer({ min: 5, max: 300 })),
});
const facts: PriorityFacts = {
  monthsVacant: 40,
  energyClass: 'F',
  cadastralCategory: 6,
  ownerKind: 'individual',
  canBeContacted: true,
  status: 'first-contact',
  kind: 'house',
  livingArea: 80,
};

describe('the priority score', () => {
  it('is between 0 and 100 and is the sum of the parts it shows', () => {
    fc.assert(
      fc.property(anyFacts, (any) => {
        const { score, parts } = priorityOf(any);
        const sum = parts.reduce((total, { points }) => total + points, 0);
        expect(Math.abs(score - sum)).toBeLessThanOrEqual(0.5 + 1e-9);
        expect(score >= 0 && score <= 100).toBe(true);
        expect(parts.map(({ factor }) => factor).sort()).toEqual([...PRIORITY_FACTORS].sort());
        expect(parts.every(({ value }) => value >= 0 && value <= 1)).toBe(true);
      }),
    );
  });

  it('never falls as vacancy grows longer or the label worse', () => {
    fc.assert(
      fc.property(anyFacts, fc.nat(300), fc.nat(300), (any, months, more) => {
        const at = (monthsVacant: number) => priorityOf({ ...any, monthsVacant }).score;
        expect(at(months + more)).toBeGreaterThanOrEqual(at(months));
        const scores = ENERGY_LABELS.map((energyClass) => priorityOf({ ...any, energyClass }).score);
        expect(scores).toEqual(scores.toSorted((a, b) => a - b));
      }),
    );
  });

  it('lets ignorance neither help nor harm', () => {
    const known = (energyClass: PriorityFacts['energyClass']) => priorityOf({ ...facts, energyClass }).score;
    expect(known(null)).toBeGreaterThan(known('B'));
    expect(known(null)).toBeLessThan(known('G'));
  });

  it('gives no point for an owner who must not be contacted', () => {
    const { parts } = priorityOf({ ...facts, canBeContacted: false });
    expect(parts.find(({ factor }) => factor === 'owner')?.points).toBe(0);
  });

  it('follows the weights of the service, whatever they add up to', () => {
    const onlyVacancy = {
      ...DEFAULT_PRIORITY_WEIGHTS,
      energy: 0,
      comfort: 0,
      owner: 0,
      engaged: 0,
      potential: 0,
    };
    expect(priorityOf({ ...facts, monthsVacant: 120 }, onlyVacancy).score).toBe(100);
    const nothing = { ...onlyVacancy, vacancy: 0 };
    expect(priorityOf(facts, nothing)).toEqual({ score: 0, parts: [] });
  });
});
