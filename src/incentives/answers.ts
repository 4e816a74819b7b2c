import { yearOf } from '../shared/dates.ts';
import {
  classesGained,
  energyGain,
  factOf,
  isKnown,
  type Maybe,
  type Situation,
  UNKNOWN,
} from './situation.ts';
import type { Fact, Question } from './vocabulary.ts';

/** An answer read from a situation, with the questions to ask when it is not known. */
export type Answer<T> = { readonly value: Maybe<T>; readonly questions: readonly Question[] };

const answer = <T>(value: Maybe<T>, ...questions: readonly Question[]): Answer<T> => ({ value, questions });

/** Reads each thing that a rule may depend on. One place, so that conditions and tables ask the same questions. */
export const answers = {
  'vacancy-months': (s: Situation) => answer(s.vacancyMonths, 'vacancyMonths'),
  'living-area': (s: Situation) => answer(s.livingArea, 'livingArea'),
  bedrooms: (s: Situation) => answer(s.bedrooms, 'bedrooms'),
  'year-built': (s: Situation) => answer(s.yearBuilt, 'yearBuilt'),
  commune: (s: Situation) => answer(s.commune, 'commune'),
  kind: (s: Situation) => answer(s.kind, 'kind'),
  'class-before': (s: Situation) => answer(s.classBefore, 'classBefore'),
  'class-after': (s: Situation) => answer(s.classAfter, 'classAfter'),
  'owner-kind': (s: Situation) => answer(s.ownerKind, 'ownerKind'),
  'income-band': (s: Situation) => answer(s.incomeBand, 'income'),
  'tenure-after': (s: Situation) => answer(s.tenureAfter, 'tenureAfter'),
  'energy-gain': (s: Situation) => answer(energyGain(s), 'gainPercent'),
  'classes-gained': (s: Situation) => answer(classesGained(s), ...classQuestions(s)),
  'rent-level': (s: Situation) => answer(s.rentLevel, 'rentLevel'),
} as const;

export const factAnswer = (situation: Situation, fact: Fact): Answer<boolean> =>
  answer(factOf(situation, fact), fact);

/** Whole years since completion, counted by calendar year: the exact day is rarely known. */
export function buildingAge(situation: Situation): Answer<number> {
  const { yearBuilt, on } = situation;
  return answer(isKnown(yearBuilt) ? yearOf(on) - yearBuilt : UNKNOWN, 'yearBuilt');
}

const classQuestions = ({ classBefore, classAfter }: Situation): Question[] => [
  ...(isKnown(classBefore) ? [] : (['classBefore'] as const)),
  ...(isKnown(classAfter) ? [] : (['classAfter'] as const)),
];
