import { contextFor } from '../context.ts';
import type { OutboxHandler } from '../outbox/outbox-worker.ts';
import { actorOf, findAccount } from '../people/people-queries.ts';
import { mustExist } from '../shared/errors.ts';
import { type BulkWork, carryOut } from './apply-deed.ts';
import { findDeed } from './bulk-store.ts';
import { putBack } from './undo-deed.ts';

/** Goes on with a deed on many homes, on behalf of whoever began it. */
export const bulkDeed: OutboxHandler = async (services, row) => {
  const { deed: id, step } = row.payload as BulkWork;
  const deed = mustExist(await findDeed(services.db.read, id), 'web.error.404.text');
  const account = mustExist(await findAccount(services.db.read, deed.madeBy), 'web.error.404.text');
  const ctx = contextFor(services, mustExist(actorOf(account), 'web.error.404.text'), account.locale);
  await (step === 'apply' ? carryOut : putBack)(ctx, id);
};
