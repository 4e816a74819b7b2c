import type { CaseRow } from '../../cases/cases-queries.ts';
import { findCaseById } from '../../cases/cases-queries.ts';
import { caseForStaff } from '../../cases/open-case.ts';
import type { Context } from '../../context.ts';
import type { Reader } from '../../db/database.ts';
import { mustExist } from '../../shared/errors.ts';
import type { RecoveryId } from '../../shared/ids.ts';
import { accountOf, type RecoveryAccount } from './recovery.ts';
import { findRecovery, type Receipt, type Recovery, receiptsOf } from './recovery-store.ts';

export type RecoverySeen = {
  readonly row: CaseRow;
  readonly recovery: Recovery;
  readonly receipts: readonly Receipt[];
  readonly account: RecoveryAccount;
};

/** A recovery that staff may open, with what came in so far. @throws DomainError not-found, forbidden */
export async function seeRecovery(d: Reader, ctx: Context, id: number): Promise<RecoverySeen> {
  const found = Number.isSafeInteger(id) ? await findRecovery(d, id as RecoveryId) : undefined;
  const recovery = mustExist(found, 'budget.recovery.errors.unknown');
  const owed = mustExist(await findCaseById(d, recovery.caseId), 'cases.errors.unknown');
  const row = await caseForStaff(d, ctx, owed.ref ?? '');
  const receipts = await receiptsOf(d, recovery.id);
  const received = receipts.map(({ amount }) => amount);
  return { row, recovery, receipts, account: accountOf(recovery.amount, received, isGivenUp(recovery)) };
}

export const isGivenUp = ({ writtenOffAt }: Pick<Recovery, 'writtenOffAt'>): boolean => writtenOffAt !== null;
