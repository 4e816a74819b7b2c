import { issueAct } from '../../agreements/acts/issue-act.ts';
import type { Context } from '../../context.ts';
import { dayOf } from '../../shared/dates.ts';
import { refused } from '../../shared/errors.ts';
import { staffOf } from '../acting.ts';
import { piecesNeeded } from '../applicants/consents-of-case.ts';
import { hasPiece } from '../application/application.ts';
import { estimateOf, projectOf } from '../application/project.ts';
import { moveCase } from '../move-case.ts';
import { caseForStaff, type Outcome, readyFor } from '../open-case.ts';
import { documentsOf } from '../pieces/document-store.ts';
import { checklistOf } from './eligibility.ts';

/**
 * The officer confirms that the case meets the rules it was filed under. A condition that fails refuses; one still
 * unknown must be acknowledged (`unknownSeen`): it is settled by the audit and the quotes, and refuses the proposal then.
 * @throws DomainError `cases.errors.notEligible`, `cases.errors.unknownLeft`, `cases.errors.piecesNotAccepted`
 */
export async function confirmEligibility(
  ctx: Context,
  ref: string,
  { version, unknownSeen }: { readonly version: number; readonly unknownSeen: boolean },
): Promise<Outcome> {
  return ctx.db.tx(async (d) => {
    const row = await caseForStaff(d, ctx, ref);
    if ((await readyFor(d, ctx, row, 'confirm-eligibility', version)) === 'before')
      return { done: 'before', case: row };
    const pieces = (await documentsOf(d, row.id)).filter(({ state }) => state !== 'replaced');
    const accepted = pieces.filter(({ state }) => state === 'accepted');
    const missing = (await piecesNeeded(d, row)).filter((type) => !hasPiece(accepted, type)).length;
    if (missing > 0) throw refused('cases.errors.piecesNotAccepted', { count: missing });
    const project = await projectOf(d, ctx, row);
    const checklist = checklistOf(estimateOf(project));
    if (checklist.no > 0) throw refused('cases.errors.notEligible');
    if (checklist.unknown > 0 && !unknownSeen)
      throw refused('cases.errors.unknownLeft', { count: checklist.unknown });
    const moved = await moveCase(d, ctx, row, 'confirm-eligibility', {
      data: {
        contentHash: project.scheme.contentHash,
        rules: checklist.lines.map(({ rule, article, outcome }) => ({ rule, article, outcome })),
      },
    });
    await issueAct(d, ctx, moved, {
      kind: 'eligibility-sheet',
      checkedOn: dayOf(ctx.clock()),
      checkedBy: staffOf(ctx).name,
      conditions: checklist.lines,
      pieces: pieces.map(({ type, name, state }) => ({ type, name, state })),
    });
    return { done: 'now', case: moved };
  });
}
