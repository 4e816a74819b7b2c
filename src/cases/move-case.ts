import type { Context } from '../context.ts';
import type { Writer } from '../db/database.ts';
import { findSchemeVersion } from '../incentives/incentives-queries.ts';
import type { SchemeDefinition } from '../incentives/scheme-schema.ts';
import { appendJournal } from '../journal/append-journal.ts';
import { type Day, dayOf } from '../shared/dates.ts';
import { withAmendedDelays } from './amended-terms.ts';
import { dueDay } from './case-clock.ts';
import { addStep, type CaseRow, type CaseStep, type NewCase, saveCase, stepsOf } from './case-store.ts';
import { type CaseAction, nextState } from './case-workflow.ts';
import { type Extension, extensionsOf, pausesOf } from './clock/clock-store.ts';
import { endPauseOf } from './clock/pause-clock.ts';

/**
 * The one way a case changes state: along the table, over the version seen, with its step, its new delay and its
 * journal entry, inside the caller's transaction. `changes` are saved with it; `data` goes to the journal (no personal
 * data); `dueOn` is the day set by an officer, where there is one.
 * @throws DomainError `cases.errors.notNow` (the table has no such move) or a conflict (somebody was first)
 */
export async function moveCase(
  d: Writer,
  ctx: Context,
  seen: CaseRow,
  action: CaseAction,
  more: { changes?: Partial<NewCase>; data?: Record<string, unknown>; note?: string; dueOn?: Day } = {},
): Promise<CaseRow> {
  const now = ctx.clock();
  await endPauseOf(d, ctx, seen);
  const before = await stepsOf(d, seen.id);
  const toState = nextState(seen.state, action, cameFrom(action, before));
  const actorId = 'accountId' in ctx.actor ? ctx.actor.accountId : null;
  const step = { caseId: seen.id, action, fromState: seen.state, toState, actorId, at: now };
  const facts = {
    createdAt: seen.createdAt,
    submittedAt: more.changes?.submittedAt ?? seen.submittedAt,
    worksDoneOn: more.changes?.worksDoneOn ?? seen.worksDoneOn,
    steps: [...before, step],
    schemeDelays: await schemeDelays(d, seen),
    stops: await pausesOf(d, seen.id),
    extended: await extended(d, seen, before),
  };
  const dueOn = dueDay(ctx.programme, toState, facts, dayOf(now), more.dueOn ?? null);
  const moved = { state: toState, stateSince: now, dueOn, updatedAt: now };
  const saved = await saveCase(d, seen, { ...more.changes, ...moved });
  await addStep(d, { ...step, note: more.note ?? null });
  await appendJournal(
    d,
    { actor: ctx.actor, now },
    {
      action: `case.${action}`,
      subject: { kind: 'case', id: seen.id },
      data: { ref: saved.ref, from: seen.state, to: toState, ...more.data },
    },
  );
  return saved;
}

/** The state that a case to complete was taken out of. */
const takenOutOf = (steps: readonly CaseStep[]): CaseStep['fromState'] | null =>
  steps.findLast(({ toState }) => toState === 'to-complete')?.fromState ?? null;

/** The state that the action leads back to, where it leads back. */
function cameFrom(action: CaseAction, steps: readonly CaseStep[]): CaseStep['fromState'] | null {
  if (action !== 'reopen') return takenOutOf(steps);
  const ended = steps.at(-1)?.fromState ?? null;
  return ended === 'to-complete' ? takenOutOf(steps) : ended;
}

/** More time granted for this award; that of an award taken back since is gone with it. */
async function extended(d: Writer, { id }: CaseRow, steps: readonly CaseStep[]): Promise<Extension[]> {
  const since = steps.findLast(({ action }) => action === 'reopen')?.at;
  return (await extensionsOf(d, id)).filter(
    ({ state, requestedAt }) => state === 'granted' && (since === undefined || requestedAt > since),
  );
}

export async function schemeDelays(
  d: Writer,
  seen: Pick<CaseRow, 'schemeVersionId' | 'amendedTerms'>,
): Promise<SchemeDefinition['deadlines']> {
  const version = await findSchemeVersion(d, seen.schemeVersionId);
  return withAmendedDelays((version?.rules as SchemeDefinition | undefined)?.deadlines ?? [], seen);
}
