import type { Day } from '../../shared/dates.ts';
import type { OwnerKind } from '../ownership.ts';

/** What a person says of an owner. */
export type OwnerIdentity = {
  readonly name: string;
  readonly kind: OwnerKind;
  readonly birthDate: Day | null;
  readonly siren: string | null;
  readonly legalRepresentative: string | null;
  readonly email: string | null;
  readonly phone: string | null;
  /** Postal address, up to four lines joined by line feeds. */
  readonly address: string | null;
};

/** A natural person has a birth date and no SIREN; a company the other way round. */
export const asPossible = (identity: OwnerIdentity): OwnerIdentity =>
  identity.kind === 'individual'
    ? { ...identity, siren: null, legalRepresentative: null }
    : { ...identity, birthDate: null };
