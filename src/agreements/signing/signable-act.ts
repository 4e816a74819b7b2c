import type { CaseRow } from '../../cases/cases-queries.ts';
import type { Reader } from '../../db/database.ts';
import { conflict, mustExist, notFound, refused } from '../../shared/errors.ts';
import type { ActId, FileHash } from '../../shared/ids.ts';
import { type Act, findAct, latestAct, type Signature, signaturesOf } from '../acts/act-store.ts';
import { amendmentOfAct } from '../amendments/amendment-store.ts';
import { type Signatory, signatoriesOfAct } from './signatory-store.ts';

/** An act of a case that waits for signatures, with those who sign it and those who have. */
export type Signable = {
  readonly act: Act & { readonly fileHash: FileHash };
  readonly signatories: readonly Signatory[];
  readonly signatures: readonly Signature[];
};

/**
 * The agreement of the case, or the amendment named by `amendment`.
 * @throws DomainError when it is not issued, its document is not made yet, or it is past signing
 */
export async function signableAct(d: Reader, row: CaseRow, amendment?: ActId): Promise<Signable> {
  const act =
    amendment === undefined ? await agreementToSign(d, row) : await amendmentToSign(d, row, amendment);
  const { fileHash } = act;
  if (fileHash === null) throw refused('agreements.errors.notReady');
  return {
    act: { ...act, fileHash },
    signatories: await signatoriesOfAct(d, act.id),
    signatures: await signaturesOf(d, act.id),
  };
}

async function agreementToSign(d: Reader, row: CaseRow): Promise<Act> {
  const act = mustExist(await latestAct(d, row.id, 'agreement'), 'agreements.errors.noAgreement');
  if (row.state !== 'to-sign')
    throw refused('cases.errors.notNow', { state: row.state, action: 'sign-last' });
  return act;
}

async function amendmentToSign(d: Reader, row: CaseRow, id: ActId): Promise<Act> {
  const act = await findAct(d, id);
  if (!act || act.caseId !== row.id || act.kind !== 'amendment')
    throw notFound('agreements.errors.unknownAct');
  if ((await amendmentOfAct(d, id))?.state !== 'to-sign') throw refused('amendments.errors.notToSign');
  return act;
}

/** What a person signs is what they were shown. */
export function mustBeShown({ act }: Signable, shownHash: string): void {
  if (act.fileHash !== shownHash) throw conflict('agreements.errors.changedDocument');
}
