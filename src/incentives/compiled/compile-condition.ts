import type { Condition, ConditionKind } from '../condition-schema.ts';
import { factOf, type Maybe, UNKNOWN } from '../situation.ts';
import { ENERGY_CLASSES } from '../vocabulary.ts';
import type { Project } from './project.ts';
import { every, type FastVerdict, NO, some, type Test, UNSURE, YES } from './verdicts.ts';

type Compiler<K extends ConditionKind> = (condition: Extract<Condition, { kind: K }>) => Test;

/** The same verdict as `evaluateCondition`, without its explanation: `compiled-rule.test.ts` holds the two together. */
export const compileCondition = (condition: Condition): Test =>
  (COMPILERS[condition.kind] as Compiler<ConditionKind>)(condition);

export const compileConditions = (conditions: readonly Condition[]): Test =>
  every(conditions.map(compileCondition));

const COMPILERS: { readonly [K in ConditionKind]: Compiler<K> } = {
  'vacancy-months-at-least': ({ months }) => atLeast(({ situation }) => situation.vacancyMonths, months),
  'building-age-at-least': ({ years }) => atLeast((p) => p.buildingAge, years),
  'built-no-later-than': ({ year }) => atMost(({ situation }) => situation.yearBuilt, year),
  'class-before-in': ({ classes }) => within(({ situation }) => situation.classBefore, classes),
  'class-after-at-least': ({ energyClass }) =>
    within(
      ({ situation }) => situation.classAfter,
      ENERGY_CLASSES.filter((letter) => letter <= energyClass),
    ),
  'classes-gained-at-least': ({ classes }) => atLeast((p) => p.classesGained, classes),
  'energy-gain-at-least': ({ percent }) => atLeast((p) => p.energyGain, percent),
  'owner-kind-in': ({ ownerKinds }) => within(({ situation }) => situation.ownerKind, ownerKinds),
  'income-band-in': ({ bands }) => within(({ situation }) => situation.incomeBand, bands),
  'commune-in': ({ communes }) => within(({ situation }) => situation.commune, communes),
  'tenure-after-in': ({ tenures }) => within(({ situation }) => situation.tenureAfter, tenures),
  'rent-level-in': ({ levels }) => within(({ situation }) => situation.rentLevel, levels),
  'living-area-at-least': ({ squareMetres }) =>
    atLeast(({ situation }) => situation.livingArea, squareMetres),
  'living-area-at-most': ({ squareMetres }) => atMost(({ situation }) => situation.livingArea, squareMetres),
  'measures-at-least': ({ posts, count }) => {
    const counted = new Set<string>(posts);
    return ofMeasures(({ situation }) => {
      let found = 0;
      for (const { post } of situation.measures) if (counted.has(post)) found += 1;
      return found >= count;
    });
  },
  'measure-included': ({ measures }) => {
    const wanted = new Set<string>(measures);
    return ofMeasures(({ situation }) => situation.measures.some(({ slug }) => wanted.has(slug)));
  },
  'works-at-least': ({ cents, per }) => {
    const dwelling = ofMeasures(({ totalHT }) => totalHT >= cents);
    if (per === 'dwelling') return dwelling;
    const byArea: Test = ({ situation: { livingArea, measures }, totalHT }) => {
      if (livingArea === UNKNOWN || measures.length === 0) return UNSURE;
      return verdict(totalHT >= cents * livingArea);
    };
    return byArea;
  },
  declared:
    ({ fact }) =>
    ({ situation }) => {
      const value = factOf(situation, fact);
      return value === UNKNOWN ? UNSURE : verdict(value);
    },
  'aid-granted': ({ aids }) => {
    const wanted = new Set<string>(aids);
    return (project) => obtained(project, wanted);
  },
  'any-of': ({ conditions }) => some(conditions.map(compileCondition)),
};

const verdict = (holds: boolean): FastVerdict => (holds ? YES : NO);

function obtained({ aids }: Project, wanted: ReadonlySet<string>): FastVerdict {
  let any: FastVerdict = NO;
  for (const { code, status, amount } of aids) {
    if (!wanted.has(code)) continue;
    if (status === 'eligible' && amount > 0) return YES;
    if (status === 'unknown') any = UNSURE;
  }
  return any;
}

/** A project without any measure yet is a question to answer, not a project that fails. */
const ofMeasures =
  (holds: (project: Project) => boolean): Test =>
  (project) =>
    project.situation.measures.length === 0 ? UNSURE : verdict(holds(project));

type Read<T> = (project: Project) => Maybe<T>;

export const atLeast =
  (read: Read<number>, least: number): Test =>
  (project) => {
    const value = read(project);
    return value === UNKNOWN ? UNSURE : verdict(value >= least);
  };
const atMost =
  (read: Read<number>, most: number): Test =>
  (project) => {
    const value = read(project);
    return value === UNKNOWN ? UNSURE : verdict(value <= most);
  };
export function within<T extends string>(read: Read<T>, allowed: readonly T[]): Test {
  const set = new Set<string>(allowed);
  return (project) => {
    const value = read(project);
    return value === UNKNOWN ? UNSURE : verdict(set.has(value));
  };
}
