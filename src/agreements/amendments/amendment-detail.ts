import type { Context } from '../../context.ts';
import type { Reader } from '../../db/database.ts';
import { dayOf } from '../../shared/dates.ts';
import { mustExist } from '../../shared/errors.ts';
import type { AmendmentDetail } from '../acts/act-facts.ts';
import { findAct } from '../acts/act-store.ts';
import { type AgreementTerms, amendedAgreement } from './agreement-in-force.ts';
import { type Amendment, amendmentsOf, countIssued } from './amendment-store.ts';

/** What the act of an amendment says, ready to be frozen: the agreement in force before it, and what it changes. */
export async function amendmentDetail(
  d: Reader,
  ctx: Context,
  amendment: Pick<Amendment, 'agreementId' | 'reason' | 'changes' | 'caseId'>,
): Promise<AmendmentDetail> {
  const agreement = mustExist(await findAct(d, amendment.agreementId), 'agreements.errors.noAgreement');
  const { facts } = agreement;
  if (facts.detail.kind !== 'agreement') throw new Error(`act ${agreement.id} is no agreement`);
  const { calculation: _, ...terms } = facts.detail;
  const earlier = (await amendmentsOf(d, amendment.caseId)).filter(({ state }) => state === 'signed');
  const acts = await Promise.all(
    earlier.map(({ actId }) => (actId === null ? undefined : findAct(d, actId))),
  );
  return {
    kind: 'amendment',
    ordinal: (await countIssued(d, agreement.id)) + 1,
    agreement: {
      number: agreement.number,
      issuedOn: facts.issuedOn,
      template: facts.template,
      inForce: earlier.reduce<AgreementTerms>((now, { changes }) => amendedAgreement(now, changes), terms),
    },
    earlier: acts.flatMap((act) => (act ? [act.number] : [])),
    reason: amendment.reason,
    changes: amendment.changes,
    decidedOn: dayOf(ctx.clock()),
  };
}
