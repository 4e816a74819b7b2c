import { describe, expect, it } from 'vitest';
import { auditAnswersSchema } from '../../src/audits/audit-forms.ts';
import { ENERGY_CLASSES, type EnergyClass } from '../../src/audits/energy-class.ts';
import { computeEnergy } from '../../src/audits/engine/compute-energy.ts';
import { completeness } from '../../src/audits/questionnaire/question-flow.ts';
import { NO_SITE_FACTS } from '../../src/audits/site-facts.ts';
import { REAL_HOUSES } from './support/real-houses.ts';

const apart = (a: EnergyClass, b: EnergyClass): number =>
  Math.abs(ENERGY_CLASSES.indexOf(a) - ENERGY_CLASSES.indexOf(b));

// All of them were stated with electricity × 2.3: compared like with like.
const compared = REAL_HOUSES.map(({ dpe, stated, answers }) => {
  const { ep, energyClass } = computeEnergy(answers, NO_SITE_FACTS).underFactor['2.3'];
  return {
    dpe,
    classes: apart(energyClass, stated.energyClass),
    epError: Math.abs(ep / stated.ep - 1),
  };
});
const share = (met: (house: (typeof compared)[number]) => boolean): number =>
  compared.filter(met).length / compared.length;

describe('Real houses, from what their owners can answer', () => {
  it('are answered as the questionnaire asks, nothing left open', () => {
    for (const { dpe, answers } of REAL_HOUSES) {
      expect(auditAnswersSchema.safeParse(answers).error, dpe).toBeUndefined();
      expect([dpe, ...completeness(answers).missing]).toEqual([dpe]);
    }
  });

  it('have the class of their DPE for three in four, none more than one class off', () => {
    expect(share(({ classes }) => classes === 0)).toBeGreaterThanOrEqual(0.75);
    expect(compared.filter(({ classes }) => classes > 1)).toEqual([]);
  });

  it('need within 8 % of the stated primary energy for half of them, within 16 % for all', () => {
    const errors = compared.map(({ epError }) => epError).toSorted((a, b) => a - b);
    expect(errors[Math.floor(errors.length / 2)]).toBeLessThanOrEqual(0.08);
    expect(compared.filter(({ epError }) => epError > 0.16)).toEqual([]);
  });
});
