import { staffOf } from '../../cases/acting.ts';
import { findCaseById } from '../../cases/cases-queries.ts';
import type { Context } from '../../context.ts';
import type { Writer } from '../../db/database.ts';
import { appendJournal } from '../../journal/append-journal.ts';
import { mustExist } from '../../shared/errors.ts';
import type { FileHash, SignatoryId } from '../../shared/ids.ts';
import { type Act, addSignature } from '../acts/act-store.ts';
import { signableAct } from './signable-act.ts';
import { standings } from './standing.ts';
import { tellOwnersSigned } from './tell-owners-signed.ts';

/**
 * Records the signatures seen on a scanned paper, for those who have not signed yet; the authority signs after them as
 * always. @throws DomainError of `signableAct` when the act is past signing
 */
export async function signOnPaper(
  d: Writer,
  ctx: Context,
  { id, caseId, kind }: Act,
  seen: { readonly signatories: readonly SignatoryId[]; readonly scanHash: FileHash },
): Promise<void> {
  const row = mustExist(await findCaseById(d, caseId), 'cases.errors.unknown');
  const signable = await signableAct(d, row, kind === 'amendment' ? id : undefined);
  const { act } = signable;
  const { name: confirmedBy } = staffOf(ctx);
  const now = ctx.clock();
  const given = standings(signable.signatories, signable.signatures).filter(
    ({ signatory, signature }) => signature === null && seen.signatories.includes(signatory.id),
  );
  for (const { signatory } of given) {
    await addSignature(d, {
      actId: act.id,
      party: 'owner',
      signatoryId: signatory.id,
      signedAt: now,
      proof: {
        method: 'paper',
        shownHash: act.fileHash,
        scanHash: seen.scanHash,
        name: signatory.name,
        confirmedBy,
      },
    });
    await appendJournal(
      d,
      { actor: ctx.actor, now },
      {
        action: 'agreement.signed',
        subject: { kind: 'act', id: act.id },
        data: {
          number: act.number,
          party: 'owner',
          signatory: signatory.id,
          method: 'paper',
          scan: seen.scanHash,
          sha256: act.fileHash,
        },
      },
    );
  }
  if (given.length > 0) await tellOwnersSigned(d, ctx, signable);
}
