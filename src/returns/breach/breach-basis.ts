import { agreementNumberOf } from '../../agreements/agreements-queries.ts';
import { totalGiven } from '../../budget/payments/payment-queries.ts';
import type { CaseRow } from '../../cases/cases-queries.ts';
import { pinnedScheme } from '../../cases/decision/calculation.ts';
import type { Reader } from '../../db/database.ts';
import { findSchemeVersion } from '../../incentives/incentives-queries.ts';
import type { ClawbackRule } from '../../incentives/scheme-schema.ts';
import { mustExist } from '../../shared/errors.ts';
import type { Localised } from '../../shared/locale.ts';
import { type Cents, cents } from '../../shared/money.ts';
import { promisedBy } from '../promised.ts';
import { undertakingsOf } from '../return-store.ts';
import type { Basis } from './breach.ts';
import { type Breach, breachesOf } from './breach-store.ts';

export type BreachGround = {
  /** What the rules reckon from; null when the scheme asks nothing back. */
  readonly basis: Basis | null;
  readonly paid: Cents;
  readonly undertaking: { readonly kind: string; readonly text: Localised; readonly article: string };
  readonly agreementNumber: string | null;
};

/**
 * What a breach is judged on: the clawback rule of the scheme version that the case pins, what was paid less what was
 * asked back before, and when the undertaking began to run.
 */
export async function breachGround(
  d: Reader,
  row: CaseRow,
  breach: Pick<Breach, 'id' | 'undertaking' | 'brokenOn'>,
): Promise<BreachGround> {
  const version = mustExist(await findSchemeVersion(d, row.schemeVersionId), 'cases.errors.noScheme');
  const rule: ClawbackRule | null = pinnedScheme(version).definition.clawback;
  const before = (await breachesOf(d, row.id)).filter(({ id }) => id !== breach.id);
  const askedBack = before.reduce((sum, { amount }) => sum + (amount ?? 0), 0);
  const paid = cents(Math.max(0, (await totalGiven(d, row.id)) - askedBack));
  const span = (await undertakingsOf(d, row.id)).find(({ kind }) => kind === breach.undertaking);
  const promise = promisedBy(row).undertakings.find(({ kind }) => kind === breach.undertaking);
  const from = span?.startsOn ?? breach.brokenOn;
  return {
    basis: rule && { rule, paid, from, brokenOn: breach.brokenOn },
    paid,
    undertaking: {
      kind: breach.undertaking,
      text: promise?.text ?? { fr: breach.undertaking, en: breach.undertaking },
      article: promise?.article ?? '',
    },
    agreementNumber: await agreementNumberOf(d, row.id),
  };
}
