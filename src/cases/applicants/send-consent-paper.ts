import type { Context } from '../../context.ts';
import type { Writer } from '../../db/database.ts';
import { storeUpload } from '../../files/keep-file.ts';
import { appendJournal } from '../../journal/append-journal.ts';
import { mustExist, notFound, refused } from '../../shared/errors.ts';
import type { ApplicantId, DocumentId } from '../../shared/ids.ts';
import { projectOf } from '../application/project.ts';
import { declarationOf } from '../case.ts';
import type { CaseRow } from '../case-store.ts';
import { caseForApplicant } from '../open-case.ts';
import { attachPiece } from '../pieces/attach-piece.ts';
import type { SentFile } from '../pieces/send-pieces.ts';
import { addConsent } from './applicant-store.ts';
import { projectMark } from './consent.ts';
import { ownersOfCase } from './consents-of-case.ts';
import { keepPeople, type PersonOfCase } from './people-of-case.ts';

/**
 * The signed paper of a co-owner who does not answer on line, or the decision of all associates of an SCI: kept among the
 * pieces, where an officer examines it. It stands as the consent of those it is of until it is refused.
 * @throws DomainError `documents.errors.*`, `cases.errors.locked`, `applicants.errors.answerFirst`
 */
export async function sendConsentPaper(
  ctx: Context,
  caseId: number,
  of: ApplicantId | 'associates',
  sent: SentFile,
): Promise<void> {
  await caseForApplicant(ctx.db.read, ctx, caseId);
  const file = await storeUpload(ctx, sent.bytes);
  await ctx.db.tx(async (d) => {
    const row = await caseForApplicant(d, ctx, caseId);
    if (row.state !== 'draft' && row.state !== 'to-complete') throw refused('cases.errors.locked');
    const said = declarationOf(row);
    if (!said.answered.includes('project') || !said.answered.includes('undertakings'))
      throw refused('applicants.errors.answerFirst');
    await keepPeople(d, row);
    const { works } = await projectOf(d, ctx, row);
    const { consents } = await ownersOfCase(d, ctx, row, works);
    const people = consents.filter(({ person, state }) =>
      of === 'associates' ? person.associate && state !== 'yes' : person.id === of,
    );
    if (people.length === 0) throw notFound('cases.errors.unknown');
    const documentId = await attachPiece(d, ctx, row.id, { type: 'consent', name: sent.name, file });
    const way = of === 'associates' ? 'decision' : 'paper';
    for (const { person } of people)
      await consentOnPaper(d, ctx, row, person, { mark: projectMark(said, works), documentId, way });
  });
}

async function consentOnPaper(
  d: Writer,
  ctx: Context,
  { id }: CaseRow,
  person: PersonOfCase,
  given: { readonly mark: string; readonly documentId: DocumentId; readonly way: 'decision' | 'paper' },
): Promise<void> {
  const now = ctx.clock();
  const { mark, documentId, way } = given;
  const consent = await addConsent(d, {
    applicantId: mustExist(person.id, 'cases.errors.unknown'),
    mark,
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
      subject: { kind: 'case', id },
      data: { owner: person.ownerId, consent: consent.id, way, document: documentId },
    },
  );
}
