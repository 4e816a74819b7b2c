import { findCaseById } from '../cases/cases-queries.ts';
import type { Context } from '../context.ts';
import type { Reader, Writer } from '../db/database.ts';
import { dayOf, yearOf } from '../shared/dates.ts';
import { mustExist, refused } from '../shared/errors.ts';
import type { CaseId, EnvelopeId } from '../shared/ids.ts';
import type { Cents } from '../shared/money.ts';
import { findUnit } from '../units/units-queries.ts';
import { apAvailable, type CaseCommitment, commitmentOf, cpAvailable } from './budget.ts';
import {
  type Envelope,
  envelopeOfYear,
  findEnvelopeById,
  findMovement,
  ledgerSums,
  movementsOfCase,
  writeMovement,
} from './budget-store.ts';
import { schemeOf } from './envelopes/choose-envelope.ts';
import { sharesOf, usedBy } from './envelopes/envelope-change-store.ts';
import type { LedgerKind } from './ledger-kinds.ts';

/**
 * The deeds that move money in an envelope. Each is called inside the transaction of the decision it goes with, and
 * `deed` names that decision: the same deed done twice moves money once. Transactions queue (BEGIN IMMEDIATE), so
 * that what is read here as available still is when the movement is written.
 */
type Draw = { readonly caseId: CaseId; readonly amount: Cents; readonly deed: string };

/**
 * Sets the award aside in an envelope (second officer's validation).
 * @throws DomainError `budget.errors.notEnough` when the authorisation left (AP) is smaller than the award,
 *   `budget.errors.{shareNotEnough,otherScheme}` when the commune's share is, or the envelope serves another scheme
 */
export async function reserveAward(
  d: Writer,
  ctx: Context,
  { envelopeId, ...draw }: Draw & { readonly envelopeId: EnvelopeId },
): Promise<void> {
  const available = apAvailable(await ledgerSums(d, envelopeId));
  if (draw.amount > available)
    throw refused('budget.errors.notEnough', { available: available / 100, wanted: draw.amount / 100 });
  await mustSuitCase(d, ctx, envelopeId, draw);
  await move(d, ctx, 'reserve', envelopeId, draw);
}

/** Limits inside an envelope: the scheme it serves, and the share of the commune of the dwelling where one is set. */
async function mustSuitCase(d: Writer, ctx: Context, envelopeId: EnvelopeId, draw: Draw): Promise<void> {
  const row = mustExist(await findCaseById(d, draw.caseId), 'cases.errors.unknown');
  const envelope = mustExist(await findEnvelopeById(d, envelopeId), 'budget.errors.unknownEnvelope');
  if (envelope.scheme !== null && envelope.scheme !== (await schemeOf(d, row.schemeVersionId)))
    throw refused('budget.errors.otherScheme');
  const { commune } = mustExist(await findUnit(d, row.unitId), 'cases.errors.unknown');
  const share = (await sharesOf(d, envelopeId)).find((one) => one.commune === commune);
  if (!share) return;
  const available = share.amount - (await usedBy(d, envelopeId, commune));
  if (draw.amount > available)
    throw refused('budget.errors.shareNotEnough', {
      commune: ctx.territory.byCode.get(commune)?.name ?? commune,
      available: Math.max(0, available) / 100,
      wanted: draw.amount / 100,
    });
}

/** Turns what is reserved for the case into a legal commitment (executory decision). Gives the amount committed. */
export async function engageAward(d: Writer, ctx: Context, caseId: CaseId, deed: string): Promise<Cents> {
  const held = await mustHold(d, caseId);
  const draw = { caseId, amount: held.reserved, deed };
  if (held.reserved === 0) throw refused('budget.errors.nothingReserved');
  await move(d, ctx, 'unreserve', held.envelopeId, draw);
  await move(d, ctx, 'engage', held.envelopeId, draw);
  return held.reserved;
}

/** Frees whatever the case still holds and has not been ordered: refusal, sending back, withdrawal, lapse. */
export async function freeAward(d: Writer, ctx: Context, caseId: CaseId, deed: string): Promise<void> {
  const held = await heldBy(d, caseId);
  if (!held) return;
  await moveIfAny(d, ctx, 'unreserve', held.envelopeId, { caseId, amount: held.reserved, deed });
  await moveIfAny(d, ctx, 'release', held.envelopeId, { caseId, amount: held.unordered, deed });
}

/**
 * Frees a part of the commitment that will not be paid (final recalculation).
 * @throws DomainError `budget.errors.moreThanEngaged`
 */
export async function releaseAward(d: Writer, ctx: Context, draw: Draw): Promise<void> {
  const held = await mustHold(d, draw.caseId);
  if (draw.amount > held.unordered) throw refused('budget.errors.moreThanEngaged');
  await moveIfAny(d, ctx, 'release', held.envelopeId, draw);
}

/** Drops what is reserved for the case and not engaged: a supplement that is not signed after all. */
export async function dropReserve(d: Writer, ctx: Context, caseId: CaseId, deed: string): Promise<void> {
  const held = await heldBy(d, caseId);
  if (held) await moveIfAny(d, ctx, 'unreserve', held.envelopeId, { caseId, amount: held.reserved, deed });
}

/** Sets more aside for a case, in the envelope that holds its award already. @throws DomainError as `reserveAward` */
export async function reserveMore(d: Writer, ctx: Context, draw: Draw): Promise<void> {
  const { envelopeId } = await mustHold(d, draw.caseId);
  await reserveAward(d, ctx, { ...draw, envelopeId });
}

/**
 * Orders a payment: within what is committed for the case, and within the payment credits (CP) that the year of the
 * order has on the same budget line (credits are yearly, the authorisation is not).
 * @throws DomainError `budget.errors.moreThanEngaged`, `budget.errors.noCredits`, `budget.errors.notEnoughCredits`
 */
export async function orderCredits(d: Writer, ctx: Context, draw: Draw): Promise<void> {
  const held = await mustHold(d, draw.caseId);
  if (draw.amount > held.unordered) throw refused('budget.errors.moreThanEngaged');
  const payingFrom = await payingEnvelope(d, ctx, held.envelopeId);
  if (!payingFrom) throw refused('budget.errors.noCredits', { year: String(yearOf(dayOf(ctx.clock()))) });
  const available = cpAvailable(await ledgerSums(d, payingFrom.id));
  if (draw.amount > available)
    throw refused('budget.errors.notEnoughCredits', {
      available: available / 100,
      wanted: draw.amount / 100,
    });
  await move(d, ctx, 'order', payingFrom.id, draw);
}

/** Where the credits of the year are for what an envelope committed: itself, or the one of the year on its line. */
export async function payingEnvelope(
  d: Reader,
  ctx: Context,
  envelopeId: EnvelopeId,
): Promise<Envelope | undefined> {
  const engagedIn = mustExist(await findEnvelopeById(d, envelopeId), 'budget.errors.unknownEnvelope');
  const year = yearOf(dayOf(ctx.clock()));
  return engagedIn.year === year ? engagedIn : envelopeOfYear(d, year, engagedIn.budgetLine);
}

/** The public accountant has paid what was ordered under the same `deed`. */
export async function recordPaid(d: Writer, ctx: Context, draw: Draw): Promise<void> {
  const order = mustExist(await findMovement(d, movementKey('order', draw)), 'budget.errors.notOrdered');
  await move(d, ctx, 'pay', order.envelopeId, draw);
}

/** The public accountant refused what was ordered under that `deed`: the credits are free again. */
export async function takeBackOrder(d: Writer, ctx: Context, draw: Draw): Promise<void> {
  const order = mustExist(await findMovement(d, movementKey('order', draw)), 'budget.errors.notOrdered');
  await move(d, ctx, 'unorder', order.envelopeId, draw);
}

/** Money that the beneficiary gives back. A receipt: it does not feed the payment credits again. */
export async function recordRecovered(d: Writer, ctx: Context, draw: Draw): Promise<void> {
  const held = await mustHold(d, draw.caseId);
  await move(d, ctx, 'recover', held.envelopeId, draw);
}

async function heldBy(d: Writer, caseId: CaseId): Promise<CaseCommitment | null> {
  return commitmentOf(await movementsOfCase(d, caseId));
}

async function mustHold(d: Writer, caseId: CaseId): Promise<CaseCommitment> {
  const held = await heldBy(d, caseId);
  if (!held) throw refused('budget.errors.nothingReserved');
  return held;
}

/** Name of a movement: the same deed writes it once. */
export const movementKey = (kind: LedgerKind, { caseId, deed }: Omit<Draw, 'amount'>): string =>
  `case-${caseId}:${kind}:${deed}`;

async function move(
  d: Writer,
  ctx: Context,
  kind: LedgerKind,
  envelopeId: EnvelopeId,
  draw: Draw,
): Promise<void> {
  const { actor } = ctx;
  await writeMovement(d, {
    envelopeId,
    caseId: draw.caseId,
    kind,
    amount: draw.amount,
    key: movementKey(kind, draw),
    at: ctx.clock(),
    actorId: 'accountId' in actor ? actor.accountId : null,
  });
}

async function moveIfAny(...args: Parameters<typeof move>): Promise<void> {
  if (args[4].amount > 0) await move(...args);
}
