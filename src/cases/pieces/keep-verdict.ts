import type { Context } from '../../context.ts';
import type { Reader, Writer } from '../../db/database.ts';
import { findScan } from '../../files/files-queries.ts';
import { appendJournal } from '../../journal/append-journal.ts';
import { refused } from '../../shared/errors.ts';
import { staffOf } from '../acting.ts';
import type { CorrectionProblem } from '../correction/correction.ts';
import { type CaseDocument, saveDocument } from './document-store.ts';

export type Verdict =
  | { readonly state: 'accepted' | 'received' }
  | { readonly state: 'refused'; readonly problem: CorrectionProblem; readonly reason: string };

/** Nobody has been able to read it yet: there is nothing to accept. @throws DomainError `documents.errors.fileInQuarantine` */
export async function mustBeReadable(d: Reader, { hash }: CaseDocument): Promise<void> {
  if ((await findScan(d, hash))?.state === 'waiting') throw refused('documents.errors.fileInQuarantine');
}

/** What a member of staff says of a piece, kept and journalled within the transaction of their deed. */
export async function keepVerdict(
  d: Writer,
  ctx: Context,
  piece: CaseDocument,
  verdict: Verdict,
): Promise<void> {
  const now = ctx.clock();
  const why = verdict.state === 'refused' ? verdict : { problem: null, reason: null };
  const by =
    verdict.state === 'received'
      ? { checkedBy: null, checkedAt: null }
      : { checkedBy: staffOf(ctx).accountId, checkedAt: now };
  await saveDocument(d, piece, { state: verdict.state, problem: why.problem, reason: why.reason, ...by });
  await appendJournal(
    d,
    { actor: ctx.actor, now },
    {
      action: `case.piece-${verdict.state}`,
      subject: { kind: 'case', id: piece.caseId },
      data: { document: piece.id, type: piece.type, problem: why.problem },
    },
  );
}
