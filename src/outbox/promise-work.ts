import type { Writer } from '../db/database.ts';
import type { Instant } from '../shared/dates.ts';
import type { MailDraft } from './mail-draft.ts';
import { outbox } from './outbox-table.ts';

type Promised = {
  readonly kind: string;
  readonly payload: unknown;
  readonly dedupeKey?: string;
  readonly dueAt?: Instant;
};

/** Promises background work inside the transaction of the deed: it happens if, and only if, the deed is kept. */
export async function promiseWork(d: Writer, now: Instant, work: Promised): Promise<void> {
  d.insert(outbox)
    .values({
      kind: work.kind,
      payload: work.payload,
      dedupeKey: work.dedupeKey ?? null,
      dueAt: work.dueAt ?? now,
      createdAt: now,
    })
    .onConflictDoNothing({ target: outbox.dedupeKey })
    .run();
}

/** Promises a mail. `dedupeKey` names the occasion (`case-12:granted`), so that it is sent once. */
export const promiseMail = (d: Writer, now: Instant, mail: MailDraft, dedupeKey?: string): Promise<void> =>
  promiseWork(d, now, { kind: 'mail', payload: mail, ...(dedupeKey ? { dedupeKey } : {}) });
