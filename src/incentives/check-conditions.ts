import type { AwardRule } from './award-rule-schema.ts';
import type { Condition } from './condition-schema.ts';
import { error, type Finding } from './finding.ts';
import { ENERGY_CLASSES } from './vocabulary.ts';

/** Conditions that no dwelling can meet together. */
export function checkConditions(conditions: readonly Condition[]): Finding[] {
  return canHold(conditions) ? [] : [error('unreachable-conditions', 'conditions')];
}

/** Premiums that nobody can have, named twice, or that would be paid twice for the same merit. */
export function checkPremiums({ conditions, premiums: groups }: AwardRule): Finding[] {
  const found: Finding[] = [];
  const codes = groups.flatMap(({ premiums }) => premiums.map(({ code }) => code));
  if (new Set(codes).size < codes.length) found.push(error('duplicate-premium', 'premiums'));
  groups.forEach(({ mode, premiums }, at) => {
    premiums.forEach(({ when }, index) => {
      const place = `premiums[${at}].premiums[${index}]`;
      if (!canHold([...conditions, ...when])) found.push(error('unreachable-premium', place));
      const twin = premiums.slice(index + 1).find((other) => sameMerit(when, other.when));
      if (mode === 'additive' && twin) found.push(error('overlapping-premiums', place));
    });
  });
  return found;
}

/** Two premiums reward the same thing when they look at the same facts and can both be had. */
function sameMerit(a: readonly Condition[], b: readonly Condition[]): boolean {
  const subjects = (conditions: readonly Condition[]) => conditions.map(subjectOf).sort().join('|');
  return subjects(a) === subjects(b) && canHold([...a, ...b]);
}

const subjectOf = (condition: Condition): string =>
  condition.kind === 'declared'
    ? `declared:${condition.fact}`
    : condition.kind === 'measure-included'
      ? `measure-included:${[...condition.measures].sort().join(',')}`
      : condition.kind;

/** Can one situation meet them all? Complete for classes, closed lists and areas; other kinds never clash. */
function canHold(conditions: readonly Condition[]): boolean {
  return classesCanHold(conditions) && listsCanHold(conditions) && areasCanHold(conditions);
}

const classesCanHold = (conditions: readonly Condition[]): boolean =>
  ENERGY_CLASSES.some((before, from) =>
    ENERGY_CLASSES.some((after, to) =>
      conditions.every((condition) => {
        if (condition.kind === 'class-before-in') return condition.classes.includes(before);
        if (condition.kind === 'class-after-at-least') return after <= condition.energyClass;
        if (condition.kind === 'classes-gained-at-least') return from - to >= condition.classes;
        return true;
      }),
    ),
  );

function listsCanHold(conditions: readonly Condition[]): boolean {
  const lists = new Map<string, ReadonlySet<string>>();
  for (const condition of conditions) {
    const values = listOf(condition);
    if (values === null) continue;
    const left = lists.get(condition.kind);
    const both = left ? values.filter((value) => left.has(value)) : values;
    if (both.length === 0) return false;
    lists.set(condition.kind, new Set(both));
  }
  return true;
}

function listOf(condition: Condition): readonly string[] | null {
  switch (condition.kind) {
    case 'owner-kind-in':
      return condition.ownerKinds;
    case 'income-band-in':
      return condition.bands;
    case 'commune-in':
      return condition.communes;
    case 'tenure-after-in':
      return condition.tenures;
    case 'rent-level-in':
      return condition.levels;
    default:
      return null;
  }
}

function areasCanHold(conditions: readonly Condition[]): boolean {
  const least = conditions.flatMap((c) => (c.kind === 'living-area-at-least' ? [c.squareMetres] : []));
  const most = conditions.flatMap((c) => (c.kind === 'living-area-at-most' ? [c.squareMetres] : []));
  return Math.max(0, ...least) <= Math.min(Number.POSITIVE_INFINITY, ...most);
}
