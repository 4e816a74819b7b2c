import type { Day } from '../shared/dates.ts';

/** Who asked that an owner be left alone. Labels: `owners.refusal.askedBy.*`. */
export const REFUSAL_ASKERS = ['owner', 'representative', 'relative', 'service'] as const;
export type RefusalAsker = (typeof REFUSAL_ASKERS)[number];

/** How they asked. Labels: `owners.refusal.channel.*`. */
export const REFUSAL_CHANNELS = ['phone', 'letter', 'mail', 'visit', 'web'] as const;
export type RefusalChannel = (typeof REFUSAL_CHANNELS)[number];
/** Those that staff note; what comes on line is noted by itself. */
export const NOTED_REFUSAL_CHANNELS = [
  'phone',
  'letter',
  'mail',
  'visit',
] as const satisfies readonly RefusalChannel[];

/** How a refusal ended: taken back by a person, its last day passed, or a newer one in its place. */
export const REFUSAL_ENDS = ['lifted', 'expired', 'replaced'] as const;
export type RefusalEnd = (typeof REFUSAL_ENDS)[number];

/** "Ne pas contacter": who asked, when, why, by which channel, and until when if not for good. */
export type Refusal = {
  readonly askedBy: RefusalAsker;
  readonly channel: RefusalChannel;
  readonly askedOn: Day;
  readonly reason: string;
  /** Last day on which it holds; null: until it is lifted. */
  readonly until: Day | null;
};
