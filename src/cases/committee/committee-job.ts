import { contextFor } from '../../context.ts';
import type { OutboxHandler } from '../../outbox/outbox-worker.ts';
import { actorOf, findAccount } from '../../people/people-queries.ts';
import { mustExist } from '../../shared/errors.ts';
import type { CommitteeSessionId } from '../../shared/ids.ts';
import { carryOutSession } from './carry-out-session.ts';
import { findSession } from './committee-store.ts';

/** Goes on with the decisions of a session, on behalf of whoever closed it. */
export const committeeDecisions: OutboxHandler = async (services, row) => {
  const { session: id } = row.payload as { readonly session: CommitteeSessionId };
  const session = mustExist(await findSession(services.db.read, id), 'committee.errors.unknown');
  const closer =
    session.closedBy === null ? undefined : await findAccount(services.db.read, session.closedBy);
  const account = mustExist(closer, 'committee.errors.unknown');
  const actor = mustExist(actorOf(account), 'committee.errors.unknown');
  await carryOutSession(contextFor(services, actor, account.locale), id);
};
