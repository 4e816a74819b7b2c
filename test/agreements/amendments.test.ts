import fc from 'fast-check';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { findAct, latestAct } from '../../src/agreements/acts/act-store.ts';
import { amendedBy, type Change, faultOf, type Limits } from '../../src/agreements/amendments/amendment.ts';
import { findAmendment } from '../../src/agreements/amendments/amendment-store.ts';
import { countersignAmendment } from '../../src/agreements/amendments/countersign-amendment.ts';
import { abandonAmendment, decideAmendment } from '../../src/agreements/amendments/decide-amendment.ts';
import { proposeAmendment } from '../../src/agreements/amendments/propose-amendment.ts';
import { sendSigningCode } from '../../src/agreements/signing/send-signing-code.ts';
import { signAsOwner } from '../../src/agreements/signing/sign-agreement.ts';
import { commitmentOf } from '../../src/budget/budget.ts';
import { movementsOfCase } from '../../src/budget/budget-store.ts';
import { paymentBasis, withAid } from '../../src/budget/payments/payment-basis.ts';
import { liquidate } from '../../src/budget/payments/payment-liquidation.ts';
import { UNAMENDED } from '../../src/cases/amended-terms.ts';
import type { AmendmentId } from '../../src/shared/ids.ts';
import { type Cents, euros } from '../../src/shared/money.ts';
import { MINUTE, startTestServices, type TestServices } from '../support/test-services.ts';
import { type Granted, grantedCase } from './support/granted-case.ts';
import { mailedCode, signed } from './support/life.ts';
import { infoOf, qpdfCheck, signatureReport, TOOLS, textOf } from './support/pdf-tools.ts';

let test: TestServices;
let count = 0;
beforeAll(async () => {
  test = await startTestServices();
});
afterAll(() => test.close());

async function agreed(): Promise<Granted> {
  const granted = await grantedCase(test, 'granted', `amended-${++count}@example.org`);
  await signed(test, granted);
  return granted;
}

const amount = (granted: Granted, after: Cents): Change => ({
  kind: 'amount',
  before: granted.row.awarded as Cents,
  after,
});
const longer: Change = {
  kind: 'deadline',
  code: 'start-works',
  before: { count: 12, unit: 'months' },
  after: { count: 18, unit: 'months' },
};
const propose = (granted: Granted, changes: readonly Change[], reason = 'Travaux imprévus en toiture.') =>
  proposeAmendment(test.as(granted.officer), granted.row.ref ?? '', { reason, changes });
const decide = (granted: Granted, id: AmendmentId, version = 1) =>
  decideAmendment(test.as(granted.second), granted.row.ref ?? '', id, { verdict: 'accept', version });
const held = async ({ row }: Granted) => commitmentOf(await movementsOfCase(test.services.db.read, row.id));

async function toSign(granted: Granted, changes: readonly Change[]) {
  const id = await propose(granted, changes);
  await decide(granted, id);
  await test.work();
  const amendment = await findAmendment(test.services.db.read, id);
  const act = amendment?.actId ? await findAct(test.services.db.read, amendment.actId) : undefined;
  if (!amendment || !act?.fileHash) throw new Error('the amendment has no document');
  return { id, version: amendment.version, act: { ...act, fileHash: act.fileHash } };
}

async function inForce(granted: Granted, changes: readonly Change[]) {
  const made = await toSign(granted, changes);
  test.clock.advance(MINUTE);
  const owner = test.as(granted.owner);
  await sendSigningCode(owner, granted.row.id, made.act.id);
  const code = await mailedCode(test, granted);
  await signAsOwner(owner, granted.row.id, { code, shownHash: made.act.fileHash }, made.act.id);
  await countersignAmendment(test.as(granted.manager), granted.row.ref ?? '', made.id, {
    version: made.version,
    shownHash: made.act.fileHash,
  });
  await test.work();
  return made;
}

describe('an amendment', () => {
  it('is decided by another person than the one who proposes it', async () => {
    const granted = await agreed();
    const id = await propose(granted, [longer]);
    await expect(
      decideAmendment(test.as(granted.officer), granted.row.ref ?? '', id, { verdict: 'accept', version: 1 }),
    ).rejects.toMatchObject({ code: 'amendments.errors.ownProposal' });
    await expect(propose(granted, [longer])).rejects.toMatchObject({ code: 'amendments.errors.oneAtATime' });
    await decideAmendment(test.as(granted.second), granted.row.ref ?? '', id, {
      verdict: 'refuse',
      version: 1,
      note: 'Motif insuffisant.',
    });
    expect(await findAmendment(test.services.db.read, id)).toMatchObject({ state: 'refused', actId: null });
  });

  it('has its own number and act, and leaves the agreement as it was', async () => {
    const granted = await agreed();
    const before = await latestAct(test.services.db.read, granted.row.id, 'agreement');
    const { act } = await inForce(granted, [longer]);
    expect(act.number).toBe(`${before?.number}-A1`);
    expect(await latestAct(test.services.db.read, granted.row.id, 'agreement')).toEqual(before);
    const second = await toSign(granted, [amount(granted, euros(13_000))]);
    expect(second.act.number).toBe(`${before?.number}-A2`);
  });

  it('moves the delay that runs', async () => {
    const granted = await agreed();
    const before = (await granted.reload()).dueOn;
    await inForce(granted, [longer]);
    const after = (await granted.reload()).dueOn;
    expect(before).toBe('2027-05-04');
    expect(after).toBe('2027-11-04');
  });

  it('reserves more at the decision, engages it at the last signature, and raises what can be paid', async () => {
    const granted = await agreed();
    const raised = euros(14_900);
    const { reserved, engaged } = (await held(granted)) ?? {};
    expect([reserved, engaged]).toEqual([0, granted.row.awarded]);
    await inForce(granted, [amount(granted, raised)]);
    expect(await held(granted)).toMatchObject({ reserved: 0, engaged: raised });
    const row = await granted.reload();
    expect(row.awarded).toBe(raised);
    const { award } = liquidate('advance', withAid(await paymentBasis(test.services.db.read, row), []));
    expect(award).toBe(raised);
  });

  it('releases what it takes off, and lowers what can be paid', async () => {
    const granted = await agreed();
    await inForce(granted, [amount(granted, euros(9_000))]);
    expect(await held(granted)).toMatchObject({ reserved: 0, engaged: euros(9_000) });
  });

  it('given up before the last signature frees what was set aside, and can be signed no more', async () => {
    const granted = await agreed();
    const { id, version, act } = await toSign(granted, [amount(granted, euros(14_900))]);
    expect((await held(granted))?.reserved).toBe(euros(400));
    await abandonAmendment(test.as(granted.officer), granted.row.ref ?? '', id, version);
    expect(await held(granted)).toMatchObject({ reserved: 0, engaged: granted.row.awarded });
    await expect(sendSigningCode(test.as(granted.owner), granted.row.id, act.id)).rejects.toMatchObject({
      code: 'amendments.errors.notToSign',
    });
  });

  it('is refused above the cap of the rules, beyond their extensions, without change or reason', async () => {
    const granted = await agreed();
    const far: Change = { ...longer, after: { count: 30, unit: 'months' } } as Change;
    await expect(propose(granted, [far])).rejects.toMatchObject({ code: 'amendments.errors.too-long' });
    await expect(propose(granted, [amount(granted, euros(90_000))])).rejects.toMatchObject({
      code: expect.stringMatching(/above-c/),
    });
    await expect(propose(granted, [])).rejects.toMatchObject({ code: 'amendments.errors.nothingChanged' });
    await expect(propose(granted, [longer], ' ')).rejects.toMatchObject({
      code: 'amendments.errors.reasonNeeded',
    });
  });

  it('cannot be rewritten in the database once decided', async () => {
    const granted = await agreed();
    const { id } = await toSign(granted, [longer]);
    const { amendments } = await import('../../src/agreements/amendments/amendment-table.ts');
    await expect(
      test.services.db.tx(
        async (d) =>
          void d
            .update(amendments)
            .set({ reason: `autre ${id}` })
            .run(),
      ),
    ).rejects.toThrow('never changes');
  });

  it.skipIf(!TOOLS.pdftotext || !TOOLS.qpdf || !TOOLS.pdfsig)(
    'quotes old and new text of what it changes, says that the rest stays, and is sealed and tagged',
    async () => {
      const granted = await agreed();
      const { id } = await inForce(granted, [amount(granted, euros(13_000)), longer]);
      const amendment = await findAmendment(test.services.db.read, id);
      const act = await findAct(test.services.db.read, amendment?.actId as never);
      for (const hash of [act?.fileHash, act?.signedFileHash]) {
        const bytes = await test.services.files.read(hash as never);
        const text = textOf(bytes).replace(/\s+/g, ' ');
        expect(text).toContain('Article 4 – Montant de l’aide');
        expect(text).toContain('maximal de 14 500,00 €');
        expect(text).toContain('maximal de 13 000,00 €');
        expect(text).toContain('12 mois');
        expect(text).toContain('18 mois');
        expect(text).toContain('restent inchangés');
        expect(text).toContain('Travaux imprévus en toiture.');
        expect(qpdfCheck(bytes).status).toBe(0);
        expect(signatureReport(bytes)).toContain('Signature is Valid');
        expect(infoOf(bytes)).toMatch(/Tagged:\s+yes/);
      }
    },
  );
});

describe('the bounds of an amendment', () => {
  const limits: Limits = {
    state: 'signed',
    paid: euros(3_000),
    cap: euros(15_000),
    cost: euros(50_000),
    deadlines: [],
  };

  it('hold every amount between what is paid and the cap', () => {
    fc.assert(
      fc.property(fc.integer({ min: 0, max: 6_000_000 }), (after) => {
        const fault = faultOf({ kind: 'amount', before: euros(14_500), after: after as Cents }, limits);
        const fits = after >= limits.paid && after <= euros(15_000) && after !== euros(14_500);
        expect(fault === null).toBe(fits);
      }),
    );
  });

  it('leave what an amendment does not name', () => {
    const terms = amendedBy({ ...UNAMENDED, award: euros(10_000) }, [longer]);
    expect(terms).toEqual({
      award: euros(10_000),
      deadlines: [{ code: 'start-works', count: 18, unit: 'months' }],
      undertakings: [],
    });
  });
});
