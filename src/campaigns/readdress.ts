import type { Writer } from '../db/database.ts';
import { findOwners } from '../people/people-queries.ts';
import type { Day } from '../shared/dates.ts';
import { addressed } from '../units/holders/addressed.ts';
import { mandatesOn } from '../units/units-queries.ts';
import { changeRecipient, type Recipient, unitsOfRecipients } from './recipient-store.ts';

/** A mandate may have been given, or have ended, since the group was frozen: the letter goes to who acts now. */
export async function readdress(d: Writer, recipients: readonly Recipient[], on: Day): Promise<Recipient[]> {
  const ids = recipients.map(({ ownerId }) => ownerId);
  const owners = new Map((await findOwners(d, ids)).map((owner) => [owner.id, owner]));
  const mandates = await mandatesOn(d, ids, on);
  const homes = Map.groupBy(
    await unitsOfRecipients(
      d,
      recipients.map(({ id }) => id),
    ),
    ({ recipientId }) => recipientId,
  );
  const readdressed: Recipient[] = [];
  for (const recipient of recipients) {
    const owner = owners.get(recipient.ownerId);
    const theirs = (homes.get(recipient.id) ?? []).map(({ unitId }) => unitId);
    const to = owner === undefined ? null : addressed(owner, theirs, mandates);
    // What was frozen stays, address corrections included, unless somebody else is to be written to.
    if (to === null || to.mandateId === recipient.mandateId) readdressed.push(recipient);
    else {
      await changeRecipient(d, recipient.id, to);
      readdressed.push({ ...recipient, ...to });
    }
  }
  return readdressed;
}
