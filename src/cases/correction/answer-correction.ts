import type { Context } from '../../context.ts';
import type { Reader } from '../../db/database.ts';
import { promiseMail } from '../../outbox/promise-work.ts';
import { mustExist, refused } from '../../shared/errors.ts';
import { ownersOfCase } from '../applicants/consents-of-case.ts';
import { listed } from '../applicants/listed.ts';
import { worksRetained } from '../application/project.ts';
import { WORKS_QUESTION } from '../application/works-lock.ts';
import { type WorksPlan, worksOf } from '../case.ts';
import { correctionAnsweredMail, officerMailbox } from '../case-mails.ts';
import { type CaseRow, findCaseLine } from '../case-store.ts';
import { findCaseAudit } from '../instruction/case-audit.ts';
import { moveCase } from '../move-case.ts';
import { caseForApplicant, type Outcome, readyFor } from '../open-case.ts';
import { billsOf } from '../pieces/document-store.ts';
import { anchorKey } from './correction.ts';
import { type CorrectionItem, closeCorrection, openCorrection } from './correction-store.ts';

/**
 * The owner sends back the case once every point asked for is put right: the clock runs again, where it had stopped,
 * and the officer is told.
 * @throws DomainError `cases.errors.pointsLeft` with how many, `applicants.errors.agreeAgain` who must agree to what was
 * changed, and those of readyFor
 */
export async function answerCorrection(ctx: Context, caseId: number, version: number): Promise<Outcome> {
  const now = ctx.clock();
  return ctx.db.tx(async (d) => {
    const row = await caseForApplicant(d, ctx, caseId);
    if ((await readyFor(d, ctx, row, 'answer-correction', version)) === 'before')
      return { done: 'before', case: row };
    const { request, items } = mustExist(await openCorrection(d, row.id), 'cases.errors.unknown');
    const left = items.filter(({ answeredAt }) => answeredAt === null).length;
    if (left > 0) throw refused('cases.errors.pointsLeft', { count: left });
    const changes = await worksPutRight(d, row, items);
    await mustStillAgree(d, ctx, { ...row, ...changes }, items);
    await closeCorrection(d, request.id, now);
    const moved = await moveCase(d, ctx, row, 'answer-correction', {
      changes,
      data: { request: request.id },
    });
    const line = mustExist(await findCaseLine(d, row.id), 'cases.errors.unknown');
    const box = officerMailbox(line);
    if (box)
      await promiseMail(d, now, correctionAnsweredMail(ctx, box, line), `correction-${request.id}:answered`);
    return { done: 'now', case: moved };
  });
}

/** What was put right may be what co-owners had agreed to: then they agree to it again. */
async function mustStillAgree(
  d: Reader,
  ctx: Context,
  row: CaseRow,
  items: readonly CorrectionItem[],
): Promise<void> {
  if (!items.some(({ anchor, target }) => anchor === 'field' && REOPENING.includes(target))) return;
  const { consents } = await ownersOfCase(d, ctx, row, worksOf(row));
  const missing = consents.filter(({ state }) => state !== 'yes');
  if (missing.length > 0)
    throw refused('applicants.errors.agreeAgain', {
      names: listed(
        ctx,
        missing.map(({ person }) => person.name),
      ),
    });
}
const REOPENING: readonly string[] = ['project', 'undertakings'];

/** Works that the correction reopened are taken up again from the audit; else those applied for stay. */
async function worksPutRight(
  d: Reader,
  row: CaseRow,
  items: readonly CorrectionItem[],
): Promise<{ works?: WorksPlan }> {
  if (row.auditId === null || !items.some((item) => anchorKey(item) === WORKS_QUESTION)) return {};
  const audit = await findCaseAudit(d, row.auditId);
  return { works: worksRetained(row, audit, await billsOf(d, row.id, 'quote')) };
}
