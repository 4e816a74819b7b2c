import { engageAward, releaseAward } from '../../budget/draw-on-envelope.ts';
import { staffOf } from '../../cases/acting.ts';
import { amendCase } from '../../cases/amend-case.ts';
import { amendedTermsOf } from '../../cases/amended-terms.ts';
import type { CaseRow } from '../../cases/cases-queries.ts';
import type { Context } from '../../context.ts';
import type { Writer } from '../../db/database.ts';
import { appendJournal } from '../../journal/append-journal.ts';
import { setUndertakingYears } from '../../returns/extend-undertaking.ts';
import { forbidden, refused } from '../../shared/errors.ts';
import type { AmendmentId } from '../../shared/ids.ts';
import { cents } from '../../shared/money.ts';
import { allows } from '../../shared/permissions.ts';
import { signForAuthority } from '../signing/sign-for-authority.ts';
import { mustBeShown, signableAct } from '../signing/signable-act.ts';
import { amendedBy, awardChange, changeOf, faultOf } from './amendment.ts';
import { type Amendment, saveAmendment } from './amendment-store.ts';
import { amendmentForStaff, deedOf } from './decide-amendment.ts';
import { limitsOf } from './propose-amendment.ts';

/**
 * The authority signs an amendment last, and it takes effect: terms of the case, money, delays and promises.
 * @throws DomainError `agreements.errors.{ownerFirst,changedDocument}`, `amendments.errors.*` when the case has moved past it
 */
export async function countersignAmendment(
  ctx: Context,
  ref: string,
  id: AmendmentId,
  { version, shownHash }: { readonly version: number; readonly shownHash: string },
): Promise<void> {
  if (!allows(staffOf(ctx).role, 'agreements.sign')) throw forbidden('web.errors.forbidden');
  await ctx.db.tx(async (d) => {
    const { row, amendment } = await amendmentForStaff(d, ctx, ref, id);
    if (amendment.state === 'signed') return;
    if (amendment.state !== 'to-sign' || amendment.actId === null)
      throw refused('amendments.errors.notToSign');
    await mustStillBePossible(d, row, amendment);
    const signable = await signableAct(d, row, amendment.actId);
    mustBeShown(signable, shownHash);
    await signForAuthority(d, ctx, signable);
    await saveAmendment(d, { id, version }, { state: 'signed', effectiveAt: ctx.clock() });
    await takeEffect(d, ctx, row, amendment);
    await appendJournal(
      d,
      { actor: ctx.actor, now: ctx.clock() },
      {
        action: 'amendment.effective',
        subject: { kind: 'amendment', id },
        data: {
          case: row.ref,
          number: signable.act.number,
          changes: amendment.changes.map(({ kind }) => kind),
          award: awardChange(amendment.changes),
        },
      },
    );
  });
}

/** Between the proposal and the last signature a payment may have been ordered, or works seen. */
async function mustStillBePossible(d: Writer, row: CaseRow, { changes }: Amendment): Promise<void> {
  const limits = await limitsOf(d, row);
  if (changes.some((change) => faultOf(change, limits) !== null))
    throw refused('amendments.errors.overtaken');
}

async function takeEffect(d: Writer, ctx: Context, row: CaseRow, amendment: Amendment): Promise<void> {
  const { changes } = amendment;
  await moveMoney(d, ctx, row, amendment);
  await amendCase(d, ctx, row, {
    terms: amendedBy(amendedTermsOf(row), changes),
    works: changeOf(changes, 'works')?.after ?? null,
    ownerId: changeOf(changes, 'beneficiary')?.after.ownerId ?? null,
  });
  for (const change of changes)
    if (change.kind === 'undertaking')
      await setUndertakingYears(d, row.id, { kind: change.undertaking, years: change.after });
}

async function moveMoney(
  d: Writer,
  ctx: Context,
  { id: caseId }: CaseRow,
  amendment: Amendment,
): Promise<void> {
  const change = awardChange(amendment.changes);
  const deed = deedOf(amendment);
  if (change > 0) await engageAward(d, ctx, caseId, deed);
  if (change < 0) await releaseAward(d, ctx, { caseId, amount: cents(-change), deed });
}
