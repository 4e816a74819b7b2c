import { cents, shareRoundedDown, sumCents } from '../../shared/money.ts';
import { readConditions } from '../read-conditions.ts';
import { costTTC, isKnown, type Situation } from '../situation.ts';
import { moneyValue, numberValue, rateValue, step, type TraceLine, UNKNOWN_VALUE } from '../trace.ts';
import { every, NO, unsure, type Verdict, verdict, YES } from '../truth.ts';
import { datedBy, type LeverResult, missingFor, note, statusOf } from './lever.ts';
import type { Vintage } from './lever-parameters.ts';

type Terms = Vintage<'propertyTaxRelief'>['value'];

/**
 * Relief of property tax for energy works (CGI art. 1383-0 B), where the commune voted it: a share of the tax for some
 * years, once enough was spent. A commune whose vote nobody has looked up is neither a yes nor a no.
 */
export function propertyTaxRelief(vintage: Vintage<'propertyTaxRelief'>, situation: Situation): LeverResult {
  const { value } = vintage;
  const { propertyTax, commune } = situation;
  const conditions = readConditions(value.conditions, situation);
  const vote = value.votes.find((one) => one.commune === commune) ?? null;
  const voted = voteOf(vote, situation);
  const works = spendOf(value, situation);
  const taxKnown = isKnown(propertyTax) ? YES : unsure('propertyTax');
  const entitled = every([conditions, voted, works.verdict, taxKnown]);
  const eligible = entitled.truth === 'yes' && vote !== null && isKnown(propertyTax);
  const yearly = eligible ? shareRoundedDown(propertyTax, vote.rate) : cents(0);
  const most = isKnown(propertyTax)
    ? cents(shareRoundedDown(propertyTax, vote?.rate ?? (10_000 as never)))
    : null;
  const voteLine: TraceLine = {
    rule: 'relief-vote',
    article: value.article,
    outcome: voted.truth,
    inputs: { rate: vote ? rateValue(vote.rate) : UNKNOWN_VALUE },
    amount: null,
  };
  const inputs = { tax: moneyValue(yearly), years: numberValue(value.years, 'years') };
  return {
    code: 'property-tax-relief',
    kind: 'tax',
    public: false,
    terms: null,
    ceiling: null,
    status: statusOf(entitled),
    amount: cents(yearly * value.years),
    potential: entitled.truth === 'no' ? cents(0) : most === null ? null : cents(most * value.years),
    yearly: eligible ? { amount: yearly, years: value.years } : null,
    missing: missingFor(entitled),
    notes: entitled.truth === 'no' ? [] : [note('relief-to-ask-for')],
    trace: [
      ...conditions.lines,
      voteLine,
      ...works.lines,
      ...(eligible ? [step('property-tax-relief', value.article, inputs, yearly * value.years)] : []),
    ],
    ...datedBy(vintage),
  };
}

function voteOf(vote: Terms['votes'][number] | null, { commune }: Situation): Verdict {
  if (!isKnown(commune)) return unsure('commune');
  return vote === null ? unsure('taxReliefVote') : verdict(vote.rate > 0);
}

function spendOf({ article, posts, leastSpend }: Terms, { measures }: Situation) {
  const counted = measures.filter(({ post }) => posts.includes(post));
  const spend = sumCents(counted.map(costTTC));
  const read: Verdict = measures.length === 0 ? unsure('measures') : spend >= leastSpend ? YES : NO;
  const inputs = { spend: moneyValue(spend), least: moneyValue(leastSpend) };
  const line: TraceLine = { rule: 'relief-works', article, outcome: read.truth, inputs, amount: null };
  return { verdict: read, lines: measures.length === 0 ? [] : [line] };
}
