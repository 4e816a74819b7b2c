import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { cumulativeIncidence, kaplanMeier, medianMonths, type Spell } from '../../src/evaluation/survival.ts';

const from0 = (leftAt: number, exit: string | null = 'let'): Spell => ({ enteredAt: 0, leftAt, exit });

describe('Time to return', () => {
  it('gives the textbook estimate (Freireich 1963, 6-mercaptopurine arm)', () => {
    const events = [6, 6, 6, 7, 10, 13, 16, 22, 23];
    const censored = [6, 9, 10, 11, 17, 19, 20, 25, 32, 32, 34, 35];
    const steps = kaplanMeier([
      ...events.map((months) => from0(months)),
      ...censored.map((months) => from0(months, null)),
    ]);
    // 1 − 3/21; × 1 − 1/17; × 1 − 1/15; × 1 − 1/12; × 1 − 1/11; × 1 − 1/7; × 1 − 1/6
    expect(steps.map((step) => Number(step.share.toFixed(4)))).toEqual([
      0.8571, 0.8067, 0.7529, 0.6902, 0.6275, 0.5378, 0.4482,
    ]);
    expect(steps.map((step) => step.atRisk)).toEqual([21, 17, 15, 12, 11, 7, 6]);
    expect(medianMonths(steps)).toBe(23);
    // Log–log band at 6 months: exp(−exp(ln(−ln 0.8571) ± 1.96·se)), as R's survfit(conf.type = "log-log") prints it.
    expect(steps[0]?.low).toBeCloseTo(0.6197, 3);
    expect(steps[0]?.high).toBeCloseTo(0.9516, 3);
  });

  it('counts a spell at risk only from the age at which the register saw it', () => {
    const steps = kaplanMeier([from0(10), from0(20), { enteredAt: 15, leftAt: 30, exit: 'sold' }]);
    expect(steps.map(({ months, atRisk }) => [months, atRisk])).toEqual([
      [10, 2],
      [20, 2],
      [30, 1],
    ]);
  });

  it('draws no curve where too few are seen, at either end', () => {
    const many = Array.from(
      { length: 20 },
      (_, n): Spell => ({ enteredAt: 10, leftAt: 20 + n, exit: 'let' }),
    );
    const steps = kaplanMeier([from0(5), ...many], 11);
    expect(steps[0]).toMatchObject({ months: 20, atRisk: 20 });
    expect(steps.at(-1)).toMatchObject({ atRisk: 11 });
    expect(steps.at(-1)?.share).toBeCloseTo(0.5, 9);
  });

  it('leaves out spells seen for no time, and gives no step without an exit', () => {
    expect(kaplanMeier([{ enteredAt: 5, leftAt: 5, exit: 'let' }])).toEqual([]);
    expect(kaplanMeier([from0(12, null)])).toEqual([]);
    expect(medianMonths(kaplanMeier([from0(12, null)]))).toBeNull();
  });

  const spells = fc.array(
    fc
      .record({
        enteredAt: fc.integer({ min: 0, max: 60 }),
        stay: fc.integer({ min: 0, max: 120 }),
        exit: fc.constantFrom('let', 'sold', 'owner-occupied', null),
      })
      .map(({ enteredAt, stay, exit }): Spell => ({ enteredAt, leftAt: enteredAt + stay, exit })),
    { maxLength: 60 },
  );

  it('never rises, stays between 0 and 1, and lies inside its band', () => {
    fc.assert(
      fc.property(spells, (list) => {
        let last = 1;
        for (const { share, low, high } of kaplanMeier(list)) {
          expect(share).toBeLessThanOrEqual(last + 1e-12);
          expect(share).toBeGreaterThanOrEqual(0);
          expect(low).toBeLessThanOrEqual(share + 1e-9);
          expect(high).toBeGreaterThanOrEqual(share - 1e-9);
          last = share;
        }
      }),
    );
  });

  it('shares what left among the kinds of exit: the incidences add up to one minus the share still vacant', () => {
    fc.assert(
      fc.property(spells, (list) => {
        const stillVacant = kaplanMeier(list).at(-1)?.share ?? 1;
        const left = ['let', 'sold', 'owner-occupied'].reduce(
          (sum, kind) => sum + (cumulativeIncidence(list, kind).at(-1)?.incidence ?? 0),
          0,
        );
        expect(left).toBeCloseTo(1 - stillVacant, 9);
      }),
    );
  });
});
