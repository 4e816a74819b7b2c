import type { DeedName } from './deeds.ts';

/** A step of a story: what is done, and how many days after the step before (both ends included). */
export type Step = { readonly deed: DeedName; readonly after: readonly [least: number, most: number] };

export const step = (deed: DeedName, least: number, most = least): Step => ({ deed, after: [least, most] });

// The stretches of road that cases share. A new step of the workflow is a line here.
export const CONTACT = [step('invite', 0), step('open-link', 1, 6), step('fill-in-audit', 0, 9)];
export const APPLY = [...CONTACT, step('apply', 2, 12)];
/** Co-owners answer where there are some. */
export const FILED = [...APPLY, step('co-owners-agree', 0, 4), step('submit', 1, 7)];
export const TAKEN_UP = [...FILED, step('take-up', 2, 8)];
export const QUESTION = [step('owner-asks', 2, 6), step('office-answers', 1, 3)];
export const ASKED = [...TAKEN_UP, step('ask-for-tax-notice', 1, 4)];
export const PUT_RIGHT = [...ASKED, step('send-tax-notice', 3, 13)];
export const examined = (before: readonly Step[]) => [...before, step('accept-pieces', 2, 8)];
export const TO_AUDIT = [...examined(TAKEN_UP), step('confirm-eligibility', 0, 3)];
export const TO_AUDIT_PUT_RIGHT = [...examined(PUT_RIGHT), step('confirm-eligibility', 0, 3)];
export const planned = (before: readonly Step[]) => [...before, step('review-audit', 6, 18)];
export const proposed = (before: readonly Step[]) => [...planned(before), step('propose', 3, 12)];
export const validated = (before: readonly Step[]) => [...proposed(before), step('validate', 1, 6)];
export const granted = (before: readonly Step[]) => [...validated(before), step('grant', 4, 16)];
export const issued = (before: readonly Step[]) => [...granted(before), step('issue-agreement', 1, 5)];
export const signed = (before: readonly Step[]) => [
  ...issued(before),
  step('owner-signs', 2, 16),
  step('co-owners-sign', 0, 4),
  step('countersign', 2, 7),
];
export const paid = (ask: DeedName, least: number, most: number) => [
  step(ask, least, most),
  step('certify', 2, 6),
  step('order', 2, 6),
  step('send-run', 1, 4),
  step('confirm-paid', 5, 10),
];
export const started = (before: readonly Step[]) => [...signed(before), step('start-works', 8, 35)];
export const advanced = (before: readonly Step[]) => [
  ...signed(before),
  ...paid('ask-advance', 2, 8),
  step('start-works', 1, 12),
];
export const INSTALMENT = [step('invoice-part', 18, 30), ...paid('ask-instalment', 0, 3)];
export const done = (before: readonly Step[]) => [...before, step('finish-works', 30, 65)];
export const conforming = (before: readonly Step[]) => [
  ...done(before),
  step('invoice-rest', 1, 7),
  step('visit', 4, 18),
];
/** The same by an appointment and its checklist. */
export const visited = (before: readonly Step[], visit: DeedName = 'hold-visit') => [
  ...done(before),
  step('invoice-rest', 1, 5),
  step('arrange-visit', 0, 3),
  step(visit, 12, 14),
];
export const settled = (before: readonly Step[]) => [...conforming(before), ...paid('ask-balance', 1, 9)];
export const returned = (before: readonly Step[]) => [...settled(before), step('record-return', 15, 45)];
