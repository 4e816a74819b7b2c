import { type Context, contextFor } from '../../context.ts';
import type { Writer } from '../../db/database.ts';
import { appendJournal } from '../../journal/append-journal.ts';
import type { OutboxHandler } from '../../outbox/outbox-worker.ts';
import { system } from '../../shared/actor.ts';
import { dayOf } from '../../shared/dates.ts';
import type { CaseId, OwnerId } from '../../shared/ids.ts';
import { eraseCase, erasePerson } from '../erasure/erase-rows.ts';
import { promiseFileErasure } from '../erasure/promise-file-erasure.ts';
import type { Erased } from '../holdings/holdings-store.ts';
import { findCaseWithClock, findPersonWithClock } from './clock-store.ts';
import type { RetentionErasure } from './confirm-batch.ts';
import { delaysOf } from './delays.ts';
import {
  eraseAccount,
  eraseCampaignLetters,
  eraseImport,
  eraseMail,
  eraseReadings,
} from './erase-aged-store.ts';
import { caseClock, isDue, personClock } from './retention-rules.ts';
import {
  type Batch,
  endItem,
  findBatch,
  growDestruction,
  type Item,
  nextItem,
  noteProgress,
  saveBatch,
} from './retention-store.ts';

/** Erases a confirmed batch, one line a transaction: stopped anywhere, it goes on from there. */
export const eraseBatch: OutboxHandler = async (services, row) => {
  const { batch: id } = row.payload as RetentionErasure;
  const ctx = contextFor(services, system('retention'));
  for (;;) {
    const more = await ctx.db.tx(async (d) => {
      const batch = await findBatch(d, id);
      if (batch?.state !== 'confirmed') return false;
      const item = await nextItem(d, id);
      if (!item) {
        await end(d, ctx, batch);
        return false;
      }
      await eraseItem(d, ctx, batch, item);
      return true;
    });
    if (!more) return;
  }
};

async function eraseItem(d: Writer, ctx: Context, batch: Batch, item: Item): Promise<void> {
  const erased = await eraseSubject(d, ctx, item);
  await endItem(d, item.id, erased === null ? 'kept' : 'erased', erased?.counts);
  await noteProgress(d, batch.id, batch.done + 1);
  if (erased === null) return;
  await growDestruction(d, batch.id, item.rule, {
    on: dayOf(ctx.clock()),
    at: ctx.clock(),
    counts: erased.counts,
    files: erased.files.length,
    confirmedBy: batch.confirmedBy,
  });
}

/** Null: what happened since it was listed gives it more time. */
async function eraseSubject(d: Writer, ctx: Context, { kind, subjectId }: Item): Promise<Erased | null> {
  const delays = delaysOf(ctx.programme);
  const today = dayOf(ctx.clock());
  switch (kind) {
    case 'case': {
      const found = await findCaseWithClock(d, subjectId as CaseId);
      return found && isDue(caseClock(found, delays), today) ? eraseCase(d, ctx, found.id) : null;
    }
    case 'person': {
      const found = await findPersonWithClock(d, subjectId as OwnerId);
      if (!found || !isDue(personClock(found, delays), today)) return null;
      return erasePerson(d, ctx, { owners: [found.id], keptCases: [] });
    }
    default:
      return withFiles(d, ctx, AGED[kind](d, subjectId));
  }
}

const AGED = {
  account: eraseAccount,
  campaign: eraseCampaignLetters,
  import: eraseImport,
  mail: eraseMail,
  reading: eraseReadings,
};

async function withFiles(d: Writer, ctx: Context, erased: Erased): Promise<Erased> {
  await promiseFileErasure(d, ctx.clock(), erased.files);
  return erased;
}

async function end(d: Writer, ctx: Context, batch: Batch): Promise<void> {
  const now = ctx.clock();
  await saveBatch(d, batch, { state: 'done', endedAt: now });
  await appendJournal(
    d,
    { actor: ctx.actor, now },
    {
      action: 'retention.erased',
      subject: { kind: 'retention', id: batch.id },
      data: { lines: batch.total },
    },
  );
}
