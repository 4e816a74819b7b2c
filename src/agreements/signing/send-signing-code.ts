import type { Context } from '../../context.ts';
import type { Writer } from '../../db/database.ts';
import { appendJournal } from '../../journal/append-journal.ts';
import { promiseMail } from '../../outbox/promise-work.ts';
import { newCode } from '../../people/token.ts';
import type { OwnerActor } from '../../shared/actor.ts';
import { plusMinutes, plusSeconds } from '../../shared/dates.ts';
import { conflict, refused } from '../../shared/errors.ts';
import type { ActId } from '../../shared/ids.ts';
import { caseForSignatory } from './case-for-signatory.ts';
import { signableAct } from './signable-act.ts';
import {
  CODE_MINUTES,
  CODE_PAUSE_SECONDS,
  CODE_TRIES,
  CODES_PER_HOUR,
  signingCodeHash,
} from './signing-code.ts';
import { addSigningCode, codesSentSince, lastSigningCode, type SigningCode } from './signing-code-store.ts';
import { codeMail } from './signing-mails.ts';
import { waitingFrom } from './waiting-from.ts';

/**
 * Mails a one-time code to the signed-in signatory for the agreement of a case, or the amendment named. A newer code
 * makes older ones useless; each signature takes its own.
 * @throws DomainError `agreements.errors.tooManyCodes`, `agreements.errors.alreadySigned`, or that of `signableAct`
 */
export async function sendSigningCode(ctx: Context, caseId: number, amendment?: ActId): Promise<SigningCode> {
  const now = ctx.clock();
  return ctx.db.tx(async (d) => {
    const row = await caseForSignatory(d, ctx, caseId);
    const actor = ctx.actor as OwnerActor;
    const signable = await signableAct(d, row, amendment);
    const { act } = signable;
    if (waitingFrom(signable, actor).length === 0) throw conflict('agreements.errors.alreadySigned');
    await mustNotFlood(d, ctx, act.id, actor);
    const digits = newCode();
    const code = await addSigningCode(d, {
      actId: act.id,
      accountId: actor.accountId,
      codeHash: signingCodeHash(ctx.config.dataKey, act.id, actor.accountId, digits),
      sentTo: actor.email,
      attemptsLeft: CODE_TRIES,
      createdAt: now,
      expiresAt: plusMinutes(now, CODE_MINUTES),
    });
    await promiseMail(d, now, codeMail(ctx, actor.email, act.number, digits), `signing-code-${code.id}`);
    await appendJournal(
      d,
      { actor, now },
      {
        action: 'agreement.code-sent',
        subject: { kind: 'act', id: act.id },
        data: { number: act.number, code: code.id },
      },
    );
    return code;
  });
}

async function mustNotFlood(
  d: Writer,
  ctx: Context,
  actId: SigningCode['actId'],
  { accountId }: OwnerActor,
): Promise<void> {
  const now = ctx.clock();
  const last = await lastSigningCode(d, actId, accountId);
  const tooSoon = last !== undefined && plusSeconds(last.createdAt, CODE_PAUSE_SECONDS) > now;
  const sent = await codesSentSince(d, actId, accountId, plusMinutes(now, -60));
  if (tooSoon || sent >= CODES_PER_HOUR) throw refused('agreements.errors.tooManyCodes');
}
