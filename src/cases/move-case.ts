import type { Context } from '../context.ts';
import type { Writer } from '../db/database.ts';
import { appendJournal } from '../journal/append-journal.ts';
import { addStep, type CaseRow, type NewCase, saveCase } from './case-store.ts';
import { type CaseAction, nextState } from './case-workflow.ts';

/**
 * The one way a case changes state: along the table, over the version seen, with its step and its journal entry,
 * inside the caller's transaction. `changes` are saved with it; `data` goes to the journal (no personal data).
 * @throws DomainError `cases.errors.notNow` (the table has no such move) or a conflict (somebody was first)
 */
export async function moveCase(
  d: Writer,
  ctx: Context,
  seen: CaseRow,
  action: CaseAction,
  more: { changes?: Partial<NewCase>; data?: Record<string, unknown>; note?: string } = {},
): Promise<CaseRow> {
  const now = ctx.clock();
  const toState = nextState(seen.state, action);
  const saved = await saveCase(d, seen, { ...more.changes, state: toState, stateSince: now, updatedAt: now });
  const actorId = 'accountId' in ctx.actor ? ctx.actor.accountId : null;
  await addStep(d, {
    caseId: seen.id,
    action,
    fromState: seen.state,
    toState,
    actorId,
    at: now,
    note: more.note ?? null,
  });
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
