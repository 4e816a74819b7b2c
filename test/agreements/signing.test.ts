import { eq } from 'drizzle-orm';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { latestAct, signaturesOf } from '../../src/agreements/acts/act-store.ts';
import { signatures, signingCodes } from '../../src/agreements/acts/act-table.ts';
import { countersignAgreement } from '../../src/agreements/signing/countersign-agreement.ts';
import { sendSigningCode } from '../../src/agreements/signing/send-signing-code.ts';
import { signAsOwner } from '../../src/agreements/signing/sign-agreement.ts';
import { maskedMailbox } from '../../src/agreements/signing/signature-proof.ts';
import { MINUTE, startTestServices, type TestServices } from '../support/test-services.ts';
import { type Granted, grantedCase } from './support/granted-case.ts';
import { issued, mailedCode, ownerSigned, shownAgreement, signed } from './support/life.ts';
import { attachmentsOf, qpdfCheck, signatureReport, TOOLS, textOf } from './support/pdf-tools.ts';

let test: TestServices;
let granted: Granted;
let owners = 0;
beforeAll(async () => {
  test = await startTestServices();
});
beforeEach(async () => {
  granted = await grantedCase(test, 'granted', `owner-${++owners}@example.org`);
});
afterAll(() => test.close());

const owner = () => test.as(granted.owner);
const send = () => sendSigningCode(owner(), granted.row.id);
const sign = (code: string, shownHash: string) => signAsOwner(owner(), granted.row.id, { code, shownHash });
const other = (digits: string) => (digits === '111111' ? '222222' : '111111');

describe('the one-time code', () => {
  it('is mailed to the owner and kept hashed only', async () => {
    const { id } = await issued(test, granted);
    await send();
    const digits = await mailedCode(test, granted);
    const kept = test.services.db.read.select().from(signingCodes).where(eq(signingCodes.actId, id)).all();
    expect(kept).toHaveLength(1);
    expect(JSON.stringify(kept)).not.toContain(digits);
    expect(kept[0]).toMatchObject({ sentTo: granted.owner.email, attemptsLeft: 5 });
  });

  it('gives five tries, each one counted, and none after', async () => {
    const act = await issued(test, granted);
    await send();
    const digits = await mailedCode(test, granted);
    for (const left of [4, 3, 2, 1, 0])
      await expect(sign(other(digits), act.fileHash)).rejects.toMatchObject({
        code: 'agreements.errors.badCode',
        params: { left },
      });
    await expect(sign(digits, act.fileHash)).rejects.toMatchObject({ code: 'agreements.errors.codeSpent' });
    expect(await signaturesOf(test.services.db.read, act.id)).toEqual([]);
  });

  it('is good for ten minutes', async () => {
    const act = await issued(test, granted);
    await send();
    const digits = await mailedCode(test, granted);
    test.clock.advance(10 * MINUTE);
    await expect(sign(digits, act.fileHash)).rejects.toMatchObject({ code: 'agreements.errors.codeExpired' });
  });

  it('makes an earlier one useless', async () => {
    const act = await issued(test, granted);
    await send();
    const first = await mailedCode(test, granted);
    test.clock.advance(MINUTE);
    await send();
    const second = await mailedCode(test, granted);
    if (first !== second)
      await expect(sign(first, act.fileHash)).rejects.toMatchObject({ code: 'agreements.errors.badCode' });
    await sign(second, act.fileHash);
  });

  it('is not sent twice in half a minute, nor six times in an hour', async () => {
    await issued(test, granted);
    await send();
    await expect(send()).rejects.toMatchObject({ code: 'agreements.errors.tooManyCodes' });
    for (let sent = 2; sent <= 5; sent++) {
      test.clock.advance(MINUTE);
      await send();
    }
    test.clock.advance(MINUTE);
    await expect(send()).rejects.toMatchObject({ code: 'agreements.errors.tooManyCodes' });
    test.clock.advance(60 * MINUTE);
    await send();
  });

  it('of one owner signs nothing of another', async () => {
    const act = await issued(test, granted);
    await send();
    const digits = await mailedCode(test, granted);
    const stranger = test.as({ ...granted.owner, accountId: (granted.owner.accountId + 50) as never });
    await expect(
      signAsOwner(stranger, granted.row.id, { code: digits, shownHash: act.fileHash }),
    ).rejects.toMatchObject({ kind: 'not-found' });
  });
});

describe('signing', () => {
  it('keeps a proof of what was shown, to whom, when and how', async () => {
    const act = await ownerSigned(test, granted);
    const [signature] = await signaturesOf(test.services.db.read, act.id);
    expect(signature).toMatchObject({
      party: 'owner',
      accountId: granted.owner.accountId,
      signedAt: test.clock.now,
      proof: { method: 'one-time-code', shownHash: act.fileHash, mailbox: granted.owner.email },
    });
    expect((await granted.reload()).state).toBe('to-sign');
  });

  it('tells the officer and those who may sign for the authority', async () => {
    await ownerSigned(test, granted);
    await test.work();
    const { number } = await shownAgreement(test, granted);
    const told = (await test.mails()).filter(
      ({ subject }) => subject === `Convention ${number}\u202f: le propriétaire a signé`,
    );
    const colleagues = told.map(({ recipient }) => recipient);
    expect(colleagues).toEqual(
      expect.arrayContaining([expect.stringMatching(/^officer/), expect.stringMatching(/^manager/)]),
    );
  });

  it('refuses a document that is not the one on file', async () => {
    await issued(test, granted);
    await send();
    const digits = await mailedCode(test, granted);
    await expect(sign(digits, 'f'.repeat(64))).rejects.toMatchObject({
      code: 'agreements.errors.changedDocument',
    });
  });

  it('twice is signing once', async () => {
    const act = await ownerSigned(test, granted);
    await sign('000000', act.fileHash);
    expect(await signaturesOf(test.services.db.read, act.id)).toHaveLength(1);
    await expect(send()).rejects.toMatchObject({ code: 'agreements.errors.alreadySigned' });
  });

  it('belongs to the owner first, the authority last', async () => {
    const act = await issued(test, granted);
    const { ref, version } = await granted.reload();
    const countersign = () =>
      countersignAgreement(test.as(granted.manager), ref ?? '', { version, shownHash: act.fileHash });
    await expect(countersign()).rejects.toMatchObject({ code: 'agreements.errors.ownerFirst' });
    await expect(
      countersignAgreement(test.as(granted.officer), ref ?? '', { version, shownHash: act.fileHash }),
    ).rejects.toMatchObject({ kind: 'forbidden' });
  });

  it('cannot be undone in the database', async () => {
    await ownerSigned(test, granted);
    const { db } = test.services;
    await expect(db.tx(async (d) => void d.delete(signatures).run())).rejects.toThrow('never changes');
    await expect(
      db.tx(async (d) => void d.update(signatures).set({ party: 'authority' }).run()),
    ).rejects.toThrow('never changes');
  });
});

describe('the last signature', () => {
  it('signs the case and has one sealed copy made, mailed to the owner', async () => {
    await signed(test, granted);
    expect((await granted.reload()).state).toBe('signed');
    const act = await latestAct(test.services.db.read, granted.row.id, 'agreement');
    expect(act?.signedFileHash).toMatch(/^[0-9a-f]{64}$/);
    expect(act?.signedFileHash).not.toBe(act?.fileHash);
    const sent = (await test.mails()).filter(
      ({ subject }) => subject === `Votre convention ${act?.number} est signée`,
    );
    expect(sent.map(({ recipient }) => recipient)).toEqual([granted.owner.email]);
  });

  it('given twice is given once', async () => {
    await signed(test, granted);
    const { fileHash } = await shownAgreement(test, granted);
    const again = await countersignAgreement(test.as(granted.manager), granted.row.ref ?? '', {
      version: granted.row.version + 1,
      shownHash: fileHash,
    });
    expect(again.done).toBe('before');
  });

  it.skipIf(!TOOLS.pdftotext || !TOOLS.pdfdetach || !TOOLS.qpdf || !TOOLS.pdfsig)(
    'gives a copy that shows both signatures with their proof, sealed, the mailbox masked',
    async () => {
      const act = await signed(test, granted);
      const kept = await latestAct(test.services.db.read, granted.row.id, 'agreement');
      const bytes = await test.services.files.read(kept?.signedFileHash as never);
      const text = textOf(bytes);
      expect(text).toContain('Preuve des signatures');
      expect(text).toContain('Dominique Responsable');
      for (const group of act.fileHash.toUpperCase().match(/.{8}/g) ?? []) expect(text).toContain(group);
      expect(text).not.toContain(granted.owner.email);
      expect(text.replace(/\s+/g, ' ')).toContain('il n’est pas une signature électronique qualifiée');
      const proof = JSON.parse(attachmentsOf(bytes)['preuve.json'] ?? 'null');
      expect(proof.shownHash).toBe(act.fileHash);
      expect(proof.signatures.map(({ party }: { party: string }) => party)).toEqual(['owner', 'authority']);
      expect(JSON.stringify(proof)).not.toContain(granted.owner.email);
      expect(qpdfCheck(bytes).status).toBe(0);
      expect(signatureReport(bytes)).toContain('Signature is Valid');
    },
  );
});

describe('a mailbox shown', () => {
  it('is recognised by its owner and useless to others', () => {
    expect(maskedMailbox('proprietaire@example.org')).toBe('pr…@example.org');
    expect(maskedMailbox('a@b.fr')).toBe('…@b.fr');
  });
});
