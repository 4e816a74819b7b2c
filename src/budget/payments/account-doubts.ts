import type { CaseRow } from '../../cases/cases-queries.ts';
import type { Reader } from '../../db/database.ts';
import { accountsOfOwner, otherUsesOfAccount, type PaymentRequest } from './payment-store.ts';

/** Why an account must be looked at by a second person: another owner gave it, or the same owner gave another before. */
export type AccountDoubt = { readonly why: 'taken'; readonly other: string } | { readonly why: 'changed' };

export async function accountDoubts(
  d: Reader,
  row: CaseRow,
  payment: PaymentRequest,
): Promise<AccountDoubt[]> {
  const [other] = await otherUsesOfAccount(d, payment.ibanFingerprint, row.ownerId);
  const known = await accountsOfOwner(d, row.ownerId);
  const changed = known.some(
    ({ id, fingerprint }) => id < payment.id && fingerprint !== payment.ibanFingerprint,
  );
  return [
    ...(other ? [{ why: 'taken' as const, other: other.caseRef ?? '' }] : []),
    ...(changed ? [{ why: 'changed' as const }] : []),
  ];
}
