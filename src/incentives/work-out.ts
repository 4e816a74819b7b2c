import { type BasisPoints, type Cents, cents, sumCents } from '../shared/money.ts';
import type { AwardRule } from './award-rule-schema.ts';
import { choosePremiums, UNBOUNDED } from './choose-premiums.ts';
import { eligibleWorks, projectCost } from './compute-base.ts';
import { evaluateCondition, type Reading } from './evaluate-condition.ts';
import { readAmount, readRate, type TableValue } from './limits.ts';
import type { AwardTerms, OtherGrants, ProjectCost } from './settle-award.ts';
import { type BaseTerms, settleBase } from './settle-base.ts';
import type { OtherAid, Situation } from './situation.ts';
import type { AmountTable } from './table-schema.ts';
import type { TraceLine } from './trace.ts';
import { every } from './truth.ts';
import type { Question } from './vocabulary.ts';

/** What a missing answer holds up. */
export const DECIDES = ['eligibility', 'amount', 'increase'] as const;
export type MissingAnswer = {
  readonly question: Question;
  /** eligibility or amount: nothing is paid without it; increase: more could be paid with it. */
  readonly decides: (typeof DECIDES)[number];
};
export const decided = (decides: MissingAnswer['decides'], questions: readonly Question[]): MissingAnswer[] =>
  questions.map((question) => ({ question, decides }));

export type WorkedOut = {
  /** Terms that hold whatever the missing answers are, then those of the most favourable answers. */
  readonly certain: AwardTerms;
  readonly favourable: AwardTerms;
  readonly base: Cents;
  readonly cost: ProjectCost;
  readonly otherAtMost: OtherGrants;
  readonly otherForCertain: OtherGrants;
  readonly missing: readonly MissingAnswer[];
  readonly lines: readonly TraceLine[];
  /** Set when the computation itself refuses: below the floor, no rate for this project. */
  readonly refusal: TraceLine | null;
  /** False while the works themselves are not known: the best case then has no bound. */
  readonly bounded: boolean;
};

/** Base, terms and costs of a rule for a situation, with every answer that is still missing. */
export function workOut(rule: AwardRule, reading: Reading): WorkedOut {
  const { situation, otherAid } = reading;
  const missing: MissingAnswer[] = [];
  const lines: TraceLine[] = [];
  /** The value of a table: what it lacks holds up the amount. */
  const take = <T>(read: TableValue<T> | undefined): T | null => {
    if (!read) return null;
    missing.push(...decided('amount', read.missing));
    return read.value;
  };

  const works = eligibleWorks(rule.base, situation.measures);
  lines.push(works.line);
  const worksKnown = situation.measures.length > 0 && works.unmeasured.length === 0;
  if (!worksKnown) missing.push({ question: 'measures', decides: 'amount' });
  const baseTerms = baseTermsOf(rule, situation, take);
  const settled = settleBase(baseTerms, works.total);
  lines.push(...settled.lines);

  const rate = readRate(rule.rate.table, situation);
  take(rate);
  const noRate = rate.gap ? refusalLine('no-rate', rule.rate.article, {}) : null;
  const premiums = rule.premiums.map((group) => choosePremiums(group, reading, settled.base));
  missing.push(...premiums.flatMap((choice) => decided('increase', choice.missing)));
  lines.push(...premiums.flatMap((choice) => choice.lines));

  const shared = {
    base: baseTerms,
    rate: rate.value ?? (0 as BasisPoints),
    rateArticle: rule.rate.article,
    shareCap: ceilingTerm(rule.shareCap, situation, take),
    cap: ceilingTerm(rule.cap, situation, take),
    stacking: stackingTerm(rule, situation, take),
  };
  const own = ownContribution(rule, reading);
  missing.push(...decided('increase', own.missing));
  lines.push(...own.lines);
  const other = { certain: grantsOf(otherAid, 'amount'), most: grantsOf(otherAid, 'atMost') };
  missing.push(
    ...decided(
      'increase',
      otherAid.flatMap((aid) => (aid.status === 'unknown' ? aid.missing : [])),
    ),
  );

  return {
    certain: { ...shared, premiums: premiums.flatMap((c) => c.certain), ownContribution: own.certain },
    favourable: {
      ...shared,
      premiums: premiums.flatMap((c) => c.favourable),
      ownContribution: own.favourable,
    },
    base: settled.base,
    cost: projectCost(rule.base, situation.measures),
    otherForCertain: other.certain,
    otherAtMost: other.most,
    missing,
    lines,
    // Works that are not all known yet are below no threshold.
    refusal: (worksKnown ? settled.refusal : null) ?? noRate,
    bounded: worksKnown,
  };
}

const refusalLine = (rule: TraceLine['rule'], article: string, inputs: TraceLine['inputs']): TraceLine => ({
  rule,
  article,
  outcome: 'no',
  inputs,
  amount: cents(0),
});

type Take = <T>(read: TableValue<T> | undefined) => T | null;

function baseTermsOf(rule: AwardRule, situation: Situation, take: Take): BaseTerms {
  const ceiling = take(readAmount(rule.base.ceiling, situation));
  const floor = rule.floor ? readAmount(rule.floor.table, situation) : undefined;
  const floorCents = take(floor);
  const base = { article: rule.base.article, ceiling };
  // A floor that an answer could lower refuses nobody: the amount waits for that answer.
  if (!rule.floor || floorCents === null || floor?.missing.length !== 0) return { ...base, floor: null };
  return { ...base, floor: { article: rule.floor.article, effect: rule.floor.effect, cents: floorCents } };
}

function ceilingTerm(
  rule: { readonly article: string; readonly table: AmountTable } | null,
  situation: Situation,
  take: Take,
): { readonly article: string; readonly cents: Cents } | null {
  if (!rule) return null;
  const value = take(readAmount(rule.table, situation));
  return value === null ? null : { article: rule.article, cents: value };
}

function stackingTerm(rule: AwardRule, situation: Situation, take: Take): AwardTerms['stacking'] {
  if (!rule.stacking) return null;
  const { article, basis, scope, counts, table } = rule.stacking;
  return { article, basis, scope, counts, rate: take(readRate(table, situation)) ?? (0 as BasisPoints) };
}

function ownContribution(rule: AwardRule, reading: Reading) {
  if (!rule.ownContribution) return { certain: null, favourable: null, missing: [], lines: [] };
  const { article, rate, waiver } = rule.ownContribution;
  const term = { article, rate };
  const excused =
    waiver.length === 0 ? null : every(waiver.map((condition) => evaluateCondition(condition, reading)));
  if (excused?.truth === 'yes') {
    const line: TraceLine = {
      rule: 'own-contribution-waived',
      article,
      outcome: 'yes',
      inputs: {},
      amount: null,
    };
    return { certain: null, favourable: null, missing: [], lines: [line] };
  }
  if (excused?.truth === 'unknown')
    return { certain: term, favourable: null, missing: excused.missing, lines: [] };
  return { certain: term, favourable: term, missing: [], lines: [] };
}

/** Sums the other grants: what is certain, or the most they could be (an unbounded one could take the whole cost). */
function grantsOf(otherAid: readonly OtherAid[], field: 'amount' | 'atMost'): OtherGrants {
  const sum = (isPublic: boolean): Cents =>
    sumCents(
      otherAid
        .filter((aid) => aid.public === isPublic)
        .map((aid) => (aid.status === 'unknown' ? (aid[field] ?? UNBOUNDED) : aid.amount)),
    );
  return { public: sum(true), private: sum(false) };
}
