import { withAmendedUndertakings } from '../cases/amended-terms.ts';
import type { CaseRow } from '../cases/cases-queries.ts';
import { calculationOf } from '../cases/decision/calculation.ts';
import type { Undertaking } from '../incentives/scheme-schema.ts';
import { isKnown } from '../incentives/situation.ts';
import { refused } from '../shared/errors.ts';
import type { Promised } from './check-return.ts';

export type CasePromise = Omit<Promised, 'undertakings'> & { readonly undertakings: readonly Undertaking[] };

/** What the frozen calculation of a case says was promised, as signed amendments changed it. @throws DomainError `agreements.errors.noCalculation` */
export function promisedBy(row: Pick<CaseRow, 'calculation' | 'amendedTerms'>): CasePromise {
  const calculation = calculationOf(row);
  if (!calculation) throw refused('agreements.errors.noCalculation');
  const { situation, scheme } = calculation.estimate;
  return {
    tenureAfter: isKnown(situation.tenureAfter) ? situation.tenureAfter : null,
    rentLevel: isKnown(situation.rentLevel) ? situation.rentLevel : null,
    undertakings: withAmendedUndertakings(scheme?.undertakings ?? [], row),
  };
}
