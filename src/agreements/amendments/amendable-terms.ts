import { type WorksPlan, worksOf } from '../../cases/case.ts';
import type { CaseRow } from '../../cases/cases-queries.ts';
import type { Context } from '../../context.ts';
import type { Reader } from '../../db/database.ts';
import type { SchemeDeadline, Undertaking } from '../../incentives/scheme-schema.ts';
import { findOwner, type Owner } from '../../people/people-queries.ts';
import { mustExist } from '../../shared/errors.ts';
import type { Cents } from '../../shared/money.ts';
import { ownersOfUnit } from '../../units/units-queries.ts';
import { CHANGEABLE_IN, type ChangeKind, type Party } from './amendment.ts';
import { amendmentDetail } from './amendment-detail.ts';
import { agreementToAmend } from './propose-amendment.ts';

/** What is in force and can be amended, as the form shows it. */
export type AmendableTerms = {
  readonly amount: Cents;
  readonly deadlines: readonly SchemeDeadline[];
  readonly undertakings: readonly Undertaking[];
  readonly works: WorksPlan;
  readonly beneficiary: Party;
  /** Who may take the beneficiary's place: other holders of rights on the dwelling. */
  readonly heirs: readonly Party[];
};

/** @throws DomainError `amendments.errors.notSigned` */
export async function amendableTerms(d: Reader, ctx: Context, row: CaseRow): Promise<AmendableTerms> {
  const agreement = await agreementToAmend(d, row);
  const seen = { agreementId: agreement.id, caseId: row.id, reason: '', changes: [] };
  const { inForce } = (await amendmentDetail(d, ctx, seen)).agreement;
  const holders = (await ownersOfUnit(d, row.unitId)).filter(({ rank }) => rank >= 1);
  const may = (kind: ChangeKind) => CHANGEABLE_IN[kind].includes(row.state);
  return {
    amount: inForce.award.amount,
    deadlines: may('deadline') ? inForce.deadlines : [],
    undertakings: inForce.undertakings,
    works: may('works') ? worksOf(row) : [],
    beneficiary: asParty(mustExist(await findOwner(d, row.ownerId), 'cases.errors.unknown')),
    heirs: holders
      .map(({ owner }) => owner)
      .filter(({ id }) => id !== row.ownerId)
      .map(asParty),
  };
}

const asParty = ({ id, name, kind, siren, address }: Owner): Party => ({
  ownerId: id,
  name,
  kind,
  siren,
  address: (address ?? '').split('\n').filter((line) => line.trim() !== ''),
});
