import type { Instant } from '../../shared/dates.ts';
import type { AccountId, SignatoryId } from '../../shared/ids.ts';

type Signatory = {
  readonly id: SignatoryId;
  readonly accountId: AccountId | null;
  readonly email: string | null;
};
type Signature = {
  readonly party: 'owner' | 'authority';
  readonly signatoryId: SignatoryId | null;
  readonly signedAt: Instant;
};

/** Where one signatory stands: their signature, or null while it is waited for. */
export type Standing<S extends Signatory = Signatory, G extends Signature = Signature> = {
  readonly signatory: S;
  readonly signature: G | null;
};

export const standings = <S extends Signatory, G extends Signature>(
  signatories: readonly S[],
  signatures: readonly G[],
): Standing<S, G>[] =>
  signatories.map((signatory) => ({
    signatory,
    signature: signatures.find(({ signatoryId }) => signatoryId === signatory.id) ?? null,
  }));

/** The authority signs last: when every owner has. An act that nobody signs is never ready. */
export const allOwnersSigned = (
  signatories: readonly Signatory[],
  signatures: readonly Signature[],
): boolean =>
  signatories.length > 0 && standings(signatories, signatures).every(({ signature }) => signature !== null);

export const authoritySigned = (signatures: readonly Signature[]): boolean =>
  signatures.some(({ party }) => party === 'authority');

/** Whether a signatory is that person: by account, or while none is known by the mailbox through which they signed in. */
export const isPerson = (
  signatory: Pick<Signatory, 'accountId' | 'email'>,
  person: { readonly accountId: AccountId; readonly email: string },
): boolean =>
  signatory.accountId === null
    ? signatory.email === person.email.trim().toLowerCase()
    : signatory.accountId === person.accountId;
