import { signatoriesOfAct } from '../../../src/agreements/signing/signatory-store.ts';
import { ownerAccountFor } from '../../../src/people/account-store.ts';
import { addOwner } from '../../../src/people/owner-store.ts';
import type { OwnerActor } from '../../../src/shared/actor.ts';
import type { ActId, OwnerId } from '../../../src/shared/ids.ts';
import type { Right } from '../../../src/units/ownership.ts';
import { addUnitOwners } from '../../../src/units/unit-owner-store.ts';
import type { TestServices } from '../../support/test-services.ts';
import { type Granted, WHEN } from './granted-case.ts';

/** Somebody else who holds a right on the dwelling of a case, known to the register; without mailbox when none is given. */
export async function coOwner(
  test: TestServices,
  granted: Granted,
  { name, email, right = 'full' }: { name: string; email: string | null; right?: Right },
): Promise<OwnerId> {
  return test.services.db.tx(async (d) => {
    const owner = await addOwner(d, { kind: 'individual', name, email, createdAt: WHEN });
    await addUnitOwners(d, [
      { unitId: granted.row.unitId, ownerId: owner.id, rank: 2, right, share: '1/3', undivided: true },
    ]);
    return owner.id;
  });
}

/** The person behind a mailbox, signed in by its link. */
export async function signedIn(test: TestServices, email: string, name = ''): Promise<OwnerActor> {
  const account = await test.services.db.tx((d) => ownerAccountFor(d, email, name, 'fr', test.clock.now));
  return { kind: 'owner', accountId: account.id, name: account.name, email: account.email };
}

export const signatoryNames = async (test: TestServices, act: ActId): Promise<string[]> =>
  (await signatoriesOfAct(test.services.db.read, act)).map(({ name }) => name);
