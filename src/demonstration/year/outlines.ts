import type { DeedName } from './deeds.ts';

/** A step of a story: what is done, and how many days after the step before (both ends included). */
export type Step = { readonly deed: DeedName; readonly after: readonly [least: number, most: number] };

/** Who owns the dwelling, and what becomes of it. */
export const PROFILES = ['occupier', 'landlord', 'indivision', 'sci', 'company'] as const;
export type Profile = (typeof PROFILES)[number];

/** How a kind of case goes. `age`: days since its last step, on the day on which the year is told. */
export type Outline = {
  readonly slug: string;
  readonly count: number;
  readonly age: readonly [least: number, most: number];
  /** Drawn from all that can be granted unless named. */
  readonly profiles?: readonly Profile[];
  readonly steps: readonly Step[];
};

const step = (deed: DeedName, least: number, most = least): Step => ({ deed, after: [least, most] });

// The stretches of road that cases share. A new step of the workflow is a line here.
const CONTACT = [step('invite', 0), step('open-link', 1, 6), step('fill-in-audit', 0, 9)];
const APPLY = [...CONTACT, step('apply', 2, 12)];
const FILED = [...APPLY, step('submit', 1, 7)];
const TAKEN_UP = [...FILED, step('take-up', 2, 8)];
const QUESTION = [step('owner-asks', 2, 6), step('office-answers', 1, 3)];
const ASKED = [...TAKEN_UP, step('ask-for-tax-notice', 1, 4)];
const PUT_RIGHT = [...ASKED, step('send-tax-notice', 3, 13)];
const examined = (before: readonly Step[]) => [...before, step('accept-pieces', 2, 8)];
const TO_AUDIT = [...examined(TAKEN_UP), step('confirm-eligibility', 0, 3)];
const TO_AUDIT_PUT_RIGHT = [...examined(PUT_RIGHT), step('confirm-eligibility', 0, 3)];
const planned = (before: readonly Step[]) => [...before, step('review-audit', 6, 18)];
const proposed = (before: readonly Step[]) => [...planned(before), step('propose', 3, 12)];
const validated = (before: readonly Step[]) => [...proposed(before), step('validate', 1, 6)];
const granted = (before: readonly Step[]) => [...validated(before), step('grant', 4, 16)];
const issued = (before: readonly Step[]) => [...granted(before), step('issue-agreement', 1, 5)];
const signed = (before: readonly Step[]) => [
  ...issued(before),
  step('owner-signs', 2, 18),
  step('countersign', 2, 7),
];
const paid = (ask: DeedName, least: number, most: number) => [
  step(ask, least, most),
  step('certify', 2, 6),
  step('order', 2, 6),
  step('confirm-paid', 7, 14),
];
const started = (before: readonly Step[]) => [...signed(before), step('start-works', 8, 35)];
const advanced = (before: readonly Step[]) => [
  ...signed(before),
  ...paid('ask-advance', 2, 8),
  step('start-works', 1, 12),
];
const INSTALMENT = [step('invoice-part', 18, 30), ...paid('ask-instalment', 0, 3)];
const done = (before: readonly Step[]) => [...before, step('finish-works', 30, 65)];
const conforming = (before: readonly Step[]) => [
  ...done(before),
  step('invoice-rest', 1, 7),
  step('visit', 4, 18),
];
const settled = (before: readonly Step[]) => [...conforming(before), ...paid('ask-balance', 1, 9)];
const returned = (before: readonly Step[]) => [...settled(before), step('record-return', 15, 45)];

/** About 150 cases in every state that the office can bring one to. */
export const OUTLINES: readonly Outline[] = [
  { slug: 'draft', count: 9, age: [2, 60], steps: APPLY },
  { slug: 'audited-only', count: 6, age: [2, 70], steps: CONTACT },
  { slug: 'filed', count: 8, age: [1, 7], steps: FILED },
  { slug: 'asked', count: 6, age: [2, 20], steps: ASKED },
  { slug: 'examining', count: 6, age: [1, 12], steps: [...TAKEN_UP, ...QUESTION] },
  { slug: 'put-right', count: 4, age: [1, 9], steps: PUT_RIGHT },
  { slug: 'auditing', count: 8, age: [1, 16], steps: TO_AUDIT },
  { slug: 'planning', count: 6, age: [1, 12], steps: planned(TO_AUDIT_PUT_RIGHT) },
  { slug: 'proposed', count: 5, age: [1, 6], steps: proposed(TO_AUDIT) },
  { slug: 'sent-back', count: 2, age: [1, 5], steps: [...proposed(TO_AUDIT), step('send-back', 1, 5)] },
  { slug: 'before-committee', count: 6, age: [1, 12], steps: validated(TO_AUDIT_PUT_RIGHT) },
  { slug: 'granted', count: 4, age: [1, 5], steps: granted(TO_AUDIT) },
  { slug: 'to-sign', count: 4, age: [2, 30], steps: issued(TO_AUDIT_PUT_RIGHT) },
  {
    slug: 'to-countersign',
    count: 2,
    age: [1, 6],
    steps: [...issued(TO_AUDIT), step('owner-signs', 2, 18)],
  },
  { slug: 'signed', count: 5, age: [3, 60], steps: signed(TO_AUDIT) },
  { slug: 'under-way', count: 7, age: [5, 150], steps: started(TO_AUDIT) },
  {
    slug: 'advance-to-order',
    count: 2,
    age: [1, 5],
    steps: [...signed(TO_AUDIT), step('ask-advance', 2, 8), step('certify', 2, 6)],
  },
  { slug: 'advanced', count: 4, age: [5, 90], steps: advanced(TO_AUDIT_PUT_RIGHT) },
  {
    slug: 'part-paid',
    count: 4,
    age: [2, 50],
    profiles: ['landlord', 'sci'],
    steps: [...advanced(TO_AUDIT), ...INSTALMENT],
  },
  { slug: 'done', count: 4, age: [2, 24], steps: done(started(TO_AUDIT)) },
  { slug: 'conforming', count: 4, age: [2, 40], steps: conforming(started(TO_AUDIT)) },
  {
    slug: 'balance-asked',
    count: 2,
    age: [1, 8],
    steps: [...conforming(advanced(TO_AUDIT)), step('ask-balance', 1, 9)],
  },
  { slug: 'settled', count: 5, age: [3, 100], steps: settled(started(TO_AUDIT)) },
  { slug: 'returned', count: 16, age: [20, 330], steps: returned(started(TO_AUDIT)) },
  {
    slug: 'returned-in-parts',
    count: 5,
    age: [10, 190],
    profiles: ['landlord', 'sci'],
    steps: returned([...advanced(TO_AUDIT_PUT_RIGHT), ...INSTALMENT]),
  },
  {
    slug: 'closed',
    count: 4,
    age: [3, 25],
    steps: [...returned(started(TO_AUDIT)), step('close', 367, 369)],
  },
  {
    slug: 'not-eligible',
    count: 3,
    age: [10, 300],
    profiles: ['company'],
    steps: [...examined(TAKEN_UP), step('refuse-not-eligible', 2, 8)],
  },
  {
    slug: 'not-retained',
    count: 2,
    age: [20, 240],
    steps: [...validated(TO_AUDIT), step('refuse-in-committee', 6, 14)],
  },
  { slug: 'dismissed', count: 4, age: [10, 280], steps: [...ASKED, step('dismiss', 46, 60)] },
  { slug: 'given-up-early', count: 2, age: [10, 260], steps: [...APPLY, step('withdraw', 10, 30)] },
  { slug: 'given-up', count: 3, age: [10, 280], steps: [...TO_AUDIT, step('withdraw', 10, 30)] },
  {
    slug: 'given-up-granted',
    count: 2,
    age: [20, 150],
    steps: [...granted(TO_AUDIT), step('withdraw', 15, 40)],
  },
];
