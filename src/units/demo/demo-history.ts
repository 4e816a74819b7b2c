import { addDays, type Day, day, daysBetween, yearOf } from '../../shared/dates.ts';
import { EVIDENCE_FOR, type ExitKind, OCCUPANCY_AFTER } from '../spells/exit.ts';
import { spellFromLovac } from '../spells/vacancy-spell.ts';
import {
  type Occupancy,
  REASONS,
  type Reason,
  type ReasonGroup,
  type Status,
  type Substatus,
} from '../unit.ts';
import type { DemoSpell } from './demo-unit.ts';
import type { Random } from './random.ts';

export type DemoHistory = {
  readonly spells: readonly DemoSpell[];
  readonly occupancy: Occupancy;
  readonly status: Status;
  readonly substatus: Substatus | null;
  readonly reasons: readonly Reason[];
};

const EXIT_WEIGHTS: readonly (readonly [ExitKind, number])[] = [
  ['let', 38],
  ['let-under-agreement', 7],
  ['owner-occupied', 21],
  ['sold', 22],
  ['second-home', 6],
  ['tourist-let', 2],
  ['demolished', 3],
  ['other', 1],
];
const SHARE_ENDED = 0.13;
const SHARE_WITH_EARLIER_SPELL = 0.07;

/** A vacancy as of `asOf`: most go on, some ended lately with proof, a few homes were empty once before. */
export function demoHistory(chance: Random, asOf: Day): DemoHistory {
  const vintage = yearOf(asOf);
  const startYear = vintage - yearsVacant(chance);
  const earlier = chance.chance(SHARE_WITH_EARLIER_SPELL) ? [earlierSpell(chance, startYear)] : [];
  if (!chance.chance(SHARE_ENDED)) {
    const open: DemoSpell = {
      ...spellFromLovac(startYear, vintage),
      endedOn: null,
      exitKind: null,
      exitEvidence: null,
    };
    return { spells: [...earlier, open], occupancy: 'vacant', ...followUp(chance) };
  }
  const exitKind = chance.weighted(EXIT_WEIGHTS);
  const endedOn = endWithin(chance, day(`${Math.max(startYear + 1, vintage - 4)}-01-01`), asOf);
  const lastSeen = Math.min(vintage, yearOf(endedOn));
  return {
    spells: [...earlier, ended(startYear, lastSeen, endedOn, exitKind)],
    occupancy: OCCUPANCY_AFTER[exitKind],
    status: 'completed',
    substatus: exitKind === 'demolished' ? 'other-goal-reached' : 'returned',
    reasons: [],
  };
}

/** Long vacancy is common, very long vacancy rare: half of the stock under five years. */
const yearsVacant = (chance: Random): number =>
  chance.weighted([
    [2, 20],
    [3, 17],
    [4, 13],
    [5, 10],
    [chance.whole(6, 8), 17],
    [chance.whole(9, 13), 14],
    [chance.whole(14, 22), 7],
    [chance.whole(23, 35), 2],
  ]);

function earlierSpell(chance: Random, nextStart: number): DemoSpell {
  const startYear = nextStart - chance.whole(4, 9);
  const endedOn = endWithin(chance, day(`${startYear + 1}-01-01`), day(`${nextStart - 1}-12-31`));
  return ended(startYear, startYear + 1, endedOn, chance.weighted(EXIT_WEIGHTS.slice(0, 4)));
}

const ended = (startYear: number, vintage: number, endedOn: Day, exitKind: ExitKind): DemoSpell => ({
  ...spellFromLovac(startYear, vintage),
  endedOn,
  exitKind,
  exitEvidence: EVIDENCE_FOR[exitKind][0] ?? 'site-visit',
});

const endWithin = (chance: Random, from: Day, to: Day): Day =>
  addDays(from, chance.whole(0, daysBetween(from, to)));

type FollowUp = Pick<DemoHistory, 'status' | 'substatus' | 'reasons'>;

function followUp(chance: Random): FollowUp {
  const status = chance.weighted<Status>([
    ['not-followed', 50],
    ['awaiting-answer', 19],
    ['first-contact', 13],
    ['in-progress', 11],
    ['blocked', 7],
  ]);
  if (status === 'not-followed' || status === 'awaiting-answer')
    return { status, substatus: null, reasons: [] };
  if (status === 'blocked') {
    const group = chance.weighted<ReasonGroup>([
      ['involuntary', 45],
      ['voluntary', 30],
      ['building', 15],
      ['third-party', 10],
    ]);
    return { status, substatus: `${group}-block`, reasons: someReasons(chance, [group]) };
  }
  const substatus = chance.pick<Substatus>(
    status === 'first-contact'
      ? ['interested', 'interested', 'pre-support', 'not-at-address']
      : ['supported', 'supported', 'leaving-unaided', 'changing-hands', 'public-intervention'],
  );
  const known = substatus === 'not-at-address' ? 0 : 0.8;
  return {
    status,
    substatus,
    reasons: chance.chance(known) ? someReasons(chance, ['involuntary', 'voluntary', 'building']) : [],
  };
}

function someReasons(chance: Random, groups: readonly ReasonGroup[]): Reason[] {
  const possible: readonly Reason[] = groups.flatMap((group) => [...REASONS[group]]);
  const first = chance.pick(possible);
  const second = chance.pick(possible);
  return chance.chance(0.3) && first !== second ? [first, second] : [first];
}
