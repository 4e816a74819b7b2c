import type { Day } from '../../shared/dates.ts';
import { type Cents, shareRoundedDown } from '../../shared/money.ts';
import { isKnown, type Situation } from '../situation.ts';
import {
  dayValue,
  moneyValue,
  numberValue,
  rateValue,
  step,
  type TraceLine,
  termsValue,
  wordsValue,
} from '../trace.ts';
import type { EnergyClass } from '../vocabulary.ts';
import { decided } from '../work-out.ts';
import { datedBy, type LeverResult, note } from './lever.ts';
import type { Vintage } from './lever-parameters.ts';

const NOTICE = {
  kind: 'notice',
  public: false,
  amount: null,
  potential: null,
  terms: null,
  ceiling: null,
} as const;

/** First day on which a dwelling of that class may no longer be let; null when it may. */
export const bannedFrom = (vintage: Vintage<'lettingBan'>, energyClass: EnergyClass): Day | null =>
  vintage.value.bans.find((ban) => ban.energyClass === energyClass)?.from ?? null;

/** Letting ban: what the class before the works forbids, and what the class after them would. */
export function lettingBan(vintage: Vintage<'lettingBan'>, situation: Situation): LeverResult {
  const { classBefore, classAfter } = situation;
  const line = (energyClass: EnergyClass): TraceLine[] => {
    const from = bannedFrom(vintage, energyClass);
    const inputs = { class: termsValue('energyClass', [energyClass]) };
    if (from === null) return [];
    return [step('letting-ban', vintage.value.article, { ...inputs, from: dayValue(from) }, null)];
  };
  const known = [classBefore, classAfter].filter(isKnown);
  const trace = [...new Set(known)].flatMap(line);
  return {
    code: 'letting-ban',
    ...NOTICE,
    status: trace.length > 0 ? 'eligible' : isKnown(classBefore) ? 'not-eligible' : 'unknown',
    missing: isKnown(classBefore) ? [] : decided('eligibility', ['classBefore']),
    notes: [],
    trace,
    ...datedBy(vintage),
  };
}

/**
 * Vacancy tax: says which tax may fall due and from which length of vacancy; once the rental value is known and the
 * vintage gives rates, what it would come to (never added to an aid). The tax office alone decides.
 * Where it is: tense communes of the vintage, then those that voted it; elsewhere none is due.
 */
export function vacancyTax(vintage: Vintage<'vacancyTax'>, situation: Situation): LeverResult {
  const { vacancyMonths } = situation;
  const { article, name, tenseMonths, elsewhereMonths } = vintage.value;
  const concerned = isKnown(vacancyMonths) && vacancyMonths >= Math.min(tenseMonths, elsewhereMonths);
  const inputs = {
    tax: wordsValue(name),
    tense: numberValue(tenseMonths, 'months'),
    elsewhere: numberValue(elsewhereMonths, 'months'),
  };
  const reckoned = reckon(vintage.value, situation);
  return {
    code: 'vacancy-tax',
    ...NOTICE,
    status: concerned ? 'eligible' : isKnown(vacancyMonths) ? 'not-eligible' : 'unknown',
    missing: isKnown(vacancyMonths) ? [] : decided('eligibility', ['vacancyMonths']),
    notes: concerned ? [note('works-may-exempt')] : [],
    yearly: reckoned ? { amount: reckoned.tax, years: 1 } : null,
    trace: concerned
      ? [step('vacancy-tax', article, inputs, null), ...(reckoned ? [reckoned.line] : [])]
      : [],
    ...datedBy(vintage),
  };
}

/** Tax of a year on the rental value; null while the vacancy, the commune or the value is unknown, or no rate is. */
function reckon(
  { article, tense, tenseMonths, tenseCommunes, elsewhereMonths, voted }: Vintage<'vacancyTax'>['value'],
  { commune, vacancyMonths, rentalValue }: Situation,
): { readonly tax: Cents; readonly line: TraceLine } | null {
  if (!isKnown(commune) || !isKnown(vacancyMonths) || !isKnown(rentalValue)) return null;
  const isTense = tenseCommunes.includes(commune);
  if (vacancyMonths < (isTense ? tenseMonths : elsewhereMonths)) return null;
  // The first year of tax is the one that follows the first twelve months of vacancy.
  const rate = isTense
    ? vacancyMonths < tenseMonths + 12
      ? tense?.first
      : tense?.next
    : voted.find((one) => one.commune === commune)?.rate;
  if (rate === undefined) return null;
  const tax = shareRoundedDown(rentalValue, rate);
  const inputs = { rate: rateValue(rate), value: moneyValue(rentalValue), tax: moneyValue(tax) };
  return { tax, line: step('vacancy-tax-rate', article, inputs, null) };
}
