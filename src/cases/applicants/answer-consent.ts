import type { Context } from '../../context.ts';
import { appendJournal } from '../../journal/append-journal.ts';
import { promiseMail } from '../../outbox/promise-work.ts';
import { ownerMailbox } from '../case-mails.ts';
import { findCaseLine } from '../case-store.ts';
import { saveConsent } from './applicant-store.ts';
import { consentAnsweredMail } from './consent-mails.ts';
import { openConsent } from './open-consent.ts';

export type ConsentAnswer = { readonly answer: 'yes' | 'no'; readonly reason: string | null };

/**
 * A co-owner answers, once: whoever applies is told, and a refusal stops the application until they are asked again.
 * @returns what was answered; the first answer when there was one before
 * @throws DomainError those of `openConsent`
 */
export async function answerConsent(
  ctx: Context,
  token: string,
  { answer, reason }: ConsentAnswer,
): Promise<'yes' | 'no'> {
  const now = ctx.clock();
  return ctx.db.tx(async (d) => {
    const { consent, row, seen } = await openConsent(d, ctx, token);
    if (consent.answer !== null) return consent.answer;
    const kept = answer === 'no' ? reason : null;
    await saveConsent(d, consent.id, { answer, answeredAt: now, reason: kept });
    await appendJournal(
      d,
      { actor: ctx.actor, now },
      {
        action: answer === 'yes' ? 'case.consent-given' : 'case.consent-refused',
        subject: { kind: 'case', id: row.id },
        data: { owner: seen.person.ownerId, consent: consent.id, way: 'link' },
      },
    );
    const line = await findCaseLine(d, row.id);
    const box = line && ownerMailbox(line);
    if (line && box) {
      const mail = consentAnsweredMail(ctx, box, line, { name: seen.person.name, answer, reason: kept });
      await promiseMail(d, now, mail, `consent-${consent.id}:answered`);
    }
    return answer;
  });
}
