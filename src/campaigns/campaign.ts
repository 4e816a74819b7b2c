import { addMonths, type Day } from '../shared/dates.ts';

/** How a campaign reaches owners. Labels: `campaigns.channel.*`. */
export const CHANNELS = ['letter', 'mail'] as const;
export type Channel = (typeof CHANNELS)[number];

/** `draft`: still written; `ready`: the letters are made; `sent`: gone, or to go on a day; `cancelled`: never goes. */
export const STATES = ['draft', 'ready', 'sent', 'cancelled'] as const;
export type State = (typeof STATES)[number];

/** What the background does with a campaign; one thing at a time. */
export const WORKS = ['rendering', 'posting', 'taking-back'] as const;
export type Work = (typeof WORKS)[number];

/** Why somebody of the group is not written to. Labels: `campaigns.exclusion.*`. */
export const EXCLUSIONS = [
  'do-not-contact',
  'no-address',
  'no-email',
  'recent-contact',
  'returned',
  'owner-deceased',
  'no-owner',
  'removed',
] as const;
export type Exclusion = (typeof EXCLUSIONS)[number];

/** What a person may do with a campaign in each state. */
const DEEDS = {
  draft: ['edit', 'remove', 'prepare', 'cancel'],
  ready: ['edit', 'remove', 'prepare', 'send', 'cancel'],
  sent: ['prepare', 'postpone', 'cancel', 'answer', 'second-wave'],
  cancelled: [],
} as const satisfies Record<State, readonly string[]>;
export type Deed = (typeof DEEDS)[State][number];
export const allowsDeed = (state: State, deed: Deed): boolean =>
  (DEEDS[state] as readonly Deed[]).includes(deed);

/** Personal codes and links answer from the day of posting, for six months. */
export const CODE_MONTHS = 6;
export const codesUntil = (sentOn: Day): Day => addMonths(sentOn, CODE_MONTHS);

/** `CAMP-2026-003`: the year it was made and its place in the series. */
export const campaignReference = (year: number, number: number): string =>
  `CAMP-${year}-${String(number).padStart(3, '0')}`;

/** More units than this in one campaign help nobody answer those who write back. */
export const MOST_UNITS = 10_000;
