import { RARE_OUTLINES } from './rare-outlines.ts';
import {
  APPLY,
  ASKED,
  advanced,
  CONTACT,
  conforming,
  done,
  examined,
  FILED,
  granted,
  INSTALMENT,
  issued,
  PUT_RIGHT,
  planned,
  proposed,
  QUESTION,
  returned,
  type Step,
  settled,
  signed,
  started,
  step,
  TAKEN_UP,
  TO_AUDIT,
  TO_AUDIT_PUT_RIGHT,
  validated,
} from './stretches.ts';

/** Who owns the dwelling, and what becomes of it. */
export const PROFILES = ['occupier', 'landlord', 'indivision', 'three', 'sci', 'company'] as const;
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

/** About 150 cases in every state that the office can bring one to. */
export const OUTLINES: readonly Outline[] = [
  { slug: 'draft', count: 7, age: [2, 60], steps: APPLY },
  { slug: 'audited-only', count: 5, age: [2, 70], steps: CONTACT },
  { slug: 'filed', count: 6, age: [1, 7], steps: FILED },
  { slug: 'asked', count: 5, age: [2, 20], steps: ASKED },
  { slug: 'examining', count: 4, age: [1, 12], steps: [...TAKEN_UP, ...QUESTION] },
  { slug: 'put-right', count: 4, age: [1, 9], steps: PUT_RIGHT },
  { slug: 'auditing', count: 6, age: [1, 16], steps: TO_AUDIT },
  { slug: 'planning', count: 4, age: [1, 12], steps: planned(TO_AUDIT_PUT_RIGHT) },
  { slug: 'proposed', count: 5, age: [1, 6], steps: proposed(TO_AUDIT) },
  { slug: 'sent-back', count: 2, age: [1, 5], steps: [...proposed(TO_AUDIT), step('send-back', 1, 5)] },
  { slug: 'before-committee', count: 3, age: [1, 12], steps: validated(TO_AUDIT_PUT_RIGHT) },
  { slug: 'granted', count: 3, age: [1, 5], steps: granted(TO_AUDIT) },
  { slug: 'to-sign', count: 3, age: [2, 30], steps: issued(TO_AUDIT_PUT_RIGHT) },
  {
    slug: 'to-countersign',
    count: 2,
    age: [1, 6],
    steps: [...issued(TO_AUDIT), step('owner-signs', 2, 16), step('co-owners-sign', 0, 4)],
  },
  { slug: 'signed', count: 4, age: [3, 60], steps: signed(TO_AUDIT) },
  { slug: 'under-way', count: 4, age: [5, 150], steps: started(TO_AUDIT) },
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
  { slug: 'done', count: 2, age: [2, 24], steps: done(started(TO_AUDIT)) },
  { slug: 'conforming', count: 2, age: [2, 40], steps: conforming(started(TO_AUDIT)) },
  {
    slug: 'balance-asked',
    count: 2,
    age: [1, 8],
    steps: [...conforming(advanced(TO_AUDIT)), step('ask-balance', 1, 9)],
  },
  { slug: 'settled', count: 4, age: [3, 100], steps: settled(started(TO_AUDIT)) },
  { slug: 'returned', count: 9, age: [20, 170], steps: returned(started(TO_AUDIT)) },
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
    steps: [
      ...returned(started(TO_AUDIT)),
      step('answer-check', 188, 194),
      step('answer-check', 184, 188),
      step('verify', 1, 3),
      step('close', 1, 3),
    ],
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
  ...RARE_OUTLINES,
];
