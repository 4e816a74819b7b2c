import type { AwardRule } from './award-rule-schema.ts';
import { checkConditions, checkPremiums } from './check-conditions.ts';
import { checkTable } from './check-table.ts';
import { UNWRITTEN } from './entry/blank.ts';
import { error, type Finding, warning } from './finding.ts';
import { schemeCode } from './scheme-code.ts';
import type { SchemeDefinition } from './scheme-schema.ts';

/**
 * Static check of a scheme before it is published: tables without gap or overlap, conditions that can be met,
 * dates and duties that hold together. Errors forbid publication; each says where and why.
 */
export function checkScheme(scheme: SchemeDefinition): Finding[] {
  return [
    ...checkValidity(scheme),
    ...checkRule(scheme),
    ...checkCircle(scheme),
    ...checkDuties(scheme),
    ...checkClawback(scheme),
    ...checkDeadlines(scheme),
    ...checkPayment(scheme),
    ...checkWritten(scheme, ''),
  ];
}

/** The part of the check that national grants, written in the same language, go through as well. */
export function checkRule(rule: AwardRule): Finding[] {
  const { conditions } = rule;
  return [
    ...checkConditions(conditions),
    ...checkPremiums(rule),
    ...checkTable(rule.rate.table, conditions, 'rate.table'),
    ...checkTable(rule.base.ceiling, conditions, 'base.ceiling'),
    ...checkTable(rule.floor?.table ?? [], conditions, 'floor.table'),
    ...checkTable(rule.shareCap?.table ?? [], conditions, 'shareCap.table'),
    ...checkTable(rule.cap?.table ?? [], conditions, 'cap.table'),
    ...checkTable(rule.stacking?.table ?? [], conditions, 'stacking.table'),
    ...checkMeasureCeilings(rule),
    ...checkPays(rule),
  ];
}

const checkValidity = ({ validity }: SchemeDefinition): Finding[] =>
  validity.to !== null && validity.to < validity.from ? [error('dates-cross', 'validity')] : [];

function checkMeasureCeilings({ base }: AwardRule): Finding[] {
  const named = base.measureCeilings.flatMap(({ measures }) => measures);
  return new Set(named).size < named.length ? [error('measure-ceiling-overlap', 'base.measureCeilings')] : [];
}

function checkPays({ rate, premiums }: AwardRule): Finding[] {
  const pays = rate.table.some((row) => row.rate > 0) || premiums.length > 0;
  return pays ? [] : [error('never-pays', 'rate.table')];
}

/** A scheme that waits for itself, or requires an aid that it forbids, can never be had. */
function checkCircle(scheme: SchemeDefinition): Finding[] {
  const excluded = scheme.stacking?.excludedAids ?? [];
  const required = scheme.conditions.flatMap((c) => (c.kind === 'aid-granted' ? c.aids : []));
  const own = [schemeCode(scheme), scheme.slug];
  const found: Finding[] = [];
  if ([...excluded, ...required].some((aid) => own.includes(aid))) found.push(error('circle', 'stacking'));
  if (required.length > 0 && required.every((aid) => excluded.includes(aid)))
    found.push(error('unreachable-conditions', 'conditions'));
  return found;
}

function checkDuties({ undertakings, clawback }: SchemeDefinition): Finding[] {
  const found: Finding[] = [];
  const codes = undertakings.map(({ code }) => code);
  if (new Set(codes).size < codes.length) found.push(error('duplicate-undertaking', 'undertakings'));
  undertakings.forEach(({ kind, rentLevels }, index) => {
    if (kind === 'rent-ceiling' && rentLevels === null)
      found.push(error('rent-ceiling-without-levels', `undertakings[${index}]`));
  });
  if (undertakings.length > 0 && clawback === null)
    found.push(error('undertaking-without-clawback', 'clawback'));
  if (undertakings.length === 0 && clawback !== null)
    found.push(warning('clawback-without-undertaking', 'undertakings'));
  return found;
}

function checkClawback({ clawback, undertakings }: SchemeDefinition): Finding[] {
  if (clawback === null) return [];
  const longest = Math.max(0, ...undertakings.map(({ years }) => years));
  if (clawback.mode === 'pro-rata')
    return clawback.years < longest ? [warning('clawback-too-short', 'clawback.years')] : [];
  const { steps } = clawback;
  const inOrder = steps.every((at, index) => {
    const before = steps[index - 1];
    return before === undefined || (at.upToYears > before.upToYears && at.rate <= before.rate);
  });
  if (!inOrder) return [error('clawback-steps-disorder', 'clawback.steps')];
  const last = steps.at(-1)?.upToYears ?? 0;
  return last < longest ? [warning('clawback-too-short', 'clawback.steps')] : [];
}

function checkDeadlines({ deadlines }: SchemeDefinition): Finding[] {
  const codes = deadlines.map(({ code }) => code);
  if (new Set(codes).size < codes.length) return [error('duplicate-deadline', 'deadlines')];
  const start = deadlines.find(({ code }) => code === 'start-works');
  const finish = deadlines.find(({ code }) => code === 'finish-works');
  const crossed = start && finish && start.from === finish.from && inDays(finish) < inDays(start);
  return crossed ? [error('deadlines-cross', 'deadlines')] : [];
}

/** Rough length, enough to order two deadlines that run from the same event. */
const inDays = ({ count, unit }: { count: number; unit: 'days' | 'months' }): number =>
  unit === 'days' ? count : count * 30;

function checkPayment({ payment }: SchemeDefinition): Finding[] {
  const { advance, instalments } = payment;
  const crossed = advance !== null && instalments !== null && advance.rate > instalments.rate;
  return crossed ? [error('advance-above-instalments', 'payment')] : [];
}

/** Words that the editor left for somebody to write. */
function checkWritten(value: unknown, place: string): Finding[] {
  if (value === UNWRITTEN) return [error('unwritten', place)];
  if (value === null || typeof value !== 'object') return [];
  const list = Array.isArray(value);
  return Object.entries(value).flatMap(([name, inner]) =>
    checkWritten(inner, list ? `${place}[${name}]` : place === '' ? name : `${place}.${name}`),
  );
}
