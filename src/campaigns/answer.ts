import type { Occupancy, Reason, Status, Substatus } from '../units/unit.ts';

/** What an owner says of a home. Labels: `campaigns.situation.*`. */
export const SITUATIONS = ['vacant', 'let', 'occupied', 'sold', 'not-mine'] as const;
export type Situation = (typeof SITUATIONS)[number];

/** How an answer came: on line by code or by the link of a mail, or told to staff. */
export const ANSWER_CHANNELS = ['code', 'link', 'phone', 'letter', 'mail', 'visit'] as const;
export type AnswerChannel = (typeof ANSWER_CHANNELS)[number];
/** Those that staff record. */
export const TOLD_CHANNELS = ['phone', 'letter', 'mail', 'visit'] as const satisfies readonly AnswerChannel[];

/** The owner, or the representative to whom the letter went. */
export type Speaker = 'owner' | 'representative';

export type Answer = {
  readonly situation: Situation;
  /** Why it is empty; only of a vacant home. */
  readonly reasons: readonly Reason[];
  /** Wants to be called back. */
  readonly callBack: boolean;
  readonly email: string | null;
  readonly phone: string | null;
  readonly text: string;
};

type Known = {
  readonly status: Status;
  readonly substatus: Substatus | null;
  readonly reasons: readonly Reason[];
  readonly occupancy: Occupancy;
};
export type FollowUpChange = Partial<Known>;

/** Follow-ups that an answer may still move; later ones are the officer's. */
const EARLY: readonly Status[] = ['not-followed', 'awaiting-answer', 'first-contact'];

/**
 * What an answer changes in the follow-up of a unit, in the words of the glossary. A home said to be let or occupied is on
 * its way out of vacancy: only evidence ends a spell, so the status waits for it.
 */
export function effectOf(answer: Answer, unit: Known): FollowUpChange {
  const reasons =
    answer.situation === 'vacant' ? [...new Set([...unit.reasons, ...answer.reasons])] : [...unit.reasons];
  const occupancy = occupancyOf(answer.situation);
  const said = { reasons, ...(occupancy ? { occupancy } : {}) };
  return EARLY.includes(unit.status) ? { ...said, ...statusOf(answer) } : said;
}

function occupancyOf(situation: Situation): Occupancy | null {
  if (situation === 'let') return 'let';
  return situation === 'occupied' ? 'owner-occupied' : null;
}

function statusOf({ situation, reasons, callBack }: Answer): Pick<Known, 'status' | 'substatus'> {
  switch (situation) {
    case 'vacant':
      if (callBack) return { status: 'first-contact', substatus: 'interested' };
      return reasons.includes('refusal')
        ? { status: 'blocked', substatus: 'voluntary-block' }
        : { status: 'first-contact', substatus: null };
    case 'let':
    case 'occupied':
      return { status: 'in-progress', substatus: 'leaving-unaided' };
    case 'sold':
      return { status: 'in-progress', substatus: 'changing-hands' };
    case 'not-mine':
      return { status: 'first-contact', substatus: null };
  }
}

/** A letter that came back: “N’habite pas à l’adresse indiquée”. */
export const effectOfReturn = (unit: Pick<Known, 'status'>): FollowUpChange =>
  EARLY.includes(unit.status) ? { status: 'first-contact', substatus: 'not-at-address' } : {};
