import { UNAMENDED, withAmendedDelays, withAmendedUndertakings } from '../../cases/amended-terms.ts';
import type { WorksPlan } from '../../cases/case.ts';
import { withVat } from '../../shared/money.ts';
import type { ActFacts, AgreementDetail, BeneficiaryFacts, WorkFacts } from '../acts/act-facts.ts';
import { amendedBy, type Change, changeOf } from './amendment.ts';

/** What the agreement says, frozen, without the calculation that is attached to it. */
export type AgreementTerms = Omit<AgreementDetail, 'calculation'>;

/** The agreement as an amendment leaves it; what it does not name stays as it was. */
export function amendedAgreement(agreement: AgreementTerms, changes: readonly Change[]): AgreementTerms {
  const amendedTerms = amendedBy(UNAMENDED, changes);
  const works = changeOf(changes, 'works');
  return {
    ...agreement,
    award: { ...agreement.award, amount: amendedTerms.award ?? agreement.award.amount },
    project: works ? { ...agreement.project, works: worksFacts(works.after) } : agreement.project,
    deadlines: withAmendedDelays(agreement.deadlines, { amendedTerms }),
    undertakings: withAmendedUndertakings(agreement.undertakings, { amendedTerms }),
  };
}

export const worksFacts = (works: WorksPlan): WorkFacts[] =>
  works.map(({ measure, quantity, unit, performance, costHT, vat }) => ({
    measure,
    quantity,
    unit,
    performance,
    costHT,
    vat,
    costTTC: withVat(costHT, vat),
  }));

/** The beneficiary as an amendment leaves them. */
export function amendedBeneficiary(
  { beneficiary }: Pick<ActFacts, 'beneficiary'>,
  changes: readonly Change[],
): BeneficiaryFacts {
  const change = changeOf(changes, 'beneficiary');
  return change
    ? {
        name: change.after.name,
        kind: change.after.kind,
        siren: change.after.siren,
        address: change.after.address,
      }
    : beneficiary;
}
