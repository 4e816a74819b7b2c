import type { Context } from '../../context.ts';
import type { Writer } from '../../db/database.ts';
import { appendJournal } from '../../journal/append-journal.ts';
import type { Staff } from '../../shared/actor.ts';
import { conflict, mustExist, refused } from '../../shared/errors.ts';
import type { EnvelopeChangeId, EnvelopeId } from '../../shared/ids.ts';
import { sumCents } from '../../shared/money.ts';
import { apAvailable, apVoted, cpAvailable } from '../budget.ts';
import { ledgerSums, openEnvelope, writeMovement } from '../budget-store.ts';
import { movementsOfChange } from './envelope-change.ts';
import {
  type EnvelopeChange,
  findChange,
  saveChange,
  setShare,
  sharesOf,
  usedBy,
} from './envelope-change-store.ts';

/**
 * Approves a change that somebody else proposed: its movements are written in the ledger, or the share of the commune is
 * set. What is taken must still be free, and shares must hold within what is voted. Done twice is done once.
 * @throws DomainError `budget.change.errors.{unknown,changed,twoPeople,notFree,sharesAbove,shareUsed,labelTaken}`
 */
export async function approveChange(ctx: Context, id: number, version: number): Promise<void> {
  const now = ctx.clock();
  const actor = ctx.actor as Staff;
  await ctx.db.tx(async (d) => {
    const change = await mustBeOpen(d, actor, id, version);
    if (change === 'before') return;
    const envelopeId = change.envelopeId ?? (await opened(d, change));
    await mustBeFree(d, change, envelopeId);
    await write(d, ctx, change, envelopeId);
    await mustHoldShares(d, envelopeId);
    await saveChange(d, change, {
      state: 'approved',
      envelopeId,
      decidedBy: actor.accountId,
      decidedAt: now,
    });
    await appendJournal(
      d,
      { actor, now },
      {
        action: 'envelope.change-approved',
        subject: { kind: 'envelope-change', id: change.id },
        data: {
          kind: change.kind,
          envelope: envelopeId,
          target: change.targetId,
          ap: change.ap,
          cp: change.cp,
        },
      },
    );
  });
}

/** Turns a proposal down. @throws DomainError `budget.change.errors.{unknown,changed,twoPeople}` */
export async function refuseChange(ctx: Context, id: number, version: number): Promise<void> {
  const now = ctx.clock();
  const actor = ctx.actor as Staff;
  await ctx.db.tx(async (d) => {
    const change = await mustBeOpen(d, actor, id, version);
    if (change === 'before') return;
    await saveChange(d, change, { state: 'refused', decidedBy: actor.accountId, decidedAt: now });
    await appendJournal(
      d,
      { actor, now },
      {
        action: 'envelope.change-refused',
        subject: { kind: 'envelope-change', id: change.id },
        data: { kind: change.kind },
      },
    );
  });
}

async function mustBeOpen(
  d: Writer,
  actor: Staff,
  id: number,
  version: number,
): Promise<EnvelopeChange | 'before'> {
  const found = Number.isSafeInteger(id) ? await findChange(d, id as EnvelopeChangeId) : undefined;
  const change = mustExist(found, 'budget.change.errors.unknown');
  if (change.state !== 'proposed' && change.decidedBy === actor.accountId) return 'before';
  if (change.proposedBy === actor.accountId) throw refused('budget.change.errors.twoPeople');
  if (change.state !== 'proposed' || change.version !== version)
    throw conflict('budget.change.errors.changed');
  return change;
}

async function opened(d: Writer, { opening }: EnvelopeChange): Promise<EnvelopeId> {
  const envelope = opening ? await openEnvelope(d, opening) : undefined;
  if (!envelope) throw refused('budget.change.errors.labelTaken');
  return envelope.id;
}

/** What is taken from an envelope must not be promised to anybody. */
async function mustBeFree(d: Writer, change: EnvelopeChange, envelopeId: EnvelopeId): Promise<void> {
  const sums = await ledgerSums(d, envelopeId);
  const free = { 'cut-ap': apAvailable(sums), 'cut-cp': cpAvailable(sums) } as const;
  for (const { kind, amount } of movementsOfChange(change))
    if ((kind === 'cut-ap' || kind === 'cut-cp') && amount > free[kind])
      throw refused('budget.change.errors.notFree', { kind, available: free[kind] / 100 });
}

async function write(d: Writer, ctx: Context, change: EnvelopeChange, envelopeId: EnvelopeId): Promise<void> {
  const { commune, ap, targetId } = change;
  if (change.kind === 'share' && commune !== null) {
    if (ap < (await usedBy(d, envelopeId, commune))) throw refused('budget.change.errors.shareUsed');
    await setShare(d, envelopeId, { commune, amount: ap });
  }
  for (const { side, kind, amount } of movementsOfChange(change))
    await writeMovement(d, {
      envelopeId: side === 'target' && targetId !== null ? targetId : envelopeId,
      kind,
      amount,
      key: `change-${change.id}:${kind}`,
      at: ctx.clock(),
      actorId: (ctx.actor as Staff).accountId,
    });
}

/** The shares of communes together never exceed what is voted, after the change as before it. */
async function mustHoldShares(d: Writer, envelopeId: EnvelopeId): Promise<void> {
  const shared = sumCents((await sharesOf(d, envelopeId)).map(({ amount }) => amount));
  if (shared > apVoted(await ledgerSums(d, envelopeId))) throw refused('budget.change.errors.sharesAbove');
}
