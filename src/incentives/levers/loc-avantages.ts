import { type BasisPoints, type Cents, cents, shareRoundedDown } from '../../shared/money.ts';
import { readConditions } from '../read-conditions.ts';
import { factOf, isKnown, type Maybe, type Situation } from '../situation.ts';
import { moneyValue, rateValue, step, type TraceLine, termsValue } from '../trace.ts';
import { every, NO, unsure, type Verdict, verdict, YES } from '../truth.ts';
import type { Question } from '../vocabulary.ts';
import { decided } from '../work-out.ts';
import { datedBy, type LeverNote, type LeverResult, missingFor, note, statusOf } from './lever.ts';
import type { Vintage } from './lever-parameters.ts';
import { type LocLevel, rentCeiling } from './rents.ts';

type Loc = Vintage<'locAvantages'>;
type Ceilings = Vintage<'rentCeilings'> | null;

/**
 * Loc'Avantages (CGI art. 199 tricies): for at least six years of unfurnished letting under a rent ceiling, a share of the
 * gross rents comes off the income tax, more with rental intermediation, within a yearly cap. Only the rent actually
 * foreseen and a known ceiling make it certain: without them it is asked for.
 */
export function locAvantages(vintage: Loc, ceilings: Ceilings, situation: Situation): LeverResult {
  const { value } = vintage;
  const { rentLevel } = situation;
  const conditions = readConditions(value.conditions, situation);
  const level = isKnown(rentLevel) && rentLevel !== 'free' ? rentLevel : null;
  const entitled = every([conditions, isKnown(rentLevel) ? verdict(level !== null) : unsure('rentLevel')]);
  const saved = level ? taxSaved(vintage, ceilings, situation, level) : null;
  const certain = every([entitled, saved?.verdict ?? YES]);
  const yearly = certain.truth === 'yes' && saved ? saved.yearly : cents(0);
  const refused = certain.truth === 'no';
  return {
    code: 'loc-avantages',
    kind: 'tax',
    public: false,
    terms: null,
    ceiling: null,
    status: statusOf(certain),
    amount: cents(yearly * value.years),
    potential: refused ? cents(0) : cents((yearly || atMost(vintage, saved)) * value.years),
    yearly: yearly > 0 ? { amount: yearly, years: value.years } : null,
    missing: missingFor(certain),
    notes: refused ? [] : dutiesOf(value),
    trace: [...conditions.lines, ...(refused ? [] : (saved?.lines ?? []))],
    ...datedBy(vintage),
  };
}

const atMost = ({ value }: Loc, saved: TaxSaved | null): Cents => saved?.atMost ?? value.yearlyCap;

const dutiesOf = ({ years }: Loc['value']): LeverNote[] => [
  note('let-unfurnished-years', years),
  note('rent-ceiling-holds'),
  note('not-to-family'),
  note('tenant-income-ceiling'),
  note('agreement-with-anah'),
  note('tax-ceiling-overall'),
];

/** What a level brings in a year: the rent kept, then the tax saved on it. */
export type TaxSaved = {
  readonly verdict: Verdict;
  /** Rent that counts, cents a month: the rent hoped for, never above the ceiling; null while unknown. */
  readonly rent: Cents | null;
  readonly yearly: Cents;
  /** With the best answers still possible. */
  readonly atMost: Cents;
  readonly lines: readonly TraceLine[];
};

/** Share of twelve months of the rent that counts, within the yearly cap, cents rounded down. */
export function taxSaved(
  { value }: Loc,
  ceilings: Ceilings,
  situation: Situation,
  level: LocLevel,
): TaxSaved {
  const { monthlyRent } = situation;
  const { rate, atBest, open } = rateOf(value.levels[level], factOf(situation, 'rental-intermediation'));
  const ceiling = rentCeiling(ceilings, situation, level);
  const rent =
    ceiling.monthly !== null && isKnown(monthlyRent) ? cents(Math.min(monthlyRent, ceiling.monthly)) : null;
  const missing: Question[] = [
    ...ceiling.missing,
    ...(isKnown(monthlyRent) ? [] : (['monthlyRent'] as const)),
  ];
  const within = (monthly: number, share: BasisPoints): Cents =>
    cents(Math.min(shareRoundedDown(cents(monthly * 12), share), value.yearlyCap));
  const yearly = rent !== null && rate !== null ? within(rent, rate) : cents(0);
  const bound = rent ?? ceiling.monthly ?? (isKnown(monthlyRent) ? monthlyRent : null);
  return {
    verdict: every([open, verdict(rent !== 0), missing.length === 0 ? YES : unsure(...missing)]),
    rent,
    yearly,
    atMost: bound === null ? value.yearlyCap : within(bound, atBest),
    lines: [
      ...ceilingLine(value.article, level, ceiling.monthly),
      ...(rent === null || rate === null ? [] : rentLines(value, rent, rate, yearly)),
    ],
  };
}

/** Without an answer, the lower rate is certain where letting directly is open at all. */
function rateOf(
  rates: Loc['value']['levels'][LocLevel],
  helped: Maybe<boolean>,
): { readonly rate: BasisPoints | null; readonly atBest: BasisPoints; readonly open: Verdict } {
  const rate = helped === true ? rates.intermediated : rates.direct;
  const atBest = (helped === 'unknown' ? rates.intermediated : rate) ?? rate ?? (0 as BasisPoints);
  if (rate !== null) return { rate, atBest, open: YES };
  return { rate, atBest, open: helped === 'unknown' ? unsure('rental-intermediation') : NO };
}

const ceilingLine = (article: string, level: LocLevel, ceiling: Cents | null): TraceLine[] =>
  ceiling === null
    ? []
    : [
        step(
          'rent-ceiling',
          article,
          { level: termsValue('rentLevel', [level]), ceiling: moneyValue(ceiling) },
          null,
        ),
      ];

function rentLines(value: Loc['value'], rent: Cents, rate: BasisPoints, yearly: Cents): TraceLine[] {
  const share = shareRoundedDown(cents(rent * 12), rate);
  return [
    step('rent-kept', value.article, { rent: moneyValue(rent) }, rent * 12),
    step('loc-rate', value.article, { rate: rateValue(rate), rents: moneyValue(rent * 12) }, share),
    ...(yearly < share
      ? [step('yearly-cap', value.article, { cap: moneyValue(value.yearlyCap) }, yearly)]
      : []),
  ];
}

/**
 * Premium for letting through an approved body: paid once, for the letting and not for the works; larger where the body
 * manages under a mandate than where it lets and sub-lets.
 */
export function intermediationPremium(vintage: Loc, situation: Situation): LeverResult {
  const { article, conditions, intermediation } = vintage.value;
  const { livingArea, rentLevel } = situation;
  const helped = factOf(situation, 'rental-intermediation');
  const levels = isKnown(rentLevel)
    ? verdict(rentLevel !== 'free' && rentLevel !== 'loc1')
    : unsure('rentLevel');
  const read = readConditions(conditions, situation);
  const asked = every([read, levels, isKnown(helped) ? verdict(helped) : unsure('rental-intermediation')]);
  const small = isKnown(livingArea) && livingArea < intermediation.smallBelowM2;
  const mandate = factOf(situation, 'rental-mandate');
  const { premium, mandatePremium = premium, smallHomePremium } = intermediation;
  const amount = cents((mandate === true ? mandatePremium : premium) + (small ? smallHomePremium : 0));
  const most = cents(
    (mandate === false ? premium : mandatePremium) + (small || !isKnown(livingArea) ? smallHomePremium : 0),
  );
  const eligible = asked.truth === 'yes';
  const more = asked.truth !== 'no' && mandate === 'unknown' && mandatePremium > premium;
  return {
    code: 'iml-premium',
    kind: 'bonus',
    public: true,
    terms: null,
    ceiling: null,
    status: statusOf(asked),
    amount: eligible ? amount : cents(0),
    potential: asked.truth === 'no' ? cents(0) : most,
    missing: [...missingFor(asked), ...(more ? decided('increase', ['rental-mandate']) : [])],
    notes: asked.truth === 'no' ? [] : [note('outside-the-works')],
    trace: [...read.lines, ...(eligible ? [step('iml-premium', article, {}, amount)] : [])],
    ...datedBy(vintage),
  };
}
