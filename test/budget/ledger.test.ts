import { sql } from 'drizzle-orm';
import fc from 'fast-check';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { apAvailable, commitmentOf, positionOf } from '../../src/budget/budget.ts';
import { findEnvelope, ledgerSums, movementsOfCase } from '../../src/budget/budget-store.ts';
import {
  engageAward,
  freeAward,
  orderCredits,
  recordPaid,
  recordRecovered,
  releaseAward,
  reserveAward,
} from '../../src/budget/draw-on-envelope.ts';
import { installEnvelopes } from '../../src/budget/install-envelopes.ts';
import { LEDGER_KINDS } from '../../src/budget/ledger-kinds.ts';
import type { Writer } from '../../src/db/database.ts';
import { system } from '../../src/shared/actor.ts';
import { instant } from '../../src/shared/dates.ts';
import type { CaseId, EnvelopeId } from '../../src/shared/ids.ts';
import { cents, euros } from '../../src/shared/money.ts';
import { grantedCase } from '../agreements/support/granted-case.ts';
import { startTestApp, type TestApp } from '../support/test-app.ts';

let app: TestApp;
let caseId: CaseId;
beforeAll(async () => {
  app = await startTestApp();
  caseId = (await grantedCase(app)).row.id;
});
afterAll(() => app.close());

const ctx = () => app.as(system('test'));
const envelope = async (slug = 'vacance-2026') => {
  const found = await findEnvelope(app.services.db.read, slug);
  if (!found) throw new Error('no envelope');
  return { id: found.id, ...positionOf(await ledgerSums(app.services.db.read, found.id)) };
};
const held = async () => commitmentOf(await movementsOfCase(app.services.db.read, caseId));
const tx = <T>(work: (d: Writer) => Promise<T>): Promise<T> => app.services.db.tx(work);

describe('The ledger of an envelope', () => {
  it('opens with its votes, once', async () => {
    const before = await envelope();
    await installEnvelopes(ctx());
    const after = await envelope();
    expect(after).toEqual(before);
    expect(before.voted).toBe(euros(600_000));
    expect(before.credits).toBe(euros(350_000));
  });

  it('orders within what is committed and within the credits of the year, and pays what was ordered', async () => {
    const start = await held();
    if (!start) throw new Error('the case holds nothing');
    const amount = cents(Math.floor(start.engaged / 2));
    await tx((d) => orderCredits(d, ctx(), { caseId, amount, deed: 'payment-1' }));
    await tx((d) => orderCredits(d, ctx(), { caseId, amount, deed: 'payment-1' }));
    expect((await held())?.ordered).toBe(amount);
    await tx((d) => recordPaid(d, ctx(), { caseId, amount, deed: 'payment-1' }));
    expect((await envelope()).paid).toBe(amount);
    await expect(
      tx((d) => recordPaid(d, ctx(), { caseId, amount, deed: 'payment-9' })),
    ).rejects.toMatchObject({ code: 'budget.errors.notOrdered' });
    await expect(
      tx((d) => orderCredits(d, ctx(), { caseId, amount: start.engaged, deed: 'payment-2' })),
    ).rejects.toMatchObject({ code: 'budget.errors.moreThanEngaged' });
  });

  it('draws the credits of the year of the order, on the same budget line', async () => {
    const was = app.clock.now;
    app.clock.now = instant('2027-02-01T09:00:00Z');
    await tx((d) => orderCredits(d, ctx(), { caseId, amount: cents(100), deed: 'payment-3' }));
    expect((await envelope('vacance-2027')).ordered).toBe(100);
    app.clock.now = instant('2031-02-01T09:00:00Z');
    await expect(
      tx((d) => orderCredits(d, ctx(), { caseId, amount: cents(100), deed: 'payment-4' })),
    ).rejects.toMatchObject({ code: 'budget.errors.noCredits' });
    app.clock.now = was;
  });

  it('releases no more than is left to order, frees the rest, and remembers what comes back', async () => {
    const before = await held();
    if (!before) throw new Error('the case holds nothing');
    await expect(
      tx((d) => releaseAward(d, ctx(), { caseId, amount: cents(before.unordered + 1), deed: 'final' })),
    ).rejects.toMatchObject({ code: 'budget.errors.moreThanEngaged' });
    await tx((d) => releaseAward(d, ctx(), { caseId, amount: cents(500), deed: 'final' }));
    const { available } = await envelope();
    await tx((d) => freeAward(d, ctx(), caseId, 'lapse'));
    await tx((d) => freeAward(d, ctx(), caseId, 'lapse'));
    expect((await held())?.unordered).toBe(0);
    expect((await envelope()).available).toBe(available + before.unordered - 500);
    await tx((d) => recordRecovered(d, ctx(), { caseId, amount: cents(100), deed: 'clawback' }));
    expect((await held())?.recovered).toBe(100);
  });

  it('refuses what the authorisation does not hold, and to commit what nobody set aside', async () => {
    const { id: envelopeId, available } = await envelope();
    await expect(
      tx((d) =>
        reserveAward(d, ctx(), { caseId, envelopeId, amount: cents(available + 1), deed: 'too-much' }),
      ),
    ).rejects.toMatchObject({ code: 'budget.errors.notEnough' });
    await expect(tx((d) => engageAward(d, ctx(), caseId, 'nothing'))).rejects.toMatchObject({
      code: 'budget.errors.nothingReserved',
    });
  });

  it('cannot be rewritten', async () => {
    await expect(tx(async (d) => d.run(sql`UPDATE ledger_entry SET amount_cents = 1`))).rejects.toThrow();
    await expect(tx(async (d) => d.run(sql`DELETE FROM ledger_entry`))).rejects.toThrow();
  });

  it('keeps the accounts whatever the movements: available = voted − reserved − engaged', () => {
    const amounts = fc.tuple(...LEDGER_KINDS.map(() => fc.nat(1_000_000)));
    fc.assert(
      fc.property(amounts, (values) => {
        const sums = Object.fromEntries(
          LEDGER_KINDS.map((kind, index) => [kind, cents(values[index] ?? 0)]),
        ) as Parameters<typeof positionOf>[0];
        const at = positionOf(sums);
        expect(at.available).toBe(at.voted - at.reserved - at.engaged);
        expect(apAvailable(sums)).toBe(at.available);
      }),
    );
    expect(commitmentOf([])).toBeNull();
    const moves = [
      { envelopeId: 1 as EnvelopeId, kind: 'reserve', amount: cents(100) },
      { envelopeId: 1 as EnvelopeId, kind: 'unreserve', amount: cents(100) },
      { envelopeId: 2 as EnvelopeId, kind: 'reserve', amount: cents(80) },
    ] as const;
    expect(commitmentOf(moves)).toMatchObject({ envelopeId: 2, reserved: 80, engaged: 0, unordered: 0 });
  });
});
