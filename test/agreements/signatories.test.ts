import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { latestAct, signaturesOf } from '../../src/agreements/acts/act-store.ts';
import { actSignatories } from '../../src/agreements/acts/act-table.ts';
import { countersignAgreement } from '../../src/agreements/signing/countersign-agreement.ts';
import { inviteSignatory } from '../../src/agreements/signing/invite-signatory.ts';
import { sendSigningCode } from '../../src/agreements/signing/send-signing-code.ts';
import { signAsOwner } from '../../src/agreements/signing/sign-agreement.ts';
import { signatoriesOfAct } from '../../src/agreements/signing/signatory-store.ts';
import type { OwnerActor } from '../../src/shared/actor.ts';
import { day } from '../../src/shared/dates.ts';
import { addMandate } from '../../src/units/holders/mandate-store.ts';
import { DAY, MINUTE, startTestServices, type TestServices } from '../support/test-services.ts';
import { coOwner, signatoryNames, signedIn } from './support/co-owners.ts';
import { type Granted, grantedCase, WHEN } from './support/granted-case.ts';
import { issued } from './support/life.ts';
import { TOOLS, textOf } from './support/pdf-tools.ts';

let test: TestServices;
let granted: Granted;
let count = 0;
beforeAll(async () => {
  test = await startTestServices();
});
beforeEach(async () => {
  granted = await grantedCase(test, 'granted', `applicant-${++count}@example.org`);
});
afterAll(() => test.close());

const sister = () => `sister-${count}@example.org`;
const mailsTo = async (to: string) => (await test.mails()).filter(({ recipient }) => recipient === to);

async function codeOf(person: OwnerActor): Promise<string> {
  await test.work();
  const mail = (await mailsTo(person.email)).find(({ subject }) => subject.includes('code'));
  return mail?.text.match(/^\s+(\d{6})$/m)?.[1] ?? '';
}

async function sign(person: OwnerActor, shownHash: string): Promise<void> {
  test.clock.advance(MINUTE);
  await sendSigningCode(test.as(person), granted.row.id);
  const code = await codeOf(person);
  await signAsOwner(test.as(person), granted.row.id, { code, shownHash });
}

async function countersign(shownHash: string) {
  const { ref, version } = await granted.reload();
  return countersignAgreement(test.as(granted.manager), ref ?? '', { version, shownHash });
}

describe('an agreement of several owners', () => {
  it('is signed by each with their own mail, code and proof; the authority signs once all have', async () => {
    await coOwner(test, granted, { name: 'Vanhoutte Claire', email: sister() });
    const act = await issued(test, granted);
    expect(await signatoryNames(test, act.id)).toEqual(['Vanhoutte Jeanne', 'Vanhoutte Claire']);
    const [invitation] = await mailsTo(sister());
    expect(invitation?.subject).toContain('est prête à signer');
    expect(invitation?.text).toContain(`/my/cases/${granted.row.id}/agreement`);

    await sign(granted.owner, act.fileHash);
    await expect(countersign(act.fileHash)).rejects.toMatchObject({
      code: 'agreements.errors.ownerFirst',
      params: { count: 1 },
    });
    const claire = await signedIn(test, sister());
    await sign(claire, act.fileHash);
    const proofs = (await signaturesOf(test.services.db.read, act.id)).map(({ proof }) => proof);
    expect(proofs).toMatchObject([
      { method: 'one-time-code', mailbox: granted.owner.email, name: 'Vanhoutte Jeanne' },
      { method: 'one-time-code', mailbox: sister(), name: 'Vanhoutte Claire' },
    ]);
    expect((await countersign(act.fileHash)).case.state).toBe('signed');
  });

  it('tells the authority only when the last owner has signed', async () => {
    await coOwner(test, granted, { name: 'Vanhoutte Claire', email: sister() });
    const act = await issued(test, granted);
    const told = async () => {
      await test.work();
      return (await test.mails()).filter(({ subject }) => subject.startsWith(`Convention ${act.number}`))
        .length;
    };
    await sign(granted.owner, act.fileHash);
    expect(await told()).toBe(0);
    await sign(await signedIn(test, sister()), act.fileHash);
    expect(await told()).toBeGreaterThan(0);
  });

  it('keeps its signatories as they were when it was issued', async () => {
    await coOwner(test, granted, { name: 'Vanhoutte Claire', email: sister() });
    const act = await issued(test, granted);
    await coOwner(test, granted, { name: 'Vanhoutte Paul', email: null });
    expect(await signatoryNames(test, act.id)).toHaveLength(2);
    const { db } = test.services;
    await expect(db.tx(async (d) => void d.update(actSignatories).set({ name: 'X' }).run())).rejects.toThrow(
      'never change',
    );
  });

  it('reminds those who have not signed, and nobody else', async () => {
    await coOwner(test, granted, { name: 'Vanhoutte Claire', email: sister() });
    const act = await issued(test, granted);
    await sign(granted.owner, act.fileHash);
    test.clock.advance(8 * DAY);
    await test.work();
    const reminded = (await test.mails()).filter(
      ({ subject }) => subject.startsWith('Rappel') && subject.includes(act.number),
    );
    expect(reminded.map(({ recipient }) => recipient)).toEqual([sister()]);
    const [, second] = await signatoriesOfAct(test.services.db.read, act.id);
    expect(second?.reminders).toBe(1);
  });

  it('invites an owner whose mailbox staff learn later', async () => {
    await coOwner(test, granted, { name: 'Vanhoutte Claire', email: null });
    const act = await issued(test, granted);
    const [, claire] = await signatoriesOfAct(test.services.db.read, act.id);
    if (!claire) throw new Error('no second signatory');
    const officer = test.as(granted.officer);
    const ref = granted.row.ref ?? '';
    await expect(inviteSignatory(officer, ref, { signatory: claire.id, email: '' })).rejects.toMatchObject({
      code: 'signing.errors.emailNeeded',
    });
    await inviteSignatory(officer, ref, { signatory: claire.id, email: sister() });
    await test.work();
    expect(await mailsTo(sister())).toHaveLength(1);
    await sign(await signedIn(test, sister()), act.fileHash);
  });

  it('is signed for an owner by whoever holds their mandate to apply', async () => {
    const owner = await coOwner(test, granted, { name: 'Vanhoutte Claire', email: sister() });
    await test.services.db.tx((d) =>
      addMandate(d, {
        ownerId: owner,
        name: 'Maître Deroo',
        kind: 'notary',
        email: `notary-${count}@example.org`,
        scope: ['apply'],
        startsOn: day('2026-01-01'),
        createdAt: WHEN,
      }),
    );
    const act = await issued(test, granted);
    const [, second] = await signatoriesOfAct(test.services.db.read, act.id);
    expect(second).toMatchObject({
      name: 'Maître Deroo (Vanhoutte Claire)',
      capacity: 'representative',
      email: `notary-${count}@example.org`,
    });
    expect(await mailsTo(sister())).toEqual([]);
  });

  it('does not exist for somebody who does not sign it', async () => {
    await issued(test, granted);
    const stranger = await signedIn(test, `stranger-${count}@example.org`);
    await expect(sendSigningCode(test.as(stranger), granted.row.id)).rejects.toMatchObject({
      kind: 'not-found',
    });
  });

  it.skipIf(!TOOLS.pdftotext)('names every owner, and shows each signature in the signed copy', async () => {
    await coOwner(test, granted, { name: 'Vanhoutte Claire', email: sister(), right: 'usufruct' });
    const act = await issued(test, granted);
    const before = textOf(await test.services.files.read(act.fileHash));
    expect(before).toContain('Vanhoutte Claire');
    expect(before).toContain('Usufruitier');
    await sign(granted.owner, act.fileHash);
    await sign(await signedIn(test, sister()), act.fileHash);
    await countersign(act.fileHash);
    await test.work();
    const signed = await latestAct(test.services.db.read, granted.row.id, 'agreement');
    const text = textOf(await test.services.files.read(signed?.signedFileHash as never));
    expect(text.match(/Signé en ligne le/g)).toHaveLength(3);
    expect((await mailsTo(sister()))[0]?.subject).toContain('est signée');
  });
});
