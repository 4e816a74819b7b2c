import type { Context } from '../../context.ts';
import type { Writer } from '../../db/database.ts';
import { appendJournal } from '../../journal/append-journal.ts';
import type { Staff } from '../../shared/actor.ts';
import { invalid, mustExist } from '../../shared/errors.ts';
import type { EnvelopeId } from '../../shared/ids.ts';
import type { Cents } from '../../shared/money.ts';
import { type Envelope, findEnvelope } from '../budget-store.ts';
import { ASKS, type ChangeKind, type Opening } from './envelope-change.ts';
import { addChange, type EnvelopeChange } from './envelope-change-store.ts';

export type ChangeTyped = {
  readonly kind: ChangeKind;
  /** Slugs of the envelopes concerned; null where the kind asks for none. */
  readonly envelope: string | null;
  readonly target: string | null;
  readonly opening: Opening | null;
  readonly ap: Cents;
  readonly cp: Cents;
  readonly commune: string | null;
  readonly reason: string;
};

/**
 * Proposes a change of envelopes with its reason. Nothing moves before another person approves it (approve-change.ts).
 * @throws DomainError `budget.errors.unknownEnvelope`, `budget.change.errors.*`
 */
export async function proposeChange(ctx: Context, typed: ChangeTyped): Promise<EnvelopeChange> {
  const now = ctx.clock();
  const actor = ctx.actor as Staff;
  return ctx.db.tx(async (d) => {
    const { envelope, target } = await envelopesOf(d, ctx, typed);
    const { kind, ap, cp, reason, opening, commune } = typed;
    const change = await addChange(d, {
      ...{ kind, ap, cp, reason, opening, commune },
      state: 'proposed',
      envelopeId: envelope,
      targetId: target,
      proposedBy: actor.accountId,
      proposedAt: now,
    });
    await appendJournal(
      d,
      { actor, now },
      {
        action: 'envelope.change-proposed',
        subject: { kind: 'envelope-change', id: change.id },
        data: {
          kind,
          envelope: typed.envelope ?? opening?.slug,
          target: typed.target,
          ap,
          cp,
          commune,
          reason,
        },
      },
    );
    return change;
  });
}

type Ids = { readonly envelope: EnvelopeId | null; readonly target: EnvelopeId | null };

/** The envelopes named, with what makes the change thinkable at all. */
async function envelopesOf(d: Writer, ctx: Context, typed: ChangeTyped): Promise<Ids> {
  const { kind, ap, cp, opening, commune } = typed;
  if (kind !== 'share' && ap + cp === 0) throw invalid('budget.change.errors.nothing');
  if (kind === 'share' && !ctx.territory.byCode.has(commune ?? ''))
    throw invalid('budget.change.errors.unknownCommune');
  if (kind === 'initial') {
    const taken = opening && (await findEnvelope(d, opening.slug));
    if (!opening || taken) throw invalid('budget.change.errors.labelTaken');
    return { envelope: null, target: null };
  }
  const from = mustExist(await findEnvelope(d, typed.envelope ?? ''), 'budget.errors.unknownEnvelope');
  if (!ASKS[kind].target) return { envelope: from.id, target: null };
  const to = mustExist(await findEnvelope(d, typed.target ?? ''), 'budget.errors.unknownEnvelope');
  mustFit(kind, from, to);
  return { envelope: from.id, target: to.id };
}

/** A carry-over goes to the next year; a transfer stays in its year, since the votes are yearly. */
function mustFit(kind: ChangeKind, from: Envelope, to: Envelope): void {
  if (from.id === to.id) throw invalid('budget.change.errors.sameEnvelope');
  if (kind === 'carry-over' && to.year !== from.year + 1) throw invalid('budget.change.errors.notNextYear');
  if (kind === 'transfer' && to.year !== from.year) throw invalid('budget.change.errors.notSameYear');
}
