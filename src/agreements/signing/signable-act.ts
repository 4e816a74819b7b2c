import type { CaseRow } from '../../cases/cases-queries.ts';
import type { Reader } from '../../db/database.ts';
import { conflict, mustExist, refused } from '../../shared/errors.ts';
import type { FileHash } from '../../shared/ids.ts';
import { type Act, latestAct, type Signature, signaturesOf } from '../acts/act-store.ts';

/** The agreement of a case that waits for signatures, with those it has. */
export type Signable = {
  readonly act: Act & { readonly fileHash: FileHash };
  readonly signatures: readonly Signature[];
};

/** @throws DomainError when no agreement is issued, its document is not made yet, or the case is past signing */
export async function signableAct(d: Reader, row: CaseRow): Promise<Signable> {
  const act = mustExist(await latestAct(d, row.id, 'agreement'), 'agreements.errors.noAgreement');
  if (row.state !== 'to-sign')
    throw refused('cases.errors.notNow', { state: row.state, action: 'sign-last' });
  const { fileHash } = act;
  if (fileHash === null) throw refused('agreements.errors.notReady');
  return { act: { ...act, fileHash }, signatures: await signaturesOf(d, act.id) };
}

/** What a person signs is what they were shown. */
export function mustBeShown({ act }: Signable, shownHash: string): void {
  if (act.fileHash !== shownHash) throw conflict('agreements.errors.changedDocument');
}
