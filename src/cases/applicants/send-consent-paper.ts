import type { Context } from '../../context.ts';
import { storeUpload } from '../../files/keep-file.ts';
import { appendJournal } from '../../journal/append-journal.ts';
import { mustExist, refused } from '../../shared/errors.ts';
import type { ApplicantId } from '../../shared/ids.ts';
import { projectOf } from '../application/project.ts';
import { declarationOf } from '../case.ts';
import { caseForApplicant } from '../open-case.ts';
import { attachPiece } from '../pieces/attach-piece.ts';
import type { SentFile } from '../pieces/send-pieces.ts';
import { addConsent } from './applicant-store.ts';
import { projectMark } from './consent.ts';
import { ownersOfCase } from './consents-of-case.ts';
import { keepPeople } from './people-of-case.ts';

/**
 * The signed paper of a co-owner who does not answer on line: kept among the pieces, where an officer examines it. It
 * stands as their consent until it is refused.
 * @throws DomainError `documents.errors.*`, `cases.errors.locked`, `applicants.errors.answerFirst`
 */
export async function sendConsentPaper(
  ctx: Context,
  caseId: number,
  applicantId: ApplicantId,
  sent: SentFile,
): Promise<void> {
  await caseForApplicant(ctx.db.read, ctx, caseId);
  const file = await storeUpload(ctx, sent.bytes);
  const now = ctx.clock();
  await ctx.db.tx(async (d) => {
    const row = await caseForApplicant(d, ctx, caseId);
    if (row.state !== 'draft' && row.state !== 'to-complete') throw refused('cases.errors.locked');
    const said = declarationOf(row);
    if (!said.answered.includes('project') || !said.answered.includes('undertakings'))
      throw refused('applicants.errors.answerFirst');
    await keepPeople(d, row);
    const { works } = await projectOf(d, ctx, row);
    const { consents } = await ownersOfCase(d, ctx, row, works);
    const { person } = mustExist(
      consents.find(({ person: { id } }) => id === applicantId),
      'cases.errors.unknown',
    );
    const documentId = await attachPiece(d, ctx, row.id, { type: 'consent', name: sent.name, file });
    const consent = await addConsent(d, {
      applicantId,
      mark: projectMark(said, works),
      askedAt: now,
      answer: 'yes',
      answeredAt: now,
      documentId,
      enteredBy: 'accountId' in ctx.actor ? ctx.actor.accountId : null,
    });
    await appendJournal(
      d,
      { actor: ctx.actor, now },
      {
        action: 'case.consent-given',
        subject: { kind: 'case', id: row.id },
        data: { owner: person.ownerId, consent: consent.id, way: 'paper', document: documentId },
      },
    );
  });
}
