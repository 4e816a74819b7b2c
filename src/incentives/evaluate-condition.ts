import { type Answer, answers, buildingAge, factAnswer } from './answers.ts';
import type { Condition, ConditionKind, SimpleCondition } from './condition-schema.ts';
import { isKnown, type OtherAid, type Situation, totalHT } from './situation.ts';
import {
  aidsValue,
  moneyValue,
  type NumberUnit,
  numberValue,
  type Term,
  type TraceLine,
  type TraceValue,
  termsValue,
  textValue,
  UNKNOWN_VALUE,
} from './trace.ts';
import { NO, some, unsure, type Verdict, verdict } from './truth.ts';
import { ENERGY_CLASSES, type EnergyClass } from './vocabulary.ts';

/** What a rule is read against: the situation and the aids reckoned before this one. */
export type Reading = { readonly situation: Situation; readonly otherAid: readonly OtherAid[] };

export type ConditionResult = Verdict & { readonly line: TraceLine };

type Inputs = Readonly<Record<string, TraceValue>>;
type Reader<K extends ConditionKind> = (
  condition: Extract<Condition, { kind: K }>,
  reading: Reading,
) => readonly [Verdict, Inputs];

/** True, false or unknown, with what was asked, what was found and which answers are missing. */
export function evaluateCondition(condition: Condition, reading: Reading): ConditionResult {
  const reader = readers[condition.kind] as Reader<ConditionKind>;
  const [found, inputs] = reader(condition, reading);
  const { kind, article } = condition;
  return { ...found, line: { rule: kind, article, outcome: found.truth, inputs, amount: null } };
}

const readers: { readonly [K in ConditionKind]: Reader<K> } = {
  'vacancy-months-at-least': ({ months }, { situation }) =>
    atLeast(answers['vacancy-months'](situation), months, 'months'),
  'building-age-at-least': ({ years }, { situation }) => atLeast(buildingAge(situation), years, 'years'),
  'built-no-later-than': ({ year }, { situation }) => atMost(answers['year-built'](situation), year, 'year'),
  'class-before-in': ({ classes }, { situation }) =>
    within(answers['class-before'](situation), classes, 'energyClass'),
  'class-after-at-least': ({ energyClass }, { situation }) =>
    asked(
      answers['class-after'](situation),
      (found) => isAtLeast(found, energyClass),
      termsValue('energyClass', [energyClass]),
      (found) => termsValue('energyClass', [found]),
    ),
  'classes-gained-at-least': ({ classes }, { situation }) =>
    atLeast(answers['classes-gained'](situation), classes, 'classes'),
  'energy-gain-at-least': ({ percent }, { situation }) =>
    atLeast(answers['energy-gain'](situation), percent, 'percent'),
  'owner-kind-in': ({ ownerKinds }, { situation }) =>
    within(answers['owner-kind'](situation), ownerKinds, 'ownerKind'),
  'income-band-in': ({ bands }, { situation }) =>
    within(answers['income-band'](situation), bands, 'incomeBand'),
  'commune-in': ({ communes }, { situation }) =>
    asked(
      answers.commune(situation),
      (found) => communes.includes(found),
      numberValue(communes.length, 'count'),
      textValue,
    ),
  'tenure-after-in': ({ tenures }, { situation }) =>
    within(answers['tenure-after'](situation), tenures, 'tenure'),
  'rent-level-in': ({ levels }, { situation }) =>
    within(answers['rent-level'](situation), levels, 'rentLevel'),
  'living-area-at-least': ({ squareMetres }, { situation }) =>
    atLeast(answers['living-area'](situation), squareMetres, 'm2'),
  'living-area-at-most': ({ squareMetres }, { situation }) =>
    atMost(answers['living-area'](situation), squareMetres, 'm2'),
  'measures-at-least': ({ posts, count }, { situation }) => {
    const found = situation.measures.filter((measure) => posts.includes(measure.post)).length;
    const inputs = {
      posts: termsValue('post', posts),
      required: numberValue(count, 'count'),
      actual: numberValue(found, 'count'),
    };
    return [measuresVerdict(situation, found >= count), inputs];
  },
  'measure-included': ({ measures }, { situation }) => {
    const found = situation.measures.some(({ slug }) => measures.includes(slug));
    return [measuresVerdict(situation, found), { required: termsValue('measure', measures) }];
  },
  'works-at-least': ({ cents, per }, { situation }) => {
    const worth = totalHT(situation.measures);
    const area = situation.livingArea;
    const required = per === 'm2' ? (isKnown(area) ? cents * area : null) : cents;
    if (required === null)
      return [unsure('livingArea'), { required: UNKNOWN_VALUE, actual: moneyValue(worth) }];
    const inputs = { required: moneyValue(Math.round(required)), actual: moneyValue(worth) };
    return [measuresVerdict(situation, worth >= required), inputs];
  },
  declared: ({ fact }, { situation }) => {
    const { value, questions } = factAnswer(situation, fact);
    const inputs = {
      fact: termsValue('fact', [fact]),
      actual: isKnown(value) ? ({ type: 'yes-no', value } as const) : UNKNOWN_VALUE,
    };
    return [isKnown(value) ? verdict(value) : unsure(...questions), inputs];
  },
  'aid-granted': ({ aids }, { otherAid }) => {
    const named = otherAid.filter((aid) => aids.includes(aid.code));
    const obtained = named.map((aid) =>
      aid.status === 'unknown' ? unsure('otherAid') : verdict(aid.status === 'eligible' && aid.amount > 0),
    );
    return [obtained.length === 0 ? NO : some(obtained), { aids: aidsValue(...aids) }];
  },
  'any-of': ({ conditions }, reading) => {
    const results = conditions.map((condition: SimpleCondition) => evaluateCondition(condition, reading));
    return [some(results), { count: numberValue(conditions.length, 'count') }];
  },
};

/** A project without any measure yet is a question to answer, not a project that fails. */
const measuresVerdict = (situation: Situation, holds: boolean): Verdict =>
  situation.measures.length === 0 ? unsure('measures') : verdict(holds);

/** A is the best class: being at least C means A, B or C. */
const isAtLeast = (found: EnergyClass, wanted: EnergyClass): boolean =>
  ENERGY_CLASSES.indexOf(found) <= ENERGY_CLASSES.indexOf(wanted);

function asked<T>(
  { value, questions }: Answer<T>,
  holds: (value: T) => boolean,
  required: TraceValue,
  show: (value: T) => TraceValue,
): readonly [Verdict, Inputs] {
  if (!isKnown(value)) return [unsure(...questions), { required, actual: UNKNOWN_VALUE }];
  return [verdict(holds(value)), { required, actual: show(value) }];
}

const atLeast = (found: Answer<number>, least: number, unit: NumberUnit) =>
  asked(
    found,
    (value) => value >= least,
    numberValue(least, unit),
    (value) => numberValue(value, unit),
  );
const atMost = (found: Answer<number>, most: number, unit: NumberUnit) =>
  asked(
    found,
    (value) => value <= most,
    numberValue(most, unit),
    (value) => numberValue(value, unit),
  );
const within = <T extends string>(found: Answer<T>, allowed: readonly T[], list: Term['list']) =>
  asked(
    found,
    (value) => allowed.includes(value),
    termsValue(list, allowed),
    (value) => termsValue(list, [value]),
  );
