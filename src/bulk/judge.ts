import type { CaseState } from '../cases/case-states.ts';
import type { AccountId } from '../shared/ids.ts';
import type { Reason, Status, Substatus } from '../units/unit.ts';
import type { Verdict, Wish } from './deed.ts';

/** What a deed looks at in one home. */
export type Judged = {
  readonly commune: string;
  readonly assignedTo: AccountId | null;
  readonly status: Status;
  readonly substatus: Substatus | null;
  readonly reasons: readonly Reason[];
  readonly vacantSince: string | null;
  readonly ownerName: string | null;
  readonly heldBack: boolean;
  readonly caseState: string | null;
  /** Its playbook runs there, or it is in the campaign already. */
  readonly already: boolean;
};
export type Who = { readonly accountId: AccountId; readonly territory: readonly string[] | null };
/** Communes of a member of staff who is to receive homes; null: all of them. */
export type Holder = { readonly id: AccountId; readonly territory: readonly string[] | null };

/** States in which nothing is to come of a case: the follow-up is the officer's again. */
const OVER: readonly CaseState[] = [
  'draft',
  'refused',
  'dismissed',
  'closed',
  'clawed-back',
  'withdrawn',
  'lapsed',
];
const hasOpenCase = ({ caseState }: Judged): boolean =>
  caseState !== null && !(OVER as readonly string[]).includes(caseState);

/** Whether a deed changes a home, or why it leaves it alone. `undefined`: the home is no longer there. */
export function judge(unit: Judged | undefined, wish: Wish, who: Who, receivers: readonly Holder[]): Verdict {
  if (unit === undefined) return 'gone';
  if (who.territory !== null && !who.territory.includes(unit.commune)) return 'outside';
  if (wish.kind === 'hand-over')
    return receiversFor(unit, receivers).length === 0 ? 'nobody-there' : 'change';
  const target = wish.kind === 'assign' ? wish.to : null;
  const colleagues = unit.assignedTo !== null && unit.assignedTo !== who.accountId;
  if (!wish.others && colleagues && unit.assignedTo !== target) return 'colleague';
  return JUDGES[wish.kind](unit, wish as never, receivers);
}

type ListWish = Exclude<Wish, { kind: 'hand-over' }>;
type Judges = {
  readonly [Kind in ListWish['kind']]: (
    unit: Judged,
    wish: Extract<ListWish, { kind: Kind }>,
    receivers: readonly Holder[],
  ) => Verdict;
};

const JUDGES: Judges = {
  assign: (unit, { to }, receivers) => {
    if (unit.assignedTo === to) return 'no-change';
    return to !== null && receiversFor(unit, receivers).length === 0 ? 'nobody-there' : 'change';
  },
  status: (unit, { status, substatus }) => {
    if (unit.status === status && unit.substatus === substatus) return 'no-change';
    return hasOpenCase(unit) ? 'open-case' : 'change';
  },
  reason: (unit, { reason }) => (unit.reasons.includes(reason) ? 'no-change' : 'change'),
  playbook: ({ already }) => (already ? 'running' : 'change'),
  recall: ({ heldBack }) => (heldBack ? 'do-not-contact' : 'change'),
  campaign: ({ already, vacantSince, ownerName, heldBack }) => {
    if (already) return 'in-campaign';
    if (vacantSince === null) return 'not-vacant';
    if (ownerName === null) return 'no-owner';
    return heldBack ? 'do-not-contact' : 'change';
  },
};

/** Those who may hold a home there. */
export const receiversFor = ({ commune }: Pick<Judged, 'commune'>, receivers: readonly Holder[]): Holder[] =>
  receivers.filter(({ territory }) => territory === null || territory.includes(commune));

/**
 * Who receives the home that stands at `place` in a hand-over. `by-commune`: whoever is limited to its commune comes
 * before those who work everywhere, and one commune stays with one person.
 */
export function receiverOf(
  unit: Pick<Judged, 'commune'>,
  place: number,
  way: 'evenly' | 'by-commune',
  receivers: readonly Holder[],
): Holder | undefined {
  const able = receiversFor(unit, receivers);
  if (way === 'evenly') return able[place % Math.max(1, able.length)];
  const theirs = able.filter(({ territory }) => territory !== null);
  const among = theirs.length > 0 ? theirs : able;
  return among[Number.parseInt(unit.commune.replace(/\D/g, ''), 10) % Math.max(1, among.length)];
}
