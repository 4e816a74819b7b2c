import type { Outline } from './outlines.ts';
import {
  examined,
  issued,
  planned,
  QUESTION,
  returned,
  signed,
  started,
  step,
  TAKEN_UP,
  TO_AUDIT,
  TO_AUDIT_PUT_RIGHT,
  validated,
  visited,
} from './stretches.ts';

const BROKEN = [
  step('find-breach', 60, 90),
  step('notice-breach', 2, 5),
  step('reply-to-notice', 8, 14),
  step('propose-clawback', 5, 9),
];
const CLAWED_BACK = [...BROKEN, step('decide-clawback', 5, 12)];
const REFUSED = [...validated(TO_AUDIT), step('refuse-in-committee', 6, 14)];
const IN_THREE = { count: 1, profiles: ['three'] } as const;

/** What happens to few cases, told of one or two each: every screen has something to show. */
export const RARE_OUTLINES: readonly Outline[] = [
  // A sitting of four: granted, granted, refused, put off; and one to come.
  {
    slug: 'sat',
    count: 4,
    age: [24, 24],
    steps: [...validated(TO_AUDIT), step('put-before-committee', 5), step('hold-committee', 15)],
  },
  {
    slug: 'on-agenda',
    count: 3,
    age: [3, 3],
    steps: [...validated(TO_AUDIT), step('put-before-committee', 2, 6)],
  },
  { slug: 'unread', count: 3, age: [1, 4], steps: [...TAKEN_UP, ...QUESTION, step('owner-asks', 2, 4)] },
  { slug: 'paused', count: 2, age: [3, 12], steps: [...examined(TAKEN_UP), step('pause', 1, 4)] },
  { slug: 'flagged', count: 1, age: [2, 8], steps: planned(TO_AUDIT) },
  {
    slug: 'flagged-waived',
    count: 1,
    age: [2, 8],
    steps: [...planned(TO_AUDIT), step('waive-flags', 2, 4), step('propose', 1, 3)],
  },
  // An undivided home of three: one signature given, two awaited; and one that all have signed.
  {
    slug: 'signing-in-three',
    ...IN_THREE,
    age: [3, 8],
    steps: [...issued(TO_AUDIT), step('owner-signs', 2, 6)],
  },
  { slug: 'signed-in-three', ...IN_THREE, age: [10, 40], steps: started(TO_AUDIT) },
  { slug: 'lapsed-unsigned', count: 1, age: [15, 90], steps: [...issued(TO_AUDIT), step('lapse', 96, 105)] },
  { slug: 'lapse-possible', count: 1, age: [94, 100], steps: issued(TO_AUDIT) },
  {
    slug: 'more-time',
    count: 1,
    age: [5, 30],
    steps: [...signed(TO_AUDIT), step('ask-extension', 30, 50), step('grant-extension', 4, 9)],
  },
  {
    slug: 'more-time-asked',
    count: 1,
    age: [2, 9],
    steps: [...started(TO_AUDIT), step('ask-extension', 20, 40)],
  },
  {
    slug: 'amended',
    count: 1,
    age: [5, 40],
    steps: [
      ...signed(TO_AUDIT),
      step('propose-amendment', 20, 30),
      step('accept-amendment', 3, 6),
      step('owners-sign-amendment', 2, 9),
      step('countersign-amendment', 2, 4),
    ],
  },
  {
    slug: 'amendment-to-decide',
    count: 1,
    age: [1, 5],
    steps: [...signed(TO_AUDIT), step('propose-amendment', 20, 30)],
  },
  {
    slug: 'visit-to-come',
    count: 2,
    age: [2, 4],
    steps: [
      ...started(TO_AUDIT),
      step('finish-works', 30, 65),
      step('invoice-rest', 1, 5),
      step('arrange-visit', 1, 3),
    ],
  },
  { slug: 'visited', count: 2, age: [5, 30], steps: visited(started(TO_AUDIT_PUT_RIGHT)) },
  {
    slug: 'visited-with-reserve',
    count: 1,
    age: [4, 12],
    steps: visited(started(TO_AUDIT), 'hold-visit-with-reserve'),
  },
  { slug: 'appealed', count: 1, age: [4, 15], steps: [...REFUSED, step('appeal', 15, 30)] },
  {
    slug: 'appeal-rejected',
    count: 1,
    age: [20, 120],
    steps: [...REFUSED, step('appeal', 15, 30), step('reject-appeal', 20, 40)],
  },
  {
    slug: 'appeal-allowed',
    count: 1,
    age: [3, 10],
    steps: [...REFUSED, step('appeal', 10, 20), step('allow-appeal', 15, 30)],
  },
  {
    slug: 'kept',
    count: 5,
    age: [5, 120],
    steps: [...returned(started(TO_AUDIT)), step('answer-check', 188, 196)],
  },
  {
    slug: 'empty-again',
    count: 1,
    age: [3, 10],
    steps: [...returned(started(TO_AUDIT)), step('answer-check-empty', 188, 194)],
  },
  {
    slug: 'breach-noticed',
    count: 1,
    age: [4, 10],
    steps: [...returned(started(TO_AUDIT)), ...BROKEN.slice(0, 2)],
  },
  { slug: 'clawback-proposed', count: 1, age: [1, 6], steps: [...returned(started(TO_AUDIT)), ...BROKEN] },
  { slug: 'clawed-back', count: 1, age: [10, 50], steps: [...returned(started(TO_AUDIT)), ...CLAWED_BACK] },
  {
    slug: 'recovering',
    count: 1,
    age: [3, 12],
    steps: [
      ...returned(started(TO_AUDIT)),
      ...CLAWED_BACK,
      step('agree-terms', 8, 15),
      step('receive-term', 20, 25),
    ],
  },
  {
    slug: 'sold',
    count: 1,
    age: [10, 60],
    steps: [...returned(started(TO_AUDIT)), step('announce-sale', 50, 80), step('take-over', 6, 20)],
  },
];
