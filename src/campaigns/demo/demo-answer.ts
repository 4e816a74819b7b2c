import type { Reason, Status, Substatus } from '../../units/unit.ts';
import type { Situation } from '../answer.ts';

export type DemoOutcome =
  | { readonly kind: 'silent' }
  | { readonly kind: 'returned' }
  | {
      readonly kind: 'answered';
      readonly situation: Situation;
      readonly reasons: readonly Reason[];
      readonly callBack: boolean;
    };

/** What the owner must have said for the follow-up of an invented home to be what it is. */
export function demoOutcome(unit: {
  readonly status: Status;
  readonly substatus: Substatus | null;
  readonly reasons: readonly Reason[];
}): DemoOutcome {
  const answered = (situation: Situation, callBack = false): DemoOutcome => ({
    kind: 'answered',
    situation,
    reasons: situation === 'vacant' ? unit.reasons : [],
    callBack,
  });
  switch (unit.status) {
    case 'not-followed':
    case 'awaiting-answer':
      return { kind: 'silent' };
    case 'first-contact':
      return unit.substatus === 'not-at-address'
        ? { kind: 'returned' }
        : answered('vacant', unit.substatus === 'interested');
    case 'in-progress':
      if (unit.substatus === 'changing-hands') return answered('sold');
      return unit.substatus === 'leaving-unaided' ? answered('let') : answered('vacant', true);
    case 'completed':
      return answered('occupied');
    case 'blocked':
      return answered('vacant');
  }
}

/** Days until an answer: most come in the first weeks, some much later. */
export const demoDelay = (number: number, most: number): number => {
  const share = ((number * 37) % 100) / 100;
  return 2 + Math.floor(share * share * (most - 3));
};
