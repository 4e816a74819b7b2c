import { caseForStaff } from '../../cases/open-case.ts';
import type { Context } from '../../context.ts';
import { storeUpload } from '../../files/keep-file.ts';
import { endPlanned } from '../../follow-up/keep-tasks.ts';
import { appendJournal } from '../../journal/append-journal.ts';
import type { Staff } from '../../shared/actor.ts';
import { type Day, dayOf } from '../../shared/dates.ts';
import { conflict, invalid, mustExist } from '../../shared/errors.ts';
import { reopenVacancy } from '../../units/spells/reopen-vacancy.ts';
import { keepProof, type Proof } from './answer-check.ts';
import { ask } from './ask-checks.ts';
import type { CheckBasis, CheckOutcome } from './check.ts';
import { findCheck, type HomeCheck, saveCheck } from './check-store.ts';
import { taskKeyOf } from './hand-to-officer.ts';
import { paperFormOf } from './issue-form.ts';

export type Finding = {
  readonly version: number;
  readonly outcome: CheckOutcome;
  readonly basis: CheckBasis;
  /** Asked when the home is vacant again: the new spell begins that day. */
  readonly emptySince: Day | null;
  readonly findings: string;
  readonly proof: Proof | null;
};

/**
 * The officer says what became of the home, on evidence. Vacant again: a new spell opens in the register the same moment.
 * @throws DomainError `returnChecks.errors.*`, `unitLife.errors.spellsOverlap`, conflict
 */
export async function settleCheck(ctx: Context, ref: string, id: number, found: Finding): Promise<HomeCheck> {
  const { outcome, basis, emptySince, findings, proof } = found;
  mustHold(ctx, found);
  const stored = proof && (await storeUpload(ctx, proof.bytes));
  return ctx.db.tx(async (d) => {
    const row = await caseForStaff(d, ctx, ref);
    const check = mustExist(await findCheck(d, id), 'returnChecks.errors.unknown');
    mustBe(check, row.id, found.version);
    const paper = (await paperFormOf(d, check))?.back ?? null;
    if (basis === 'document' && !stored && check.hash === null && paper === null)
      throw invalid('returnChecks.errors.proofNeeded');
    if (stored && proof) await keepProof(d, ctx, check, stored, proof.name);
    const now = ctx.clock();
    const saved = await saveCheck(d, check, {
      outcome,
      basis: outcome === 'unknown' ? null : basis,
      findings,
      // The filled-in form that came back is a document like another.
      hash: stored?.hash ?? check.hash ?? paper?.hash ?? null,
      settledBy: (ctx.actor as Staff).accountId,
      settledAt: now,
    });
    const spell =
      outcome === 'vacant' && emptySince !== null
        ? await reopenVacancy(d, ctx, row.unitId, {
            startedOn: emptySince,
            startPrecision: 'day',
            startEvidence: EVIDENCE[basis],
          })
        : null;
    await endPlanned(d, ctx, taskKeyOf(check));
    await appendJournal(
      d,
      { actor: ctx.actor, now },
      {
        action: 'check.settled',
        subject: { kind: 'case', id: row.id },
        data: { ref: row.ref, check: id, kind: check.kind, outcome, basis, spell },
      },
    );
    return saved;
  });
}

const EVIDENCE = { declared: 'owner', document: 'document', visit: 'officer' } as const;

function mustHold(ctx: Context, { outcome, emptySince, findings, basis }: Finding): void {
  if (outcome === 'vacant' && emptySince === null) throw invalid('returnChecks.errors.sinceNeeded');
  if (emptySince !== null && emptySince > dayOf(ctx.clock())) throw invalid('returnChecks.errors.future');
  if ((basis === 'visit' || outcome !== 'persisted') && findings.trim() === '')
    throw invalid('returnChecks.errors.findingsNeeded');
}

function mustBe(check: HomeCheck, caseId: number, version: number): void {
  mustExist(check.caseId === caseId ? check : null, 'returnChecks.errors.unknown');
  if (check.version !== version || check.outcome !== null) throw conflict('web.errors.changedMeanwhile');
}

/** Mails the question once more with a new link, at the officer's wish. */
export async function askAgain(ctx: Context, ref: string, id: number, version: number): Promise<void> {
  await ctx.db.tx(async (d) => {
    const row = await caseForStaff(d, ctx, ref);
    const check = mustExist(await findCheck(d, id), 'returnChecks.errors.unknown');
    mustBe(check, row.id, version);
    await ask(d, ctx, check, check.askedOn === null ? 'asked' : 'reminded');
  });
}
