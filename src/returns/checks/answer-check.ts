import { findCaseById } from '../../cases/cases-queries.ts';
import { attachPiece } from '../../cases/pieces/attach-piece.ts';
import type { Context } from '../../context.ts';
import type { Reader, Writer } from '../../db/database.ts';
import { type StoredFile, storeUpload } from '../../files/keep-file.ts';
import { endPlanned } from '../../follow-up/keep-tasks.ts';
import { appendJournal } from '../../journal/append-journal.ts';
import { dayOf } from '../../shared/dates.ts';
import { invalid, mustExist, refused } from '../../shared/errors.ts';
import { openLink, useLink } from '../links/give-link.ts';
import { promisedBy } from '../promised.ts';
import { returnOfCase } from '../return-store.ts';
import { asksProof, type CheckAnswer, type CheckedAgainst, doubtsOf } from './check.ts';
import { findCheck, type HomeCheck, saveCheck } from './check-store.ts';
import { handToOfficer, taskKeyOf } from './hand-to-officer.ts';

export type Proof = { readonly name: string; readonly bytes: Uint8Array };

/**
 * The owner answers from the link of the mail, once. An answer without doubt settles the check; any other goes to the
 * officer of the case, who finds out.
 * @throws DomainError `returnChecks.errors.*`, those of `storeUpload`
 */
export async function answerCheck(
  ctx: Context,
  token: string,
  answer: CheckAnswer,
  proof: Proof | null,
): Promise<HomeCheck> {
  if (answer.emptySince !== null && answer.emptySince > dayOf(ctx.clock()))
    throw invalid('returnChecks.errors.future');
  const { open } = await openLink(ctx.db.read, ctx, 'check', token);
  if (!open) throw refused('returnChecks.errors.linkDead');
  const stored = proof && (await storeUpload(ctx, proof.bytes));
  return ctx.db.tx(async (d) => {
    const id = await useLink(d, ctx, 'check', token);
    const check = mustExist(await findCheck(d, id), 'returnChecks.errors.linkDead');
    if (check.answeredAt !== null || check.outcome !== null) throw refused('returnChecks.errors.answered');
    if (stored && proof) await keepProof(d, ctx, check, stored, proof.name);
    return keepAnswer(d, ctx, check, answer, stored);
  });
}

export async function keepProof(
  d: Writer,
  ctx: Context,
  check: HomeCheck,
  file: StoredFile,
  name: string,
): Promise<void> {
  await attachPiece(d, ctx, check.caseId, { type: 'other', name, file });
}

async function keepAnswer(
  d: Writer,
  ctx: Context,
  check: HomeCheck,
  answer: CheckAnswer,
  file: StoredFile | null,
): Promise<HomeCheck> {
  const now = ctx.clock();
  const doubts = doubtsOf(answer, await checkedAgainst(d, check, file !== null));
  const settled =
    doubts.length > 0
      ? {}
      : {
          outcome: 'persisted' as const,
          basis: file ? ('document' as const) : ('declared' as const),
          settledAt: now,
        };
  const saved = await saveCheck(d, check, { answer, answeredAt: now, hash: file?.hash ?? null, ...settled });
  await appendJournal(
    d,
    { actor: ctx.actor, now },
    {
      action: 'check.answered',
      subject: { kind: 'case', id: check.caseId },
      data: { check: check.id, kind: check.kind, by: 'link', occupant: answer.occupant, doubts },
    },
  );
  if (doubts.length > 0) await handToOfficer(d, ctx, saved);
  else await endPlanned(d, ctx, taskKeyOf(check));
  return saved;
}

/** What an answer is set against: what was promised, and the ceiling verified with the return. */
export async function checkedAgainst(
  d: Reader,
  check: Pick<HomeCheck, 'caseId' | 'kind'>,
  proved: boolean,
): Promise<CheckedAgainst> {
  const row = mustExist(await findCaseById(d, check.caseId), 'cases.errors.unknown');
  const found = await returnOfCase(d, check.caseId);
  return {
    kind: check.kind,
    tenure: promisedBy(row).tenureAfter,
    rentCeiling: found?.rentCeiling ?? null,
    proved: proved || !asksProof(check.kind),
  };
}
