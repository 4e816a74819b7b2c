import { openRecovery } from '../../budget/recovery/open-recovery.ts';
import { contextFor, type Services } from '../../context.ts';
import { type MessageKey, type MessageParams, translate } from '../../i18n/translate.ts';
import type { OutboxRow } from '../../outbox/outbox-store.ts';
import { actorOf, findAccount } from '../../people/people-queries.ts';
import { system } from '../../shared/actor.ts';
import { mustExist } from '../../shared/errors.ts';
import type { Localised } from '../../shared/locale.ts';
import { cents } from '../../shared/money.ts';
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
    deed: `breach-${id}`,
    computation: {
      basis: inBoth('breaches.recovery.basis', { article: breach.computed.article }),
      lines: [
        { label: inBoth('breaches.recovery.paid'), amount: breach.computed.paid },
        {
          label: inBoth('breaches.recovery.kept'),
          amount: cents(breach.computed.amount - breach.computed.paid),
        },
      ],
    },
  });
}

const inBoth = (key: MessageKey, params?: MessageParams): Localised => ({
  fr: translate('fr', key, params),
  en: translate('en', key, params),
});
