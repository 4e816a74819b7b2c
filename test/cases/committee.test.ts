import { eq } from 'drizzle-orm';
import fc from 'fast-check';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { actsOfCase } from '../../src/agreements/acts/act-store.ts';
import { positionOf } from '../../src/budget/budget.ts';
import { findEnvelope, ledgerSums } from '../../src/budget/budget-store.ts';
import { findCaseById } from '../../src/cases/case-store.ts';
import { carryOutSession } from '../../src/cases/committee/carry-out-session.ts';
import { closeSession, promisePaper } from '../../src/cases/committee/close-session.ts';
import { PROVISIONAL, simulateSession, type Weighed } from '../../src/cases/committee/committee.ts';
import { findSession, itemsOf, type Session } from '../../src/cases/committee/committee-store.ts';
import { planSession } from '../../src/cases/committee/plan-session.ts';
import { recordDecisions } from '../../src/cases/committee/record-decisions.ts';
import { putOnAgenda, takeOffAgenda } from '../../src/cases/committee/set-agenda.ts';
import { grantCase } from '../../src/cases/decision/decide-case.ts';
import { sendBack } from '../../src/cases/decision/validate-award.ts';
import { assignCase } from '../../src/cases/instruction/take-up.ts';
import type { Context } from '../../src/context.ts';
import { journalOf } from '../../src/journal/journal-store.ts';
import { outbox } from '../../src/outbox/outbox-table.ts';
import { day } from '../../src/shared/dates.ts';
import type { CommitteeSessionId, EnvelopeId } from '../../src/shared/ids.ts';
import { cents } from '../../src/shared/money.ts';
import type { Granted } from '../agreements/support/granted-case.ts';
import { qpdfCheck, signatureReport, TOOLS, textOf } from '../agreements/support/pdf-tools.ts';
import { startTestServices, type TestServices } from '../support/test-services.ts';
import { atCommittee, office } from './support/at-committee.ts';

let test: TestServices;
let people: Granted;
let secretary: Context;
let manager: Context;
beforeAll(async () => {
  test = await startTestServices();
  people = await office(test);
  secretary = test.as(people.officer);
  manager = test.as(people.manager);
});
afterAll(() => test.close());

const seen = async (id: CommitteeSessionId): Promise<Session> => {
  const session = await findSession(test.services.db.read, id);
  if (!session) throw new Error('no session');
  return session;
};
const plan = (ceiling: number | null = null) =>
  planSession(secretary, {
    heldOn: day('2026-05-04'),
    place: 'Salle des Dunes',
    ceiling: ceiling === null ? null : cents(ceiling),
  });
const position = async () => {
  const envelope = await findEnvelope(test.services.db.read, 'vacance-2026');
  return positionOf(await ledgerSums(test.services.db.read, envelope?.id as EnvelopeId));
};
/** Decides on every case of a session, in the order of the agenda. */
async function decide(id: CommitteeSessionId, wanted: readonly ('yes' | 'no' | 'postponed')[]) {
  const items = await itemsOf(test.services.db.read, id);
  const decisions = items.map((item, index) => {
    const provisional = wanted[index] ?? 'yes';
    const reason =
      provisional === 'yes'
        ? ''
        : provisional === 'no'
          ? 'Le gain énergétique est trop faible.'
          : 'À revoir.';
    return { item: item.id, provisional, reason };
  });
  await recordDecisions(secretary, await seen(id), decisions);
}

describe('The simulation of a session', () => {
  it('adds up, never grants over a room or a ceiling without saying so, and runs up to the total', () => {
    const line = fc.record({
      envelopeId: fc.constantFrom(1 as EnvelopeId, 2 as EnvelopeId),
      amount: fc.integer({ min: 0, max: 5_000_000 }).map((value) => cents(value)),
      provisional: fc.constantFrom(...PROVISIONAL),
    });
    fc.assert(
      fc.property(
        fc.array(line, { maxLength: 30 }),
        fc.integer({ min: 0, max: 20_000_000 }),
        fc.option(fc.integer({ min: 0, max: 50_000_000 })),
        (drawn, free, limit) => {
          const lines: Weighed[] = drawn.map((one) => ({ ...one, reserved: one.amount }));
          const rooms = [1, 2].map((id) => ({ id: id as EnvelopeId, free: cents(free) }));
          const ceiling = limit === null ? null : cents(limit);
          const { count, total, running, envelopes, over } = simulateSession(lines, rooms, ceiling);
          expect(PROVISIONAL.reduce((sum, slug) => sum + count[slug], 0)).toBe(lines.length);
          const all = lines.reduce((sum, { amount }) => sum + amount, 0);
          expect(PROVISIONAL.reduce((sum, slug) => sum + total[slug], 0)).toBe(all);
          expect(running.at(-1) ?? 0).toBe(total.yes);
          expect(running.every((value, index) => value >= (running[index - 1] ?? 0))).toBe(true);
          expect(envelopes.reduce((sum, { granted }) => sum + granted, 0)).toBe(total.yes);
          // What is reserved is always there: only the session's own ceiling can be gone over.
          expect(over).toBe(ceiling !== null && total.yes > ceiling);
        },
      ),
    );
  });

  it('goes over when a case no longer holds what it asks for', () => {
    const lines: Weighed[] = [
      { envelopeId: 1 as EnvelopeId, amount: cents(500_00), reserved: cents(0), provisional: 'yes' },
    ];
    expect(simulateSession(lines, [{ id: 1 as EnvelopeId, free: cents(499_99) }], null).over).toBe(true);
    expect(simulateSession(lines, [{ id: 1 as EnvelopeId, free: cents(500_00) }], null).over).toBe(false);
  });
});

describe('A session of the committee', () => {
  it('grants, refuses and postpones as one batch, with letters, ledger, journal and minutes', async () => {
    const cases = await atCommittee(test, people, 4, 1_000_00);
    const session = await plan();
    expect(session.number).toMatch(/^COM-2026-\d{5}$/);
    expect(await putOnAgenda(secretary, session, 'all')).toBe(4);
    await decide(session.id, ['yes', 'yes', 'no', 'postponed']);
    const before = await position();
    expect(await closeSession(manager, await seen(session.id))).toBe('now');
    expect(await closeSession(manager, await seen(session.id))).toBe('before');
    await test.work();

    const after = await position();
    expect(after.engaged - before.engaged).toBe(2_000_00);
    expect(before.reserved - after.reserved).toBe(3_000_00);
    expect(after.available - before.available).toBe(1_000_00);
    const rows = await Promise.all(cases.map(({ id }) => findCaseById(test.services.db.read, id)));
    expect(rows.map((row) => row?.state)).toEqual(['granted', 'granted', 'refused', 'committee']);
    expect(rows[0]).toMatchObject({ awarded: 1_000_00, decidedBy: people.manager.accountId });
    const outcomes = (await itemsOf(test.services.db.read, session.id)).map(({ outcome }) => outcome);
    expect(outcomes).toEqual(['granted', 'granted', 'refused', 'postponed']);
    const acts = await Promise.all(cases.map(({ id }) => actsOfCase(test.services.db.read, id)));
    expect(acts.map((some) => some.map(({ kind }) => kind))).toEqual([
      ['decision-grant'],
      ['decision-grant'],
      ['decision-refusal'],
      [],
    ]);
    const mails = (await test.mails()).map(({ subject }) => subject);
    expect(mails.filter((subject) => subject.includes(cases[0]?.ref ?? '?'))).toHaveLength(1);
    expect(mails.filter((subject) => subject.includes(cases[2]?.ref ?? '?'))).toHaveLength(1);

    const closed = await seen(session.id);
    expect(closed).toMatchObject({ state: 'closed', closedBy: people.manager.accountId });
    const deeds = await journalOf(test.services.db.read, 'committee', session.id);
    expect(deeds.map(({ action }) => action).sort()).toEqual([
      'committee.cases-added',
      'committee.closed',
      'committee.ended',
      'committee.minutes-made',
      'committee.planned',
      'committee.provisional',
    ]);
    // The postponed case waits for another session.
    const next = await plan();
    expect(await putOnAgenda(secretary, next, 'all')).toBe(1);
    const [item] = await itemsOf(test.services.db.read, next.id);
    if (item) await takeOffAgenda(secretary, await seen(next.id), item.id);
  });

  it.skipIf(!TOOLS.pdftotext)('seals an agenda and minutes that say what was decided, and why', async () => {
    const [first] = await atCommittee(test, people, 1, 2_345_00);
    const session = await plan(900_000_00);
    await putOnAgenda(secretary, session, [first?.id as never]);
    await secretary.db.tx((d) => promisePaper(d, secretary, { session: session.id, paper: 'agenda' }, 'v1'));
    await test.work();
    const { agendaHash } = await seen(session.id);
    const agenda = await test.services.files.read(agendaHash as never);
    expect(textOf(agenda)).toMatch(/Ordre du jour de la commission/);
    expect(textOf(agenda)).toContain(first?.ref);
    expect(textOf(agenda)).toContain('2 345,00 €');
    await decide(session.id, ['no']);
    await closeSession(manager, await seen(session.id));
    await test.work();
    const minutes = await test.services.files.read((await seen(session.id)).minutesHash as never);
    expect(textOf(minutes)).toContain('Le gain énergétique est trop faible.');
    expect(textOf(minutes)).toContain('Dominique Responsable');
    if (TOOLS.pdfsig) expect(signatureReport(minutes)).toContain('Signature is Valid');
    if (TOOLS.qpdf) expect(qpdfCheck(minutes).status).toBe(0);
  });

  it('is closed by a manager, once everything is decided, on its day, within its ceiling', async () => {
    await atCommittee(test, people, 2, 1_500_00);
    const session = await plan(2_000_00);
    await expect(closeSession(manager, session)).rejects.toMatchObject({ code: 'committee.errors.empty' });
    await putOnAgenda(secretary, session, 'all');
    await expect(closeSession(secretary, await seen(session.id))).rejects.toMatchObject({
      kind: 'forbidden',
    });
    await expect(closeSession(manager, await seen(session.id))).rejects.toMatchObject({
      code: 'committee.errors.undecided',
    });
    await decide(session.id, ['yes', 'yes', 'yes', 'yes']);
    await expect(closeSession(manager, await seen(session.id))).rejects.toMatchObject({
      code: 'committee.errors.over',
    });
    const stale = await seen(session.id);
    await decide(session.id, ['yes', 'postponed', 'postponed', 'postponed']);
    await expect(closeSession(manager, stale)).rejects.toMatchObject({ kind: 'conflict' });
    const tomorrow = await planSession(secretary, {
      heldOn: day('2026-05-05'),
      place: 'Salle',
      ceiling: null,
    });
    await expect(closeSession(manager, tomorrow)).rejects.toMatchObject({ code: 'committee.errors.notYet' });
    expect(await closeSession(manager, await seen(session.id))).toBe('now');
    await test.work();
  });

  it('goes on where it stopped, decides nothing twice, and sets apart by reason what moved meanwhile', async () => {
    const cases = await atCommittee(test, people, 5, 700_00);
    const session = await plan();
    await putOnAgenda(
      secretary,
      session,
      cases.map(({ id }) => id),
    );
    await decide(session.id, []);
    await closeSession(manager, await seen(session.id));
    const ctx = test.as(people.manager);
    // Sent back after the sitting: what was deliberated on is no longer what is proposed.
    await sendBack(ctx, cases[1]?.ref ?? '', { version: 1, reason: 'Devis à revoir encore.' });
    // A new officer changes nothing of the proposal.
    await assignCase(ctx, cases[2]?.ref ?? '', people.second.accountId);
    let calls = 0;
    const stopping: Context = {
      ...ctx,
      db: {
        ...ctx.db,
        tx: (work) => {
          calls += 1;
          if (calls === 4) throw new Error('the machine stops');
          return ctx.db.tx(work);
        },
      },
    };
    await expect(carryOutSession(stopping, session.id)).rejects.toThrow('the machine stops');
    const half = await itemsOf(test.services.db.read, session.id);
    expect(half.filter(({ outcome }) => outcome === 'waiting').length).toBeGreaterThan(0);
    await carryOutSession(ctx, session.id);
    await carryOutSession(ctx, session.id);
    await test.work();
    const items = await itemsOf(test.services.db.read, session.id);
    expect(items.map(({ outcome }) => outcome)).toEqual([
      'granted',
      'failed',
      'granted',
      'granted',
      'granted',
    ]);
    expect(items[1]?.fault).toBe('committee.errors.caseMoved');
    for (const { id } of cases.filter((_, index) => index !== 1))
      expect(await actsOfCase(test.services.db.read, id)).toHaveLength(1);
  });

  it('leaves a direct grant to programmes that allow it', async () => {
    const [row] = await atCommittee(test, people, 1, 100_00);
    const strict: Context = {
      ...manager,
      programme: { ...manager.programme, decision: { withoutSession: false } },
    };
    await expect(grantCase(strict, row?.ref ?? '', 1)).rejects.toMatchObject({
      code: 'cases.errors.needsCommittee',
    });
    expect((await grantCase(manager, row?.ref ?? '', 1)).done).toBe('now');
  });

  it('never puts a case on two agendas, and tells who comes second that the session changed', async () => {
    await atCommittee(test, people, 1, 100_00);
    const [one, two] = [await plan(), await plan()];
    await putOnAgenda(secretary, one, 'all');
    await expect(putOnAgenda(secretary, two, 'all')).rejects.toMatchObject({
      code: 'committee.errors.noneWaiting',
    });
    const stale = await seen(one.id);
    await decide(one.id, ['yes', 'yes', 'yes', 'yes', 'yes']);
    await expect(
      recordDecisions(secretary, stale, [
        {
          item: (await itemsOf(test.services.db.read, one.id))[0]?.id as never,
          provisional: 'no',
          reason: 'Un motif suffisant.',
        },
      ]),
    ).rejects.toMatchObject({ kind: 'conflict' });
  });

  it('decides on fifty cases in the background, with every letter promised', async () => {
    await test.work();
    await atCommittee(test, people, 50, 1_000_00);
    const session = await plan();
    expect(await putOnAgenda(secretary, session, 'all')).toBe(50);
    await decide(session.id, []);
    await closeSession(manager, await seen(session.id));
    await carryOutSession(test.as(people.manager), session.id);
    const outcomes = (await itemsOf(test.services.db.read, session.id)).map(({ outcome }) => outcome);
    expect(outcomes.filter((outcome) => outcome === 'granted')).toHaveLength(50);
    const promised = test.services.db.read.select().from(outbox).where(eq(outbox.kind, 'act-pdf')).all();
    expect(promised.filter(({ state }) => state === 'pending')).toHaveLength(50);
  });
});
