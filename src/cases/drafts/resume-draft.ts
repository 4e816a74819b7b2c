import type { Context } from '../../context.ts';
import type { Writer } from '../../db/database.ts';
import { appendJournal } from '../../journal/append-journal.ts';
import { deadline } from '../../programme/programme.ts';
import { type Day, dayOf } from '../../shared/dates.ts';
import { refused } from '../../shared/errors.ts';
import { type CaseRow, saveCase } from '../case-store.ts';
import { caseForApplicant } from '../open-case.ts';
import { forgetNotices } from './draft-store.ts';

/**
 * Somebody works on a draft again: its time starts anew, and so do its notices. Returns what to save with the deed at
 * hand; nothing for a case that is filed.
 */
export async function resumed(d: Writer, ctx: Context, row: CaseRow): Promise<{ dueOn?: Day }> {
  if (row.state !== 'draft') return {};
  await forgetNotices(d, row.id);
  return { dueOn: deadline(ctx.programme, 'draftKept', dayOf(ctx.clock())) };
}

/** The owner asks to keep a draft as it is. */
export async function keepDraft(ctx: Context, caseId: number): Promise<void> {
  await ctx.db.tx(async (d) => {
    const row = await caseForApplicant(d, ctx, caseId);
    if (row.state !== 'draft') throw refused('cases.errors.notNow');
    const { dueOn } = await resumed(d, ctx, row);
    await saveCase(d, row, { ...(dueOn ? { dueOn } : {}), updatedAt: ctx.clock() });
    await appendJournal(
      d,
      { actor: ctx.actor, now: ctx.clock() },
      { action: 'case.draft-kept', subject: { kind: 'case', id: row.id }, data: { until: dueOn } },
    );
  });
}
