import type { Context } from '../../context.ts';
import { appendJournal } from '../../journal/append-journal.ts';
import type { Day } from '../../shared/dates.ts';
import { invalid, refused } from '../../shared/errors.ts';
import type { OwnerId, UnitId } from '../../shared/ids.ts';
import { attachPaper, type SentFile, storePaper } from '../papers/keep-document.ts';
import { homesHeldBy } from './holder-store.ts';
import type { MandateScope, RepresentativeKind } from './mandate.ts';
import { addMandate } from './mandate-store.ts';
import { communesOf, ownerForStaff } from './owner-for-staff.ts';

export type MandateGiven = {
  /** The home it is for; null: every home of the owner. */
  readonly unitId: UnitId | null;
  readonly name: string;
  readonly kind: RepresentativeKind;
  readonly email: string | null;
  readonly phone: string | null;
  readonly address: string | null;
  readonly scope: readonly MandateScope[];
  readonly startsOn: Day;
  readonly endsOn: Day | null;
};

/**
 * Notes who acts for an owner, with the deed that says so: kept as the documents of homes are, with the home it is for or
 * the first of the owner's. @throws DomainError `owners.errors.mandateOrder`, `owners.errors.notTheirHome`
 */
export async function giveMandate(
  ctx: Context,
  ownerId: OwnerId,
  given: MandateGiven,
  proof: SentFile | null,
): Promise<void> {
  if (given.endsOn !== null && given.endsOn < given.startsOn) throw invalid('owners.errors.mandateOrder');
  await ownerForStaff(ctx.db.read, ctx, ownerId);
  const stored = proof === null ? null : await storePaper(ctx, proof);
  await ctx.db.tx(async (d) => {
    await ownerForStaff(d, ctx, ownerId);
    const homes = (await homesHeldBy(d, [ownerId], communesOf(ctx))).map(({ unitId }) => unitId);
    if (given.unitId !== null && !homes.includes(given.unitId)) throw invalid('owners.errors.notTheirHome');
    const home = given.unitId ?? homes[0];
    if (proof !== null && home === undefined) throw refused('owners.errors.noHome');
    const documentId =
      stored === null || proof === null || home === undefined
        ? null
        : await attachPaper(d, ctx, home, stored, { kind: 'mandate', label: proof.name });
    const now = ctx.clock();
    const { scope, kind, startsOn, endsOn, unitId } = given;
    const mandate = await addMandate(d, {
      ...given,
      scope: [...scope],
      ownerId,
      documentId,
      madeBy: ctx.actor.kind === 'staff' ? ctx.actor.accountId : null,
      createdAt: now,
    });
    const data = { mandate, owner: ownerId, kind, scope, startsOn, endsOn, unit: unitId };
    await appendJournal(
      d,
      { actor: ctx.actor, now },
      { action: 'owner.mandate-given', subject: { kind: 'owner', id: ownerId }, data },
    );
  });
}
