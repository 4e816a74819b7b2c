import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { submitCase } from '../../src/cases/application/submit-case.ts';
import { cases, numberSeries } from '../../src/cases/case-table.ts';
import { grantCase } from '../../src/cases/decision/decide-case.ts';
import { withdrawCase } from '../../src/cases/decision/end-case.ts';
import { proposeAward } from '../../src/cases/decision/propose-award.ts';
import { sendBack, validateAward } from '../../src/cases/decision/validate-award.ts';
import { confirmEligibility } from '../../src/cases/instruction/confirm-eligibility.ts';
import { reviewCaseAudit } from '../../src/cases/instruction/review-case-audit.ts';
import { takeUp } from '../../src/cases/instruction/take-up.ts';
import { checkPiece } from '../../src/cases/pieces/check-piece.ts';
import { documentsOf } from '../../src/cases/pieces/document-store.ts';
import type { Context } from '../../src/context.ts';
import { journalOf } from '../../src/journal/journal-store.ts';
import { listSentMails } from '../../src/outbox/outbox-store.ts';
import { findAccountByEmail } from '../../src/people/account-store.ts';
import type { OwnerActor } from '../../src/shared/actor.ts';
import type { CaseId } from '../../src/shared/ids.ts';
import { startTestApp, type TestApp } from '../support/test-app.ts';
import { caseOf, draft, filed } from './support/an-application.ts';
import { copies, leave, positionIn } from './support/last-money.ts';

let app: TestApp;
beforeAll(async () => {
  app = await startTestApp();
});
afterAll(() => app.close());

async function ownerCtx(email: string): Promise<Context> {
  const account = await findAccountByEmail(app.services.db.read, email);
  if (!account) throw new Error('no account');
  return app.as({ kind: 'owner', accountId: account.id, name: account.name, email } as OwnerActor);
}

const settled = async <T>(work: readonly Promise<T>[]) => {
  const results = await Promise.allSettled(work);
  const done = results.filter((result) => result.status === 'fulfilled').map((result) => result.value);
  const failed = results
    .filter((result) => result.status === 'rejected')
    .map(({ reason }) => String(reason.code));
  return { done, failed };
};

const position = () => positionIn(app);

describe('Many at once', () => {
  it('fifty submissions of one application give one case, one number, one mail (C4)', async () => {
    const { id } = await draft(app, 'clicks@example.org');
    const ctx = await ownerCtx('clicks@example.org');
    const { version } = caseOf(app, id);
    const { done, failed } = await settled(Array.from({ length: 50 }, () => submitCase(ctx, id, version)));
    expect(failed).toEqual([]);
    expect(done.filter((outcome) => outcome.done === 'now')).toHaveLength(1);
    expect(new Set(done.map((outcome) => outcome.case.ref)).size).toBe(1);
    const series = app.services.db.read.select().from(numberSeries).all();
    expect(series.find((row) => row.series === 'VO-2026')?.last).toBe(1);
    await app.work();
    const ref = caseOf(app, id).ref ?? '';
    const mails = (await listSentMails(app.services.db.read, 'clicks@example.org')).filter(({ subject }) =>
      subject.includes(ref),
    );
    expect(mails).toHaveLength(1);
    const steps = (await journalOf(app.services.db.read, 'case', id)).filter(
      ({ action }) => action === 'case.submit',
    );
    expect(steps).toHaveLength(1);
  });

  it('a hundred validations, then grants, on the last 10 000 € never pass the envelope (C6)', async () => {
    const first = await filed(app, 'envelope@example.org');
    const officer = await app.signInStaff('officer', 'Camille Instruction');
    const second = await app.signInStaff('officer', 'Sacha Instruction');
    const adviser = await app.signInStaff('adviser', 'Alex Conseil');
    const manager = await app.signInStaff('manager', 'Dominique Responsable');
    const { ref, id } = first;
    const seen = () => caseOf(app, id).version;
    await takeUp(officer.ctx, ref, seen());
    for (const { id: piece } of await documentsOf(app.services.db.read, id as CaseId))
      await checkPiece(officer.ctx, ref, piece, { state: 'accepted' });
    await confirmEligibility(officer.ctx, ref, { version: seen(), unknownSeen: true });
    await reviewCaseAudit(adviser.ctx, ref, seen());
    await proposeAward(officer.ctx, ref, seen());
    await expect(validateAward(officer.ctx, ref, { version: seen() })).rejects.toMatchObject({
      code: 'cases.errors.sameOfficer',
    });

    const twins = await copies(app, caseOf(app, id), 100, 900_00);
    await leave(app, 10_000_00);
    const validated = await settled(
      twins.map((twin) => validateAward(second.ctx, twin.ref ?? '', { version: twin.version })),
    );
    expect(validated.done).toHaveLength(11);
    expect(new Set(validated.failed)).toEqual(new Set(['budget.errors.notEnough']));
    expect((await position()).available).toBe(100_00);

    const winners = validated.done.map((outcome) => outcome.case);
    const before = await position();
    const granted = await settled(
      winners.flatMap((row) =>
        Array.from({ length: 9 }, () => grantCase(manager.ctx, row.ref ?? '', row.version)),
      ),
    );
    expect(granted.failed).toEqual([]);
    expect(granted.done.filter(({ done }) => done === 'now')).toHaveLength(11);
    const after = await position();
    expect(after.engaged - before.engaged).toBe(11 * 900_00);
    expect(after.available).toBe(100_00);
    expect(after.voted - after.reserved - after.engaged).toBe(after.available);
  });

  it('sending back, refusing and withdrawing give the money back', async () => {
    const [row] = app.services.db.read
      .select()
      .from(cases)
      .all()
      .filter(({ state }) => state === 'validation');
    if (!row) throw new Error('no case is left to validate');
    const [twin] = await copies(app, row, 1, 50_00);
    if (!twin) throw new Error('no copy');
    const second = await app.signInStaff('officer', 'Sacha Seconde');
    const manager = await app.signInStaff('manager', 'Dominique Seconde');
    const start = (await position()).available;
    const validated = await validateAward(second.ctx, twin.ref ?? '', { version: twin.version });
    expect((await position()).available).toBe(start - 50_00);
    const back = await sendBack(manager.ctx, twin.ref ?? '', {
      version: validated.case.version,
      reason: 'Devis à revoir.',
    });
    expect(back.case).toMatchObject({
      state: 'plan',
      calculation: null,
      proposedBy: null,
      validatedBy: null,
    });
    expect((await position()).available).toBe(start);

    const [other] = await copies(app, row, 1, 60_00);
    if (!other) throw new Error('no copy');
    const again = await validateAward(second.ctx, other.ref ?? '', { version: other.version });
    const granted = await grantCase(manager.ctx, other.ref ?? '', again.case.version);
    expect((await position()).available).toBe(start - 60_00);
    const ctx = await ownerCtx('envelope@example.org');
    await withdrawCase(ctx, other.id, { version: granted.case.version, reason: 'Je vends le logement.' });
    expect((await position()).available).toBe(start);
  });
});
