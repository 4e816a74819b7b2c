import type { Context } from '../../context.ts';
import { findScan } from '../../files/files-queries.ts';
import { appendJournal } from '../../journal/append-journal.ts';
import { mustExist, refused } from '../../shared/errors.ts';
import type { DocumentId } from '../../shared/ids.ts';
import { staffOf } from '../acting.ts';
import type { CaseState } from '../case-states.ts';
import type { CorrectionProblem } from '../correction/correction.ts';
import { caseForStaff } from '../open-case.ts';
import { findDocument, saveDocument } from './document-store.ts';

export type Verdict =
  | { readonly state: 'accepted' | 'received' }
  | { readonly state: 'refused'; readonly problem: CorrectionProblem; readonly reason: string };

/** Pieces are examined while somebody instructs the case; not while the owner is completing it. */
const EXAMINED_IN: readonly CaseState[] = ['submitted', 'eligibility', 'audit', 'plan'];
export const canExamine = (state: CaseState): boolean => EXAMINED_IN.includes(state);

/**
 * An officer accepts or refuses a piece, or takes that back. What is refused, and why, goes by itself into the next
 * correction request.
 * @throws DomainError `cases.errors.notNow`, `documents.errors.fileInQuarantine`, or not-found
 */
export async function checkPiece(
  ctx: Context,
  ref: string,
  documentId: number,
  verdict: Verdict,
): Promise<void> {
  const now = ctx.clock();
  await ctx.db.tx(async (d) => {
    const row = await caseForStaff(d, ctx, ref);
    const document = mustExist(
      await findDocument(d, row.id, documentId as DocumentId),
      'cases.errors.unknownPiece',
    );
    if (!canExamine(row.state) || document.state === 'replaced') throw refused('cases.errors.notNow');
    // Nobody has been able to read it: there is nothing to accept yet.
    const scan = await findScan(d, document.hash);
    if (verdict.state === 'accepted' && scan?.state === 'waiting')
      throw refused('documents.errors.fileInQuarantine');
    const why = verdict.state === 'refused' ? verdict : { problem: null, reason: null };
    const checked =
      verdict.state === 'received'
        ? { checkedBy: null, checkedAt: null }
        : { checkedBy: staffOf(ctx).accountId, checkedAt: now };
    await saveDocument(d, document, {
      state: verdict.state,
      problem: why.problem,
      reason: why.reason,
      ...checked,
    });
    await appendJournal(
      d,
      { actor: ctx.actor, now },
      {
        action: `case.piece-${verdict.state}`,
        subject: { kind: 'case', id: row.id },
        data: { document: document.id, type: document.type, problem: why.problem },
      },
    );
  });
}
