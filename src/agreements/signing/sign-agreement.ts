import type { Context } from '../../context.ts';
import type { Writer } from '../../db/database.ts';
import { appendJournal } from '../../journal/append-journal.ts';
import type { OwnerActor } from '../../shared/actor.ts';
import { conflict, refused } from '../../shared/errors.ts';
import type { ActId, SignatoryId } from '../../shared/ids.ts';
import { addSignature } from '../acts/act-store.ts';
import { caseForSignatory } from './case-for-signatory.ts';
import { mustBeShown, type Signable, signableAct } from './signable-act.ts';
import type { Signatory } from './signatory-store.ts';
import { type CodeFault, codeFault, signingCodeHash } from './signing-code.ts';
import { lastSigningCode, type SigningCode, takeTry, useCode } from './signing-code-store.ts';
import { tellOwnersSigned } from './tell-owners-signed.ts';
import { waitingFrom } from './waiting-from.ts';

export type OwnerSigning = {
  readonly code: string;
  /** SHA-256 of the document on the screen. */
  readonly shownHash: string;
  /** Which signature, when one person gives several (a representative); else the first that is waited for. */
  readonly signatory?: SignatoryId | undefined;
};

type Refusal = { readonly fault: CodeFault | 'badCode'; readonly left: number };

/**
 * An owner, co-owner or representative signs with the code of the mail: one signature, one code. Each try costs one, right or wrong, and stays spent when it was wrong.
 * Signing twice is signing once.
 * @throws DomainError `agreements.errors.{noCode,badCode,codeExpired,codeSpent,changedDocument}` or that of `signableAct`
 */
export async function signAsOwner(
  ctx: Context,
  caseId: number,
  given: OwnerSigning,
  amendment?: ActId,
): Promise<void> {
  const refusal = await ctx.db.tx(async (d): Promise<Refusal | null> => {
    const row = await caseForSignatory(d, ctx, caseId);
    const signable = await signableAct(d, row, amendment);
    const actor = ctx.actor as OwnerActor;
    const waiting = waitingFrom(signable, actor);
    const signatory = given.signatory ? waiting.find(({ id }) => id === given.signatory) : waiting[0];
    if (!signatory) return null;
    mustBeShown(signable, given.shownHash);
    const code = await lastSigningCode(d, signable.act.id, actor.accountId);
    const fault = codeFault(code, ctx.clock());
    if (!code || fault) return { fault: fault ?? 'noCode', left: 0 };
    await takeTry(d, code.id);
    const hash = signingCodeHash(ctx.config.dataKey, signable.act.id, actor.accountId, given.code);
    if (hash !== code.codeHash) return { fault: 'badCode', left: code.attemptsLeft - 1 };
    await sign(d, ctx, signable, code, signatory);
    return null;
  });
  // Thrown outside the transaction: the try that was spent is kept.
  if (refusal) throw refused(`agreements.errors.${refusal.fault}`, { left: refusal.left });
}

async function sign(
  d: Writer,
  ctx: Context,
  signable: Signable,
  code: SigningCode,
  signatory: Signatory,
): Promise<void> {
  const { act } = signable;
  const actor = ctx.actor as OwnerActor;
  const now = ctx.clock();
  if (!(await useCode(d, code.id, now))) throw conflict('agreements.errors.alreadySigned');
  await addSignature(d, {
    actId: act.id,
    party: 'owner',
    signatoryId: signatory.id,
    accountId: actor.accountId,
    signedAt: now,
    proof: {
      method: 'one-time-code',
      shownHash: act.fileHash,
      mailbox: code.sentTo,
      codeId: code.id,
      codeSentAt: code.createdAt,
      name: signatory.name,
    },
  });
  await appendJournal(
    d,
    { actor, now },
    {
      action: 'agreement.signed',
      subject: { kind: 'act', id: act.id },
      data: {
        number: act.number,
        party: 'owner',
        signatory: signatory.id,
        method: 'one-time-code',
        code: code.id,
        sha256: act.fileHash,
      },
    },
  );
  await tellOwnersSigned(d, ctx, signable);
}
