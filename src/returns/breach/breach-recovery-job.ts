import { openRecovery } from '../../budget/recovery/open-recovery.ts';
import { contextFor, type Services } from '../../context.ts';
import type { OutboxRow } from '../../outbox/outbox-store.ts';
import { actorOf, findAccount } from '../../people/people-queries.ts';
import { system } from '../../shared/actor.ts';
import { mustExist } from '../../shared/errors.ts';
import { findBreach } from './breach-store.ts';

/** Outbox work: opens the recovery of a sum that was decided, in the name of who decided. */
export async function openBreachRecovery(services: Services, row: OutboxRow): Promise<void> {
  const { breach: id } = row.payload as { readonly breach: number };
  const breach = mustExist(await findBreach(services.db.read, id), 'breaches.errors.unknown');
  if (breach.amount === null || breach.computed === null) return;
  const account = breach.decidedBy && (await findAccount(services.db.read, breach.decidedBy));
  const actor = (account && actorOf(account)) || system('worker');
  await openRecovery(contextFor(services, actor), {
    caseId: breach.caseId,
    cause: 'clawback',
    amount: breach.amount,
    computation: { deed: `breach-${id}`, ...breach.computed },
  });
}
