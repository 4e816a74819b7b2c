import type { Context } from '../../context.ts';
import { appendJournal } from '../../journal/append-journal.ts';
import { promiseWork } from '../../outbox/promise-work.ts';
import { conflict, forbidden, refused } from '../../shared/errors.ts';
import { countItems, listedBatch, saveBatch, setAside } from './retention-store.ts';

export const RETENTION_ERASURE = 'retention-erasure';
export type RetentionErasure = { readonly batch: number };

export type Confirmation = {
  readonly version: number;
  /** Lines to erase; every other one is set aside and comes back with the next list. */
  readonly items: readonly number[];
};

/**
 * A manager confirms what fell due, line by line if they wish. Erasing is done in the background.
 * @throws DomainError conflict when the list changed meanwhile, refused when nothing is ticked
 */
export async function confirmBatch(ctx: Context, { version, items }: Confirmation): Promise<number> {
  const { actor } = ctx;
  if (actor.kind !== 'staff') throw forbidden();
  const now = ctx.clock();
  return ctx.db.tx(async (d) => {
    const batch = await listedBatch(d);
    if (!batch) throw conflict('privacy.errors.nothingDue');
    const aside = await setAside(d, batch.id, items);
    const total = await countItems(d, batch.id);
    if (total === 0) throw refused('privacy.errors.nothingTicked');
    await saveBatch(
      d,
      { id: batch.id, version },
      { state: 'confirmed', confirmedBy: actor.accountId, confirmedAt: now, total, done: 0 },
    );
    await promiseWork(d, now, {
      kind: RETENTION_ERASURE,
      payload: { batch: batch.id } satisfies RetentionErasure,
      dedupeKey: `retention:${batch.id}`,
    });
    await appendJournal(
      d,
      { actor, now },
      { action: 'retention.confirmed', subject: { kind: 'retention', id: batch.id }, data: { total, aside } },
    );
    return batch.id;
  });
}
