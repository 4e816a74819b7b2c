import type { Context } from '../../context.ts';
import { promiseMail } from '../../outbox/promise-work.ts';
import { inviteOwner } from '../../people/owner-links.ts';
import { coversCommune } from '../../shared/actor.ts';
import { forbidden, mustExist, notFound, refused } from '../../shared/errors.ts';
import type { OwnerId, UnitId } from '../../shared/ids.ts';
import { findUnit, ownersOfUnit } from '../../units/units-queries.ts';
import { staffOf } from '../acting.ts';
import { keepFiling } from '../applicants/applicant-store.ts';
import type { PaperKind } from '../applicants/filing.ts';
import { openDraft } from '../application/start-case.ts';
import { ownerMailbox } from '../case-mails.ts';
import { myCasePath } from '../case-paths.ts';
import { type CaseRow, findCaseLine, liveCase } from '../case-store.ts';
import { startedAtDeskMail } from './desk-mails.ts';

export type HeardAtDesk = {
  readonly owner: OwnerId;
  readonly paper: PaperKind;
  /** Where the paper can be found again. */
  readonly keptWhere: string | null;
};

/**
 * An officer opens an application for an owner who came, wrote or called: who heard it, how, and where the paper is stay
 * with the case, and the owner is told with a link that opens it to them.
 * @returns the draft, and whether the owner could be told by mail
 * @throws DomainError `applicants.errors.deskOpen`, `cases.errors.noScenario`, `cases.errors.noScheme`, forbidden
 */
export async function startAtDesk(
  ctx: Context,
  unitId: UnitId,
  heard: HeardAtDesk,
): Promise<{ case: CaseRow; told: boolean }> {
  const now = ctx.clock();
  const officer = staffOf(ctx);
  return ctx.db.tx(async (d) => {
    const unit = mustExist(await findUnit(d, unitId), 'cases.errors.unknownUnit');
    if (!coversCommune(officer, unit.commune)) throw forbidden('cases.errors.otherTerritory');
    const holder = (await ownersOfUnit(d, unitId)).find(
      ({ rank, owner }) => rank >= 1 && owner.id === heard.owner,
    );
    if (!holder) throw notFound('cases.errors.unknownUnit');
    if (await liveCase(d, unitId)) throw refused('applicants.errors.deskOpen');
    const { paper, keptWhere } = heard;
    const row = await openDraft(d, ctx, unit, holder.owner, { for: heard.owner, paper });
    await keepFiling(d, {
      caseId: row.id,
      way: 'officer',
      filedBy: officer.accountId,
      paper,
      keptWhere,
      at: now,
    });
    const line = mustExist(await findCaseLine(d, row.id), 'cases.errors.unknown');
    const box = ownerMailbox(line);
    if (box) {
      const returnTo = myCasePath({ case: row.id });
      const invitation = { email: box.to, ownerId: heard.owner, unitId, returnTo };
      const url = line.ownerAccountId
        ? ctx.config.publicUrl + returnTo
        : await inviteOwner(d, ctx, invitation);
      await promiseMail(d, now, startedAtDeskMail(ctx, box, line, url), `case-${row.id}:desk`);
    }
    return { case: row, told: box !== null };
  });
}
