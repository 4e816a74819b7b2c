import { type Day, isDay } from '../shared/dates.ts';
import type { AidRange, MoneyRange } from './aid-ranges.ts';
import type { PublicEstimate } from './make-estimate.ts';

/** What a page showed, small enough to be kept beside the answers. */
export type ShownFigures = {
  readonly on: Day;
  readonly schemeHash: string | null;
  readonly total: MoneyRange;
  readonly remainder: MoneyRange;
  readonly grants: readonly AidRange[];
};

export const shownFigures = ({ on, schemeHash, ranges }: PublicEstimate): ShownFigures => ({
  on,
  schemeHash,
  total: ranges.total,
  remainder: ranges.remainder,
  grants: ranges.grants,
});

export type AidChange = {
  readonly code: string;
  readonly before: AidRange | null;
  readonly now: AidRange | null;
};
export type WhatChanged = {
  readonly since: Day;
  /** The local rules are another version. */
  readonly rules: boolean;
  readonly total: { readonly before: MoneyRange; readonly now: MoneyRange } | null;
  readonly aids: readonly AidChange[];
};

const same = (a: MoneyRange, b: MoneyRange): boolean => a.low === b.low && a.high === b.high;

/** What is different from the last time, same answers under the rules of the day; null when nothing is. */
export function whatChanged(before: ShownFigures | null, now: ShownFigures): WhatChanged | null {
  if (before === null || !isDay(before.on)) return null;
  const codes = [...new Set([...before.grants, ...now.grants].map(({ code }) => code))];
  const aids = codes.flatMap((code): AidChange[] => {
    const old = before.grants.find((aid) => aid.code === code) ?? null;
    const fresh = now.grants.find((aid) => aid.code === code) ?? null;
    const unmoved = old && fresh && old.status === fresh.status && same(old, fresh);
    return unmoved ? [] : [{ code, before: old, now: fresh }];
  });
  const rules = before.schemeHash !== now.schemeHash;
  const total = same(before.total, now.total) ? null : { before: before.total, now: now.total };
  return rules || total || aids.length > 0 ? { since: before.on, rules, total, aids } : null;
}
