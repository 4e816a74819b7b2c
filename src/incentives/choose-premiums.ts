import { type Cents, cents } from '../shared/money.ts';
import type { Premium, PremiumGroup } from './award-rule-schema.ts';
import { evaluateCondition, type Reading } from './evaluate-condition.ts';
import { readAmount } from './limits.ts';
import { centsOf } from './lookup-table.ts';
import { type GrantedPremium, premiumCents } from './settle-award.ts';
import type { Situation } from './situation.ts';
import { type TraceLine, wordsValue } from './trace.ts';
import { every } from './truth.ts';
import type { Question } from './vocabulary.ts';

export type PremiumChoice = {
  readonly certain: readonly GrantedPremium[];
  readonly favourable: readonly GrantedPremium[];
  readonly missing: readonly Question[];
  readonly lines: readonly TraceLine[];
};

/** Premiums whose conditions are met; in an exclusive group, the largest one only. */
export function choosePremiums(group: PremiumGroup, reading: Reading, base: Cents): PremiumChoice {
  const read = group.premiums.map((premium) => {
    const verdict = every(premium.when.map((condition) => evaluateCondition(condition, reading)));
    const granted = grantedPremium(premium, reading.situation);
    return { premium, verdict, granted };
  });
  const met = read.filter(({ verdict, granted }) => verdict.truth === 'yes' && granted.exact);
  const possible = read.filter(({ verdict }) => verdict.truth !== 'no');
  const keep = (chosen: readonly { granted: { premium: GrantedPremium } }[]): GrantedPremium[] => {
    const given = chosen.map(({ granted }) => granted.premium);
    if (group.mode === 'additive') return given;
    const largest = given.toSorted((a, b) => premiumCents(b, base) - premiumCents(a, base))[0];
    return largest ? [largest] : [];
  };
  const certain = keep(met);
  const missing = possible.flatMap(({ verdict, granted }) => [...verdict.missing, ...granted.missing]);
  // The losers of an exclusive group are no news once one of them is paid.
  const silent = group.mode === 'exclusive' && certain.length > 0;
  const lines = (silent ? [] : read)
    .filter(({ premium }) => !certain.some((kept) => kept.code === premium.code))
    .map(({ premium, verdict }) => premiumNotKept(premium, verdict.truth === 'yes' ? 'no' : verdict.truth));
  return { certain, favourable: keep(possible), missing, lines };
}

const premiumNotKept = (premium: Premium, outcome: 'yes' | 'no' | 'unknown'): TraceLine => ({
  rule: 'premium-not-kept',
  article: premium.article,
  outcome,
  inputs: { name: wordsValue(premium.name) },
  amount: cents(0),
});

/** The premium as it would be granted; `exact` is false when a missing answer leaves only its most. */
function grantedPremium(
  premium: Premium,
  situation: Situation,
): { readonly premium: GrantedPremium; readonly exact: boolean; readonly missing: readonly Question[] } {
  const { code, name, article, amount } = premium;
  const named = { code, name, article };
  if (amount.kind === 'share') {
    const { rate, maxCents } = amount;
    return { premium: { ...named, kind: 'share', rate, maxCents }, exact: true, missing: [] };
  }
  const read = centsOf(amount, situation);
  if ('cents' in read)
    return { premium: { ...named, kind: 'lump', cents: cents(read.cents) }, exact: true, missing: [] };
  const most = readAmount([{ when: [], amount }], situation)?.value ?? UNBOUNDED;
  return { premium: { ...named, kind: 'lump', cents: most }, exact: false, missing: read.missing };
}

/** Above any project: the ceilings and the cost bound it in their turn. */
export const UNBOUNDED = cents(100_000_000_000);
