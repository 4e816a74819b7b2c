import type { Day } from '../../shared/dates.ts';
import type { FileHash } from '../../shared/ids.ts';
import type { IssuableKind } from '../acts/act-facts.ts';

/** All that the public learns of an act: nothing here names a person, a place or a sum. */
export type CheckedAct = {
  readonly kind: IssuableKind;
  readonly number: string;
  readonly issuedOn: Day;
  readonly specimen: boolean;
  readonly fileHash: FileHash | null;
  readonly signedFileHash: FileHash | null;
};

type Act = {
  readonly kind: IssuableKind;
  readonly number: string;
  readonly facts: { readonly issuedOn: Day; readonly specimen: boolean };
  readonly fileHash: FileHash | null;
  readonly signedFileHash: FileHash | null;
};

export const checkedAct = ({ kind, number, facts, fileHash, signedFileHash }: Act): CheckedAct => ({
  kind,
  number,
  issuedOn: facts.issuedOn,
  specimen: facts.specimen,
  fileHash,
  signedFileHash,
});

export type Comparison = { readonly same: boolean; readonly as: 'same' | 'sameSigned' | 'different' };

/** Whether a file is, byte for byte, the act as issued or its signed copy. */
export function compareFile(
  { fileHash, signedFileHash }: Pick<CheckedAct, 'fileHash' | 'signedFileHash'>,
  hash: string,
): Comparison {
  if (hash === fileHash) return { same: true, as: 'same' };
  if (hash === signedFileHash) return { same: true, as: 'sameSigned' };
  return { same: false, as: 'different' };
}
