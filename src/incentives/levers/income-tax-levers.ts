import { cents } from '../../shared/money.ts';
import { vintageOn } from '../in-force.ts';
import type { Situation } from '../situation.ts';
import { aidsValue, moneyValue, type TraceLine } from '../trace.ts';
import { denormandie } from './denormandie.ts';
import type { LeverResult } from './lever.ts';
import type { LeverParameters } from './lever-parameters.ts';
import { locAvantages } from './loc-avantages.ts';

/**
 * Loc'Avantages and Denormandie, never both for one dwelling (CGI art. 199 tricies, I): the one that saves most over its
 * whole period is kept, the other says so. One still open stays open.
 */
export function incomeTaxLevers(situation: Situation, levers: LeverParameters): LeverResult[] {
  const locVintage = vintageOn(levers.locAvantages, situation.on);
  const denormandieVintage = vintageOn(levers.denormandie, situation.on);
  const loc = locVintage
    ? locAvantages(locVintage, vintageOn(levers.rentCeilings, situation.on), situation)
    : null;
  const bought = denormandieVintage ? denormandie(denormandieVintage, situation) : null;
  if (loc?.status !== 'eligible' || bought?.status !== 'eligible')
    return [loc, bought].filter((lever) => lever !== null);
  return (loc.amount ?? 0) >= (bought.amount ?? 0)
    ? [loc, instead(bought, loc)]
    : [instead(loc, bought), bought];
}

function instead(lever: LeverResult, kept: LeverResult): LeverResult {
  const line: TraceLine = {
    rule: 'not-together',
    article: 'CGI, art. 199 tricies',
    outcome: 'no',
    inputs: {
      kept: aidsValue(kept.code),
      granted: moneyValue(kept.amount ?? 0),
      other: moneyValue(lever.amount ?? 0),
    },
    amount: null,
  };
  return {
    ...lever,
    status: 'not-eligible',
    amount: cents(0),
    potential: cents(0),
    yearly: null,
    notes: [],
    trace: [...lever.trace, line],
  };
}
