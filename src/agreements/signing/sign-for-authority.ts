import type { Context } from '../../context.ts';
import type { Writer } from '../../db/database.ts';
import { appendJournal } from '../../journal/append-journal.ts';
import { promiseWork } from '../../outbox/promise-work.ts';
import type { Staff } from '../../shared/actor.ts';
import { refused } from '../../shared/errors.ts';
import { addSignature } from '../acts/act-store.ts';
import type { Signable } from './signable-act.ts';
import { allOwnersSigned, standings } from './standing.ts';

/**
 * Writes the authority's signature, the last, and promises the signed copy (job `signed-act-pdf`).
 * @throws DomainError `agreements.errors.ownerFirst` while an owner has not signed
 */
export async function signForAuthority(
  d: Writer,
  ctx: Context,
  { act, signatories, signatures }: Signable,
): Promise<void> {
  if (!allOwnersSigned(signatories, signatures)) {
    const waiting = standings(signatories, signatures).filter(({ signature }) => signature === null);
    throw refused('agreements.errors.ownerFirst', { count: waiting.length });
  }
  const now = ctx.clock();
  const actor = ctx.actor as Staff;
  await addSignature(d, {
    actId: act.id,
    party: 'authority',
    accountId: actor.accountId,
    signedAt: now,
    proof: {
      method: 'staff-session',
      shownHash: act.fileHash,
      name: actor.name,
      signatory: act.facts.authority.identity.signatory.name,
    },
  });
  await appendJournal(
    d,
    { actor, now },
    {
      action: 'agreement.signed',
      subject: { kind: 'act', id: act.id },
      data: { number: act.number, party: 'authority', method: 'staff-session', sha256: act.fileHash },
    },
  );
  const work = { kind: 'signed-act-pdf', payload: { act: act.id }, dedupeKey: `act-${act.id}:signed-pdf` };
  await promiseWork(d, now, work);
}
