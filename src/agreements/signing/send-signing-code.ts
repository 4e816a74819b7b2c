import { caseForOwner } from '../../cases/open-case.ts';
import type { Context } from '../../context.ts';
import type { Writer } from '../../db/database.ts';
import { appendJournal } from '../../journal/append-journal.ts';
import { promiseMail } from '../../outbox/promise-work.ts';
import { newCode } from '../../people/token.ts';
import type { OwnerActor } from '../../shared/actor.ts';
import { plusMinutes, plusSeconds } from '../../shared/dates.ts';
import { conflict, refused } from '../../shared/errors.ts';
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

/**
 * Mails a one-time code to the signed-in owner for the agreement of their case. A newer code makes older ones useless.
 * @throws DomainError `agreements.errors.tooManyCodes`, `agreements.errors.alreadySigned`, or that of `signableAct`
 */
export async function sendSigningCode(ctx: Context, caseId: number): Promise<SigningCode> {
  const now = ctx.clock();
  return ctx.db.tx(async (d) => {
    const row = await caseForOwner(d, ctx, caseId);
    const actor = ctx.actor as OwnerActor;
    const { act, signatures } = await signableAct(d, row);
    if (signatures.some(({ party }) => party === 'owner')) throw conflict('agreements.errors.alreadySigned');
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
