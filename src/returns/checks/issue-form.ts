import { issueAct } from '../../agreements/acts/issue-act.ts';
import {
  type Act,
  actsOfCase,
  agreementNumberOf,
  type PaperCopy,
  paperCopiesOf,
} from '../../agreements/agreements-queries.ts';
import { caseForStaff } from '../../cases/open-case.ts';
import type { Context } from '../../context.ts';
import type { Reader } from '../../db/database.ts';
import { deadline } from '../../programme/programme.ts';
import { addYears, dayOf } from '../../shared/dates.ts';
import { mustExist, refused } from '../../shared/errors.ts';
import type { ActId } from '../../shared/ids.ts';
import { boundOwner } from '../bound-owner.ts';
import { returnOfCase, undertakingsOf } from '../return-store.ts';
import { findCheck, type HomeCheck } from './check-store.ts';

/** The paper form of a check, and the filled-in copy that came back. */
export type PaperForm = { readonly act: Act; readonly back: PaperCopy | null };

export async function paperFormOf(
  d: Reader,
  check: Pick<HomeCheck, 'id' | 'caseId'>,
): Promise<PaperForm | null> {
  const act = (await actsOfCase(d, check.caseId)).findLast(
    ({ facts: { detail } }) => detail?.kind === 'attestation-form' && detail.check === check.id,
  );
  if (!act) return null;
  return { act, back: (await paperCopiesOf(d, act.id))[0] ?? null };
}

/**
 * Issues the question of a check on paper, for whoever does not answer on line: sent by post, it comes back by its code as
 * scanned acts do. Asked again, the same form is given.
 * @throws DomainError `returnChecks.errors.{unknown,answered}`
 */
export function issueForm(ctx: Context, ref: string, id: number): Promise<ActId> {
  const today = dayOf(ctx.clock());
  return ctx.db.tx(async (d) => {
    const row = await caseForStaff(d, ctx, ref);
    const found = await findCheck(d, id);
    const check = mustExist(found?.caseId === row.id ? found : null, 'returnChecks.errors.unknown');
    if (check.outcome !== null) throw refused('returnChecks.errors.answered');
    const issued = await paperFormOf(d, check);
    if (issued) return issued.act.id;
    const running = (await undertakingsOf(d, row.id)).filter(({ state }) => state === 'running');
    const occupiedOn = (await returnOfCase(d, row.id))?.occupiedOn ?? check.dueOn;
    const yearBefore = addYears(check.dueOn, -1);
    const owner = await boundOwner(d, row);
    // After a sale the form goes to whoever is bound, not to the owner of the case.
    return issueAct(
      d,
      ctx,
      { ...row, ownerId: owner.id },
      {
        kind: 'attestation-form',
        check: check.id,
        agreementNumber: await agreementNumberOf(d, row.id),
        from: yearBefore > occupiedOn ? yearBefore : occupiedOn,
        to: check.dueOn,
        promises: running.map(({ kind, endsOn }) => ({ kind, endsOn })),
        sendBackBy: deadline(ctx.programme, 'checkEscalation', check.dueOn > today ? check.dueOn : today),
      },
    );
  });
}
