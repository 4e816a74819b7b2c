import type { Context } from '../context.ts';
import { appendJournal } from '../journal/append-journal.ts';
import { forbidden, refused } from '../shared/errors.ts';
import type { UnitId } from '../shared/ids.ts';
import type { BulkDeed } from './bulk-store.ts';
import { addDeed } from './bulk-store.ts';
import type { DeedKind } from './deed.ts';

export type Choice = {
  readonly kind: DeedKind;
  readonly ids: readonly UnitId[];
  /** The filter they come from, as the list's address said it; null when ticked one by one. */
  readonly filter: Readonly<Record<string, string>> | null;
};

/** Freezes the homes that a deed is about. Nothing changes yet. @throws DomainError `bulk.errors.none` */
export async function chooseUnits(ctx: Context, { kind, ids, filter }: Choice): Promise<BulkDeed> {
  const { actor } = ctx;
  if (actor.kind !== 'staff') throw forbidden();
  const chosen = [...new Set(ids)];
  if (chosen.length === 0) throw refused('bulk.errors.none');
  const now = ctx.clock();
  return ctx.db.tx(async (d) => {
    const deed = await addDeed(
      d,
      { kind, state: 'chosen', filter, total: chosen.length, madeBy: actor.accountId, madeAt: now },
      chosen,
    );
    await appendJournal(
      d,
      { actor, now },
      { action: 'bulk.chosen', subject: { kind: 'bulk', id: deed.id }, data: { kind, units: chosen.length } },
    );
    return deed;
  });
}
