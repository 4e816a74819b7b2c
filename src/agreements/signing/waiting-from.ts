import type { OwnerActor } from '../../shared/actor.ts';
import { notFound } from '../../shared/errors.ts';
import type { Signable } from './signable-act.ts';
import type { Signatory } from './signatory-store.ts';
import { isPerson, standings } from './standing.ts';

/** The signatures of this act that wait for that person, in order; none when all are given. @throws not-found for anybody else */
export function waitingFrom(
  { signatories, signatures }: Pick<Signable, 'signatories' | 'signatures'>,
  person: OwnerActor,
): Signatory[] {
  const own = standings(signatories, signatures).filter(({ signatory }) => isPerson(signatory, person));
  if (own.length === 0) throw notFound('agreements.errors.unknownAct');
  return own.flatMap(({ signatory, signature }) => (signature === null ? [signatory] : []));
}
