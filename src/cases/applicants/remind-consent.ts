import { contextFor, type Services } from '../../context.ts';
import type { OutboxRow } from '../../outbox/outbox-store.ts';
import { system } from '../../shared/actor.ts';
import { projectOf } from '../application/project.ts';
import { findCaseById } from '../case-store.ts';
import { applicantById, consentById, saveConsent } from './applicant-store.ts';
import { promiseConsentMail } from './ask-consent.ts';
import { ownersOfCase } from './consents-of-case.ts';

/** Outbox work, some days after a co-owner was asked: one more mail while they have not answered, nothing otherwise. */
export async function remindConsent(services: Services, work: OutboxRow): Promise<void> {
  const ctx = contextFor(services, system('worker'));
  const { consent: consentId } = work.payload as { readonly consent: number };
  await ctx.db.tx(async (d) => {
    const consent = await consentById(d, consentId);
    const applicant = consent && (await applicantById(d, consent.applicantId));
    const row = applicant && (await findCaseById(d, applicant.caseId));
    if (!consent || !row || (row.state !== 'draft' && row.state !== 'to-complete')) return;
    const { works } = await projectOf(d, ctx, row);
    const { consents } = await ownersOfCase(d, ctx, row, works);
    const waiting = consents.find(({ latest, state }) => latest?.id === consent.id && state === 'asked');
    if (!waiting) return;
    await saveConsent(d, consent.id, { remindedAt: ctx.clock() });
    await promiseConsentMail(d, ctx, row, consent, waiting.person, true);
  });
}
