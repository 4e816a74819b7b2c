import type { Context } from '../../context.ts';
import { appendJournal } from '../../journal/append-journal.ts';
import type { Day } from '../../shared/dates.ts';
import { invalid, mustExist, notFound } from '../../shared/errors.ts';
import type { MandateId, OwnerId, UnitId } from '../../shared/ids.ts';
import { unitForStaff } from '../edit-unit.ts';
import { attachPaper, type SentFile, storePaper } from '../papers/keep-document.ts';
import { addMandate, endMandateOn, linksOfUnit, mandatesOfUnit } from './holder-store.ts';
import type { MandateScope, RepresentativeKind } from './mandate.ts';

export type MandateGiven = {
  readonly ownerId: OwnerId;
  readonly name: string;
  readonly kind: RepresentativeKind;
  readonly email: string | null;
  readonly phone: string | null;
  readonly address: string | null;
  readonly scope: readonly MandateScope[];
  readonly startsOn: Day;
  readonly endsOn: Day | null;
};

/** Notes who acts for an owner, with the mandate that says so. @throws DomainError `unitLife.errors.mandateOrder` */
export async function giveMandate(
  ctx: Context,
  unitId: UnitId,
  { scope, ...given }: MandateGiven,
  proof: SentFile | null,
): Promise<void> {
  if (given.endsOn !== null && given.endsOn < given.startsOn) throw invalid('unitLife.errors.mandateOrder');
  await unitForStaff(ctx.db.read, ctx, unitId);
  const stored = proof === null ? null : await storePaper(ctx, proof);
  await ctx.db.tx(async (d) => {
    await unitForStaff(d, ctx, unitId);
    const links = await linksOfUnit(d, unitId);
    mustExist(
      links.find(({ ownerId }) => ownerId === given.ownerId),
      'web.error.404.text',
    );
    const documentId =
      stored === null || proof === null
        ? null
        : await attachPaper(d, ctx, unitId, stored, { kind: 'mandate', label: proof.name });
    const now = ctx.clock();
    const mandate = await addMandate(d, {
      ...given,
      unitId,
      scope: [...scope],
      documentId,
      madeBy: ctx.actor.kind === 'staff' ? ctx.actor.accountId : null,
      createdAt: now,
    });
    await appendJournal(
      d,
      { actor: ctx.actor, now },
      {
        action: 'unit.mandate-given',
        subject: { kind: 'unit', id: unitId },
        data: {
          mandate,
          owner: given.ownerId,
          kind: given.kind,
          scope,
          startsOn: given.startsOn,
          endsOn: given.endsOn,
        },
      },
    );
  });
}

/** A mandate ends that day: the owner speaks for themselves again from the next. */
export async function endMandate(ctx: Context, unitId: UnitId, id: MandateId, on: Day): Promise<void> {
  await ctx.db.tx(async (d) => {
    await unitForStaff(d, ctx, unitId);
    const mandate = (await mandatesOfUnit(d, unitId)).find((found) => found.id === id);
    if (!mandate) throw notFound('web.error.404.text');
    if (on < mandate.startsOn) throw invalid('unitLife.errors.mandateOrder');
    await endMandateOn(d, unitId, id, on);
    await appendJournal(
      d,
      { actor: ctx.actor, now: ctx.clock() },
      {
        action: 'unit.mandate-ended',
        subject: { kind: 'unit', id: unitId },
        data: { mandate: id, endsOn: on },
      },
    );
  });
}
