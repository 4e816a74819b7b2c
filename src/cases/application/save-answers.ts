import type { Context } from '../../context.ts';
import type { Reader, Writer } from '../../db/database.ts';
import { appendJournal } from '../../journal/append-journal.ts';
import { refused } from '../../shared/errors.ts';
import { type Declaration, declarationOf } from '../case.ts';
import { type CaseRow, saveCase } from '../case-store.ts';
import { type Anchor, type ApplicationQuestion, anchorKey, unlocked } from '../correction/correction.ts';
import { markAnswered, openCorrection } from '../correction/correction-store.ts';
import { forgetTyping } from '../drafts/draft-store.ts';
import { resumed } from '../drafts/resume-draft.ts';
import { caseForApplicant } from '../open-case.ts';

/** Keeps the answers to one question of the application, each page as it is sent: nothing typed is lost. */
export async function saveAnswers(
  ctx: Context,
  caseId: number,
  question: ApplicationQuestion,
  answers: Partial<Declaration>,
): Promise<CaseRow> {
  return ctx.db.tx(async (d) => {
    const row = await caseForApplicant(d, ctx, caseId);
    await mustBeUnlocked(d, row, { anchor: 'field', target: question });
    const before = declarationOf(row);
    const declaration: Declaration = {
      ...before,
      ...answers,
      answered: [...new Set([...before.answered, question])],
    };
    const again = await resumed(d, ctx, row);
    const saved = await saveCase(d, row, { declaration, ...again, updatedAt: ctx.clock() });
    await forgetTyping(d, row.id, question);
    await putRight(d, ctx, row, { anchor: 'field', target: question });
    await appendJournal(
      d,
      { actor: ctx.actor, now: ctx.clock() },
      { action: 'case.answered', subject: { kind: 'case', id: row.id }, data: { question } },
    );
    return saved;
  });
}

/**
 * A draft is open throughout; a case to complete, only where something was asked for; any other, nowhere.
 * @throws DomainError `cases.errors.locked`
 */
export async function mustBeUnlocked(d: Writer, row: CaseRow, anchor: Anchor): Promise<void> {
  if (!(await isUnlocked(d, row, anchor))) throw refused('cases.errors.locked');
}

export async function isUnlocked(d: Reader, row: CaseRow, anchor: Anchor): Promise<boolean> {
  const open = row.state === 'to-complete' ? await openCorrection(d, row.id) : null;
  return unlocked(row.state, open?.items ?? []).has(anchorKey(anchor));
}

/** Marks what was asked for there as put right, when a correction is open. */
export async function putRight(
  d: Writer,
  ctx: Context,
  row: CaseRow,
  { anchor, target }: Anchor,
): Promise<void> {
  const open = row.state === 'to-complete' ? await openCorrection(d, row.id) : null;
  if (open) await markAnswered(d, open.request.id, anchor, target, ctx.clock());
}
