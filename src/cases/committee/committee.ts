import type { Day } from '../../shared/dates.ts';
import type { EnvelopeId } from '../../shared/ids.ts';
import { type Cents, cents } from '../../shared/money.ts';

/** More cases make a sitting that nobody can follow, and a form of more fields than one sends. */
export const MOST_ON_AGENDA = 200;

/** Where a session of the committee stands. Labels under `committee.state.*`. */
export const SESSION_STATES = ['planned', 'deciding', 'closed', 'cancelled'] as const;
export type SessionState = (typeof SESSION_STATES)[number];

/** What the session means to decide, and may still change its mind about. Labels under `committee.provisional.*`. */
export const PROVISIONAL = ['undecided', 'yes', 'no', 'postponed'] as const;
export type Provisional = (typeof PROVISIONAL)[number];

/** What became of a case once the session was closed. Labels under `committee.outcome.*`. */
export const OUTCOMES = ['waiting', 'granted', 'refused', 'postponed', 'failed'] as const;
export type Outcome = (typeof OUTCOMES)[number];

/** A refusal goes into a letter word for word: a word is not a reason (CRPA art. L. 211-5). */
export const SHORTEST_REASON = 10;

/** A case of the agenda as the simulation reads it. */
export type Weighed = {
  readonly envelopeId: EnvelopeId | null;
  /** What was proposed, cents. */
  readonly amount: Cents;
  /** What the case holds reserved in that envelope, cents: nothing once it was sent back or withdrawn. */
  readonly reserved: Cents;
  readonly provisional: Provisional;
};

/** Room in one envelope for what the session grants: AP still free, and what its own cases hold reserved, cents. */
export type EnvelopeRoom = { readonly id: EnvelopeId; readonly free: Cents };

export type EnvelopeUse = {
  readonly id: EnvelopeId;
  readonly room: Cents;
  readonly granted: Cents;
  readonly left: Cents;
};
export type Simulation = {
  readonly count: Readonly<Record<Provisional, number>>;
  readonly total: Readonly<Record<Provisional, Cents>>;
  /** What is granted once this case of the agenda is counted, in the order of the agenda. */
  readonly running: readonly Cents[];
  readonly envelopes: readonly EnvelopeUse[];
  /** Left under the ceiling that the session set itself; null when it set none. */
  readonly underCeiling: Cents | null;
  readonly over: boolean;
};

const sum = (lines: readonly Weighed[]): Cents =>
  cents(lines.reduce((total, { amount }) => total + amount, 0));

/** What the provisional decisions come to, against each envelope and the session's own ceiling. */
export function simulateSession(
  lines: readonly Weighed[],
  rooms: readonly EnvelopeRoom[],
  ceiling: Cents | null,
): Simulation {
  const of = (provisional: Provisional) => lines.filter((line) => line.provisional === provisional);
  const by = <T>(value: (found: Weighed[]) => T) =>
    Object.fromEntries(PROVISIONAL.map((slug) => [slug, value(of(slug))])) as Record<Provisional, T>;
  let granted = 0;
  const running = lines.map(({ provisional, amount }) => {
    if (provisional === 'yes') granted += amount;
    return cents(granted);
  });
  const envelopes = rooms.map(({ id, free }): EnvelopeUse => {
    const inside = lines.filter(({ envelopeId }) => envelopeId === id);
    const room = cents(inside.reduce((total, { reserved }) => total + reserved, free as number));
    const taken = sum(inside.filter(({ provisional }) => provisional === 'yes'));
    return { id, room, granted: taken, left: cents(room - taken) };
  });
  const underCeiling = ceiling === null ? null : cents(ceiling - granted);
  const over = envelopes.some(({ left }) => left < 0) || (underCeiling !== null && underCeiling < 0);
  return { count: by((found) => found.length), total: by(sum), running, envelopes, underCeiling, over };
}

/** A session may be closed from its day on: a decision dated before the committee met would be void. */
export const hasMet = (heldOn: Day, today: Day): boolean => heldOn <= today;
