import { describe, expect, it } from 'vitest';
import { estimate } from '../../src/incentives/estimate.ts';
import type { EstimateInput } from '../../src/incentives/estimate-input.ts';
import { explainTrace } from '../../src/incentives/explain-trace.ts';
import { levers } from '../../src/programme/packs/dunkerque/levers.ts';
import { day } from '../../src/shared/dates.ts';
import { type Cents, euros, sumCents } from '../../src/shared/money.ts';
import { houseInput } from './fixtures/estimate-inputs.ts';

const price = (amount: number): { supportCost: Cents } => ({ supportCost: euros(amount) });
const told = (more: Partial<EstimateInput>, on = '2026-11-27') => {
  const result = estimate(houseInput(more), null, levers, day(on));
  const lever = result.levers.find(({ code }) => code === 'mpr-support');
  if (!lever) throw new Error('the lever is not there');
  return { ...result, lever };
};

describe('The grant for the accompaniment (Mon Accompagnateur Rénov’)', () => {
  it.each([
    // Share of the price, at most 2,000 € of it: 1,800 × 100 %, × 80 %, × 40 %, × 20 %; then 2,000 × 80 %.
    ['very-modest', 1_800, 1_800],
    ['modest', 1_800, 1_440],
    ['intermediate', 1_800, 720],
    ['higher', 1_800, 360],
    ['modest', 2_500, 1_600],
  ] as const)('pays an owner of the band %s, for a price of %i €, %i €', (incomeBand, asked, paid) => {
    for (const on of ['2025-04-15', '2025-10-15', '2026-03-15'])
      expect(told({ incomeBand, tenureAfter: 'owner-occupied', ...price(asked) }, on).lever).toMatchObject({
        status: 'eligible',
        amount: euros(paid),
      });
  });

  it('asks for the price, and pays nothing before it is known', () => {
    const { lever, further, outlook } = told({ incomeBand: 'modest' });
    expect(lever).toMatchObject({ status: 'unknown', amount: 0, potential: euros(1_600) });
    expect(lever.missing).toEqual([{ question: 'supportCost', decides: 'amount' }]);
    expect(further).toContainEqual({ question: 'supportCost', decides: 'amount' });
    expect(outlook.support).toBeNull();
  });

  it('is not for who cannot have MaPrimeRénov’ accompagnée, and says so', () => {
    const { lever, outlook } = told({ ownerKind: 'sci', ...price(1_800) });
    expect(lever).toMatchObject({ status: 'not-eligible', amount: 0, missing: [] });
    expect(lever.trace).toMatchObject([{ rule: 'aid-granted', outcome: 'no' }]);
    expect(outlook.support).toEqual({ price: euros(1_800), grant: 0, own: euros(1_800) });
  });

  it('goes with MaPrimeRénov’ accompagnée: a landlord better off with Anah’s aid for the works has none', () => {
    const { lever, routes } = told({ incomeBand: 'higher', ...price(1_800) });
    expect(routes.find(({ kept }) => kept)?.code).toBe('landlord');
    expect(lever.status).toBe('not-eligible');
  });

  it('stays out of the works: neither their grants nor what is left to pay move', () => {
    const without = told({ incomeBand: 'very-modest' });
    const priced = told({ incomeBand: 'very-modest', ...price(2_000) });
    expect(priced.plan).toEqual(without.plan);
  });

  it('is told among who is paid when, and the payments add up to the works and the accompaniment', () => {
    const { outlook, plan } = told({ incomeBand: 'modest', ...price(2_500) });
    expect(outlook.payments.filter(({ code }) => code.endsWith('support'))).toEqual([
      { moment: 'during-works', code: 'own-support', part: 'whole', amount: euros(900) },
      { moment: 'after-works', code: 'mpr-support', part: 'whole', amount: euros(1_600) },
    ]);
    expect(sumCents(outlook.payments.map(({ amount }) => amount))).toBe(plan.cost.ttc + euros(2_500));
  });

  it('explains itself in both languages', () => {
    const { lever } = told({ incomeBand: 'modest', ...price(2_500) });
    const sentences = (locale: 'fr' | 'en') =>
      explainTrace(lever.trace, locale)
        .map(({ text }) => text)
        .join(' / ')
        .replaceAll(/[\u00a0\u202f]/g, ' ');
    expect(sentences('fr')).toContain(
      '80 % du prix de l’accompagnement, 2 000 € pris en compte (au plus 2 000 €)',
    );
    expect(sentences('en')).toContain('80% of the price of the support, €2,000 counted (at most €2,000)');
  });
});
