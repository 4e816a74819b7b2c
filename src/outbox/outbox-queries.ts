import type { Reader } from '../db/database.ts';
import type { Instant } from '../shared/dates.ts';
import type { MailDraft } from './mail-draft.ts';
import { recentWork } from './outbox-store.ts';

export type UndeliveredMail = { readonly to: string; readonly subject: string; readonly promisedAt: Instant };

/** Mails to these mailboxes that could not be delivered after every try, the latest first (of the last hundred). */
export async function undeliveredTo(
  d: Reader,
  mailboxes: readonly (string | null)[],
): Promise<UndeliveredMail[]> {
  const wanted = new Set(mailboxes.flatMap((mailbox) => (mailbox ? [mailbox.toLowerCase()] : [])));
  return (await recentWork(d, 'dead'))
    .filter(({ kind }) => kind === 'mail')
    .flatMap(({ payload, createdAt }) => {
      const { to, subject } = payload as Partial<MailDraft>;
      return to && subject && wanted.has(to.toLowerCase()) ? [{ to, subject, promisedAt: createdAt }] : [];
    });
}
