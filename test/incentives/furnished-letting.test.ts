import { describe, expect, it } from 'vitest';
import { estimate } from '../../src/incentives/estimate.ts';
import type { EstimateInput } from '../../src/incentives/estimate-input.ts';
import { explainTrace } from '../../src/incentives/explain-trace.ts';
import { outlookShown } from '../../src/incentives/outlook-shown.ts';
import { levers } from '../../src/programme/packs/dunkerque/levers.ts';
import { day } from '../../src/shared/dates.ts';
import { euros } from '../../src/shared/money.ts';
import { houseInput } from './fixtures/estimate-inputs.ts';

const told = (more: Partial<EstimateInput>) =>
  estimate(
    houseInput({ rentLevel: 'loc2', monthlyRent: euros(600), incomeBand: 'modest', ...more }),
    null,
    levers,
    day('2026-11-27'),
  );

describe('A home let furnished', () => {
  const furnished = told({ tenureAfter: 'let-furnished' });
  const lever = (code: string) => {
    const found = furnished.levers.find((one) => one.code === code);
    if (!found) throw new Error(`no lever ${code}`);
    return found;
  };

  it('is refused by name the reductions that are kept for unfurnished letting', () => {
    for (const code of ['loc-avantages', 'denormandie']) {
      expect(lever(code)).toMatchObject({ status: 'not-eligible', amount: 0, potential: 0 });
      const words = explainTrace(lever(code).trace, 'fr', {}).map((line) => JSON.stringify(line));
      expect(words.join(' ')).toContain('loué meublé');
    }
  });

  it('has no tax saved by a moderate rent, and counts the rent hoped for alone', () => {
    expect(furnished.outlook.rents).toMatchObject([
      { level: 'free', monthly: euros(600), taxSaved: 0, chosen: true },
    ]);
    expect(furnished.outlook.yearly[0]).toEqual({ code: 'rent', amount: euros(7_200), years: null });
    expect(furnished.outlook.yearly.some(({ code }) => code === 'loc-avantages')).toBe(false);
  });

  it('is told that its rents are trading profits, on which the plan reckons no tax; unfurnished, nothing is said', () => {
    const shown = (of: typeof furnished) => outlookShown(of.outlook, of.routes, 'fr', {}).furnished;
    expect(shown(furnished)).toMatch(/BIC.*ne calcule pas leur impôt/);
    expect(shown(told({ tenureAfter: 'let' }))).toBeNull();
  });

  it('keeps the aids that ask for a main home only', () => {
    for (const code of ['mpr-accompanied', 'eco-ptz'])
      expect(JSON.stringify(lever(code).trace)).not.toBe('[]');
    expect(lever('mpr-accompanied').status).toBe(
      told({ tenureAfter: 'let' }).levers.find(({ code }) => code === 'mpr-accompanied')?.status,
    );
  });
});
