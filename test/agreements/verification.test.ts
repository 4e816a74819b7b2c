import fc from 'fast-check';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import {
  newVerificationCode,
  readVerificationCode,
} from '../../src/agreements/verification/verification-code.ts';
import { startTestApp, type TestApp } from '../support/test-app.ts';
import { type Granted, grantedCase } from './support/granted-case.ts';
import { issued, shownAgreement, signed } from './support/life.ts';

describe('a verification code', () => {
  it('is read as people type it', () => {
    fc.assert(
      fc.property(fc.constant(null), () => {
        const code = newVerificationCode();
        expect(code).toMatch(/^([0-9A-HJKMNP-TV-Z]{4}-){3}[0-9A-HJKMNP-TV-Z]{4}$/);
        expect(readVerificationCode(code.toLowerCase().replaceAll('-', ' '))).toBe(code);
        expect(readVerificationCode(code.replaceAll('0', 'o').replaceAll('1', 'l'))).toBe(code);
      }),
    );
    expect(readVerificationCode('too short')).toBeNull();
    expect(readVerificationCode('UUUU-UUUU-UUUU-UUUU')).toBeNull();
  });
});

describe('the public verification page', () => {
  let test: TestApp;
  let granted: Granted;
  let page: string;
  beforeAll(async () => {
    test = await startTestApp();
    granted = await grantedCase(test);
    const { verificationCode } = await issued(test, granted);
    page = `/verify/${verificationCode}`;
  });
  afterAll(() => test.close());

  it('says that the act is genuine, its kind, number, date and fingerprint', async () => {
    const { fileHash, number } = await shownAgreement(test, granted);
    const { body, statusCode } = await test.visitor().get(page);
    expect(statusCode).toBe(200);
    for (const word of ['acte authentique', 'Convention', number, '4 mai 2026', fileHash])
      expect(body).toContain(word);
  });

  it('discloses no person, no place, no amount and no case', async () => {
    const { body } = await test.visitor().get(page);
    const main = body.slice(body.indexOf('<main'), body.indexOf('</main>'));
    expect(main).not.toMatch(/Vanhoutte|Jeanne|Phare-Blanc|Oyats|59140|14[\s\u202f]?500|VO-2026/);
    expect(main).not.toContain(granted.owner.email);
  });

  it('tells an original from a changed file', async () => {
    const { fileHash } = await shownAgreement(test, granted);
    const original = await test.services.files.read(fileHash);
    const visitor = test.visitor();
    const send = async (content: Buffer) =>
      (
        await visitor.upload(page, {}, [
          { field: 'file', name: 'acte.pdf', content, type: 'application/pdf' },
        ])
      ).body;
    expect(await send(original)).toContain('identique à l’original');
    const changed = Buffer.from(original);
    changed[changed.length - 20] = 0x41;
    expect(await send(changed)).toContain('n’est pas l’original');
    expect(await send(Buffer.from('not even a PDF'))).toContain('n’est pas l’original');
    expect((await visitor.upload(page, {}, [])).statusCode).toBe(422);
  });

  it('knows the signed copy too', async () => {
    const other = await grantedCase(test, 'granted', 'second@example.org');
    await signed(test, other);
    const { verificationCode, signedFileHash } = await shownAgreement(test, other);
    const content = await test.services.files.read(signedFileHash as never);
    const sent = await test
      .visitor()
      .upload(`/verify/${verificationCode}`, {}, [{ field: 'file', name: 'a.pdf', content }]);
    expect(sent.body).toContain('identique à la copie signée');
  });

  it('says plainly when no act bears the code', async () => {
    for (const code of ['AAAA-BBBB-CCCC-DDDD', 'nonsense', '%00', "'; DROP TABLE act"]) {
      const { statusCode, body } = await test.visitor().get(`/verify/${encodeURIComponent(code)}`);
      expect(statusCode).toBe(404);
      expect(body).toContain('Aucun acte ne porte ce code');
    }
  });

  it('leads from a code typed by hand to its act', async () => {
    const typed = page.slice(8).toLowerCase().replaceAll('-', ' ');
    const found = await test.visitor().get(`/verify?code=${encodeURIComponent(typed)}`);
    expect(found.headers.location).toBe(page);
    const wrong = await test.visitor().get('/verify?code=12');
    expect(wrong.statusCode).toBe(422);
    expect(wrong.body).toContain('seize lettres et chiffres');
  });
});
