import type { Context } from '../../context.ts';
import type { Reader } from '../../db/database.ts';
import { dayOf } from '../../shared/dates.ts';
import { mustExist, refused } from '../../shared/errors.ts';
import { type Project, projectOf } from '../application/project.ts';
import { type CaseRow, findCaseById } from '../case-store.ts';
import { hasEnded } from '../case-workflow.ts';
import { applicantById, type Consent, consentById } from './applicant-store.ts';
import { readConsentToken } from './consent.ts';
import { type ConsentOfPerson, ownersOfCase } from './consents-of-case.ts';

/** What a link opens: the request, its case and project, and where it stands. */
export type OpenConsent = {
  readonly consent: Consent;
  readonly row: CaseRow;
  readonly project: Project;
  readonly seen: ConsentOfPerson;
};

/**
 * The request behind a link. Answered, it still says what was answered; nothing more can be done with it.
 * @throws DomainError `applicants.errors.linkDead` for a link that is not ours, was replaced, has run out, or whose
 * application is over; `applicants.errors.projectChanged` when what it asked is no longer what is applied for
 */
export async function openConsent(d: Reader, ctx: Context, token: string): Promise<OpenConsent> {
  const id = readConsentToken(ctx.config.dataKey, token);
  const consent = mustExist(id === null ? null : await consentById(d, id), 'applicants.errors.linkDead');
  const applicant = mustExist(await applicantById(d, consent.applicantId), 'applicants.errors.linkDead');
  const row = mustExist(await findCaseById(d, applicant.caseId), 'applicants.errors.linkDead');
  const project = await projectOf(d, ctx, row);
  const { consents } = await ownersOfCase(d, ctx, row, project.works);
  const seen = consents.find(({ person }) => person.id === applicant.id);
  if (!seen || seen.latest?.id !== consent.id || hasEnded(row.state))
    throw refused('applicants.errors.linkDead');
  if (consent.answer === null) {
    if (seen.state === 'changed') throw refused('applicants.errors.projectChanged');
    if (consent.expiresOn !== null && consent.expiresOn < dayOf(ctx.clock()))
      throw refused('applicants.errors.linkDead');
  }
  return { consent, row, project, seen };
}
