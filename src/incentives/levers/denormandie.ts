import { type Cents, cents, shareRoundedDown } from '../../shared/money.ts';
import { readConditions } from '../read-conditions.ts';
import { isKnown, type Situation, totalTTC } from '../situation.ts';
import { moneyValue, numberValue, rateValue, step, type TraceLine } from '../trace.ts';
import { every, unsure, type Verdict, verdict } from '../truth.ts';
import { datedBy, type LeverResult, missingFor, note, statusOf } from './lever.ts';
import type { Vintage } from './lever-parameters.ts';

type Terms = Vintage<'denormandie'>['value'];

/**
 * Denormandie (CGI art. 199 novovicies, 5° bis): a share of the price and works, under a ceiling and a ceiling by m²,
 * comes off the income tax over six, nine or twelve years of letting. Works make up at least a quarter of the whole, and
 * the dwelling is in class A to E once they are done.
 */
export function denormandie(vintage: Vintage<'denormandie'>, situation: Situation): LeverResult {
  const { value } = vintage;
  const { lettingYears, purchasePrice, livingArea } = situation;
  const conditions = readConditions(value.conditions, situation);
  const works = totalTTC(situation.measures);
  const share = worksShare(value, situation, works);
  const option = value.options.find(({ years }) => years === lettingYears) ?? null;
  const figures = every([
    isKnown(lettingYears) ? verdict(option !== null) : unsure('lettingYears'),
    isKnown(livingArea) ? verdict(true) : unsure('livingArea'),
  ]);
  const entitled = every([conditions, share.verdict, figures]);
  const base =
    isKnown(purchasePrice) && isKnown(livingArea)
      ? baseOf(value, purchasePrice + works, livingArea)
      : value.cap;
  const eligible = entitled.truth === 'yes' && option !== null;
  const amount = eligible ? shareRoundedDown(base, option.rate) : cents(0);
  const best = option?.rate ?? Math.max(...value.options.map(({ rate }) => rate));
  return {
    code: 'denormandie',
    kind: 'tax',
    public: false,
    terms: null,
    ceiling: null,
    status: statusOf(entitled),
    amount,
    potential: entitled.truth === 'no' ? cents(0) : shareRoundedDown(base, best as never),
    yearly: eligible ? { amount: cents(Math.floor(amount / option.years)), years: option.years } : null,
    missing: missingFor(entitled),
    notes:
      entitled.truth === 'no'
        ? []
        : [
            ...(option ? [note('let-unfurnished-years', option.years)] : []),
            note('rent-ceiling-holds'),
            note('tenant-income-ceiling'),
            note('tax-ceiling-overall'),
          ],
    trace: [
      ...conditions.lines,
      ...share.lines,
      ...(eligible ? amountLines(value, base, option, amount) : []),
    ],
    ...datedBy(vintage),
  };
}

const baseOf = ({ cap, capPerM2 }: Terms, total: number, area: number): Cents =>
  cents(Math.min(total, cap, Math.floor(capPerM2 * area)));

function worksShare(
  { article, worksShare: least }: Terms,
  { purchasePrice, measures }: Situation,
  works: number,
): { readonly verdict: Verdict; readonly lines: readonly TraceLine[] } {
  if (measures.length === 0) return { verdict: unsure('measures'), lines: [] };
  if (!isKnown(purchasePrice)) return { verdict: unsure('purchasePrice'), lines: [] };
  const total = purchasePrice + works;
  const read = verdict(works * 10_000 >= total * least);
  const inputs = { works: moneyValue(works), total: moneyValue(total), least: rateValue(least) };
  return {
    verdict: read,
    lines: [{ rule: 'works-share', article, outcome: read.truth, inputs, amount: null }],
  };
}

const amountLines = (
  { article, cap }: Terms,
  base: Cents,
  { years, rate }: Terms['options'][number],
  amount: Cents,
): TraceLine[] => [
  step('denormandie-base', article, { cap: moneyValue(cap) }, base),
  step('denormandie-rate', article, { rate: rateValue(rate), years: numberValue(years, 'years') }, amount),
];
