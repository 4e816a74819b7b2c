import type { Context } from '../../context.ts';
import type { Writer } from '../../db/database.ts';
import { appendJournal } from '../../journal/append-journal.ts';
import { promiseMail, promiseWork } from '../../outbox/promise-work.ts';
import { findAccount } from '../../people/people-queries.ts';
import { addPeriod, deadline } from '../../programme/programme.ts';
import { type Day, dayOf, instant } from '../../shared/dates.ts';
import { mustExist, refused } from '../../shared/errors.ts';
import type { ApplicantId } from '../../shared/ids.ts';
import { estimateOf, type Project, projectOf } from '../application/project.ts';
import { declarationOf } from '../case.ts';
import { type CaseRow, findCaseLine } from '../case-store.ts';
import { caseForApplicant } from '../open-case.ts';
import { addConsent, type Consent } from './applicant-store.ts';
import { consentPath } from './applicants-paths.ts';
import { consentToken, projectMark } from './consent.ts';
import { consentMail } from './consent-mails.ts';
import { ownersOfCase } from './consents-of-case.ts';
import { keepPeople, type PersonOfCase } from './people-of-case.ts';

export const CONSENT_REMINDER = 'consent-reminder';

/**
 * Asks the co-owners who have not agreed to the project as it stands, or one of them: a mail each, with a link that
 * answers once. Asked again the same day for the same project, nobody is written to twice.
 * @returns how many were written to
 * @throws DomainError `applicants.errors.answerFirst` while there is nothing to agree to, `applicants.errors.noMailbox`
 */
export async function askConsent(ctx: Context, caseId: number, only?: ApplicantId): Promise<number> {
  return ctx.db.tx(async (d) => {
    const row = await caseForApplicant(d, ctx, caseId);
    if (row.state !== 'draft' && row.state !== 'to-complete') throw refused('cases.errors.locked');
    const { answered } = declarationOf(row);
    if (!answered.includes('project') || !answered.includes('undertakings'))
      throw refused('applicants.errors.answerFirst');
    await keepPeople(d, row);
    const project = await projectOf(d, ctx, row);
    const { consents } = await ownersOfCase(d, ctx, row, project.works);
    const today = dayOf(ctx.clock());
    const waiting = consents.filter(
      ({ person, state, latest }) =>
        state !== 'yes' &&
        (only === undefined || person.id === only) &&
        !(state === 'asked' && latest && dayOf(latest.askedAt) === today),
    );
    const reachable = waiting.filter(({ person }) => person.mailbox !== null);
    if (only !== undefined && waiting.length > reachable.length) throw refused('applicants.errors.noMailbox');
    for (const { person } of reachable) await askOne(d, ctx, row, project, person);
    return reachable.length;
  });
}

async function askOne(
  d: Writer,
  ctx: Context,
  row: CaseRow,
  project: Project,
  person: PersonOfCase,
): Promise<void> {
  const now = ctx.clock();
  const consent = await addConsent(d, {
    applicantId: mustExist(person.id, 'cases.errors.unknown'),
    sentTo: person.mailbox,
    mark: projectMark(declarationOf(row), project.works),
    amount: estimateOf(project).scheme?.amount ?? null,
    askedAt: now,
    expiresOn: deadline(ctx.programme, 'consentLink', dayOf(now)),
  });
  await promiseConsentMail(d, ctx, row, consent, person, false);
  for (const [index, delay] of ctx.programme.deadlines.consentReminders.entries())
    await promiseWork(d, now, {
      kind: CONSENT_REMINDER,
      payload: { consent: consent.id },
      dedupeKey: `consent-${consent.id}:reminder-${index + 1}`,
      dueAt: instant(`${addPeriod(dayOf(now), delay)}T07:00:00Z`),
    });
  await appendJournal(
    d,
    { actor: ctx.actor, now },
    {
      action: 'case.consent-asked',
      subject: { kind: 'case', id: row.id },
      data: { owner: person.ownerId, consent: consent.id, amount: consent.amount },
    },
  );
}

/** The mail of a request, first or again; its link is the same. */
export async function promiseConsentMail(
  d: Writer,
  ctx: Context,
  row: CaseRow,
  consent: Consent,
  person: Pick<PersonOfCase, 'name' | 'accountId' | 'associate'>,
  reminder: boolean,
): Promise<void> {
  const line = mustExist(await findCaseLine(d, row.id), 'cases.errors.unknown');
  const account = person.accountId === null ? undefined : await findAccount(d, person.accountId);
  const to = mustExist(consent.sentTo, 'applicants.errors.noMailbox');
  const token = consentToken(ctx.config.dataKey, consent.id);
  const mail = consentMail(ctx, to, account?.locale ?? 'fr', {
    name: person.name,
    associate: person.associate,
    applicant: line.ownerName,
    address: line.address,
    amount: consent.amount,
    url: ctx.config.publicUrl + consentPath({ token }),
    until: consent.expiresOn as Day,
    reminder,
  });
  const key = reminder ? `${dayOf(ctx.clock())}` : 'asked';
  await promiseMail(d, ctx.clock(), mail, `consent-${consent.id}:${key}`);
}
