import type { Context } from '../../context.ts';
import { mustExist, refused } from '../../shared/errors.ts';
import type { DocumentId } from '../../shared/ids.ts';
import type { CaseState } from '../case-states.ts';
import { caseForStaff } from '../open-case.ts';
import { findDocument } from './document-store.ts';
import { keepVerdict, mustBeReadable, type Verdict } from './keep-verdict.ts';

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
  await ctx.db.tx(async (d) => {
    const row = await caseForStaff(d, ctx, ref);
    const document = mustExist(
      await findDocument(d, row.id, documentId as DocumentId),
      'cases.errors.unknownPiece',
    );
    if (!canExamine(row.state) || document.state === 'replaced') throw refused('cases.errors.notNow');
    if (verdict.state === 'accepted') await mustBeReadable(d, document);
    await keepVerdict(d, ctx, document, verdict);
  });
}
