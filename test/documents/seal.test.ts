import { existsSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { makeDemoCertificate } from '../../src/documents/make-demo-certificate.ts';
import { openSeal } from '../../src/documents/open-seal.ts';
import { renderPdf } from '../../src/documents/pdf.ts';
import { openSealer, type Sealer } from '../../src/documents/seal.ts';
import { verifySeal } from '../../src/documents/verify-seal.ts';
import { day } from '../../src/shared/dates.ts';
import { aDocument } from './a-document.ts';
import { attachmentsOf, hasTool, runOn, textOf } from './tools.ts';

const PASSPHRASE = 'phrase à accents, « guillemets »';
const WISH = {
  name: 'Sceau d’essai',
  organization: 'Exemple',
  from: day('2026-01-01'),
  until: day('2036-01-01'),
};
const folder = mkdtempSync(join(tmpdir(), 'volets-seal-'));
afterAll(() => rmSync(folder, { recursive: true }));

let p12: Buffer;
let seal: Sealer;
let plain: Uint8Array;
let sealed: Uint8Array;

beforeAll(async () => {
  p12 = makeDemoCertificate(WISH, PASSPHRASE);
  seal = await openSealer(p12, PASSPHRASE);
  const attachment = {
    name: 'calcul.json',
    mime: 'application/json',
    description: 'Calcul',
    content: '{"grant":1}',
  };
  plain = await renderPdf(aDocument({ title: 'Acte scellé', attachments: [attachment] }));
  sealed = await seal(plain, { reason: 'Sceau', location: 'Exemple', at: new Date('2026-11-23T10:00:00Z') });
});

describe('a sealed PDF', () => {
  it('is whole and sealed by that certificate', () => {
    expect(verifySeal(sealed)).toMatchObject({ valid: true, signer: 'Sceau d’essai' });
  });

  it('begins with the bytes it had, keeps its text and its attached calculation', async () => {
    expect(Buffer.compare(sealed.subarray(0, plain.length), plain)).toBe(0);
    expect(await textOf(sealed)).toContain('Acte scellé');
    expect(await attachmentsOf(sealed)).toEqual(new Map([['calcul.json', '{"grant":1}']]));
  });

  it('shows any byte changed, wherever', () => {
    for (let at = 20; at < plain.length; at += Math.ceil(plain.length / 150)) {
      const changed = Buffer.from(sealed);
      changed[at] = (changed[at] ?? 0) ^ 1;
      expect(verifySeal(changed)?.valid ?? false).toBe(false);
    }
  });

  it('is no longer covered when something is added after it', () => {
    expect(verifySeal(Buffer.concat([sealed, Buffer.from('\n% ajout')]))).toBeNull();
  });

  it('can be sealed again, as when the last party has signed', async () => {
    const again = await seal(sealed);
    expect(verifySeal(again)?.valid).toBe(true);
    if (hasTool('pdfsig'))
      expect(runOn('pdfsig', ['{}'], again).match(/Signature is Valid/g)).toHaveLength(2);
  });

  it.skipIf(!hasTool('pdfsig'))('satisfies pdfsig, in its PAdES form', () => {
    const report = runOn('pdfsig', ['{}'], sealed);
    expect(report).toContain('Signature is Valid');
    expect(report).toContain('Total document signed');
    expect(report).toContain('ETSI.CAdES.detached');
    expect(report).toContain('Certificate issuer is unknown');
  });

  it.skipIf(!hasTool('qpdf'))('satisfies qpdf', () => {
    expect(runOn('qpdf', ['--check', '{}'], sealed)).toContain('No syntax or stream encoding errors found');
  });

  it('is told from one that has no seal', () => {
    expect(verifySeal(plain)).toBeNull();
    expect(verifySeal(new Uint8Array())).toBeNull();
    expect(verifySeal(Buffer.from('/ByteRange [0 2 4 48]<>'))).toBeNull();
  });
});

describe('the sealing certificate', () => {
  it('does not open with another passphrase', async () => {
    await expect(openSealer(p12, 'autre')).rejects.toThrow();
  });

  it.skipIf(!hasTool('openssl'))('is read by openssl, integrity check included', () => {
    const shown = runOn(
      'openssl',
      ['pkcs12', '-in', '{}', '-passin', `pass:${PASSPHRASE}`, '-nokeys', '-info'],
      p12,
    );
    expect(shown).toContain('BEGIN CERTIFICATE');
  });

  it('is made once in demonstration mode and found again', async () => {
    const settings = { demo: true, dataDir: folder, seal: null };
    const first = await (await openSeal(settings))(plain);
    const second = await (await openSeal(settings))(plain);
    expect(verifySeal(first)).toEqual(verifySeal(second));
    expect(verifySeal(first)?.signer).toBe('Démonstration – sans valeur');
    const reason = Buffer.from('Sceau du serveur', 'utf16le').swap16();
    expect(Buffer.from(first).toString('latin1')).toContain(reason.toString('hex').toUpperCase());
    expect(existsSync(join(folder, 'demonstration-seal.json'))).toBe(true);
    expect(readFileSync(join(folder, 'demonstration-seal.json'), 'utf8')).not.toContain('BEGIN');
  });

  it('is the authority’s own when one is set, and required outside demonstration mode', async () => {
    const file = join(folder, 'authority.p12');
    writeFileSync(file, p12);
    const ours = await openSeal({ demo: false, dataDir: folder, seal: { file, passphrase: PASSPHRASE } });
    expect(verifySeal(await ours(plain))?.certificate).toBe(verifySeal(sealed)?.certificate);
    await expect(openSeal({ demo: false, dataDir: folder, seal: null })).rejects.toThrow('SEAL_P12');
  });
});
