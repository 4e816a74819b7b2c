import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { type Granted, grantedCase } from '../agreements/support/granted-case.ts';
import { paper, today } from '../agreements/support/life.ts';
import { type Browser, startTestApp, type TestApp } from '../support/test-app.ts';

let test: TestApp;
let granted: Granted;
let officer: Browser;
let adviser: Browser;
let elsewhere: Browser;
let url: string;
let file: { field: string; name: string; content: Buffer };

beforeAll(async () => {
  test = await startTestApp();
  granted = await grantedCase(test, 'balance');
  officer = (await test.signInStaff('officer')).browser;
  adviser = (await test.signInStaff('adviser')).browser;
  elsewhere = (await test.signInStaff('officer', 'Officer of another commune', ['59340'])).browser;
  url = `/cases/${granted.row.ref}/return`;
  const { name, bytes } = await paper(test, 'bail');
  file = { field: 'file', name, content: bytes };
});
afterAll(() => test.close());

const version = async (of = url) =>
  (await officer.get(of)).body.match(/name="version" value="(\d+)"/)?.[1] ?? '';
const found = async (more: Record<string, string> = {}) => ({
  version: await version(),
  exitKind: 'let',
  evidence: 'lease',
  occupiedOn: today(test),
  rent: '650',
  ceiling: '700,00',
  ...more,
});

describe('the return to market on screen', () => {
  it('offers the use promised first, the others apart, and none that leaves the home empty', async () => {
    const { body } = await officer.get(url);
    expect(body).toContain('value="let"');
    expect(body).not.toContain('value="second-home"');
    const [promised = '', others = ''] = body.split('radios__divider');
    expect(promised).not.toContain('value="owner-occupied"');
    expect(others).toContain('value="owner-occupied"');
  });

  it('belongs to officers of the commune', async () => {
    expect((await adviser.get(url)).statusCode).toBe(403);
    expect((await elsewhere.get(url)).statusCode).toBe(403);
    expect((await test.visitor().get(url)).statusCode).toBe(303);
  });

  it('is refused beside the field that is wrong, and keeps the rest', async () => {
    const mistakes: [Record<string, string>, string][] = [
      [{ rent: '720' }, 'Le loyer dépasse le plafond'],
      [{ rent: '' }, 'Indiquez le loyer du bail'],
      [{ ceiling: '' }, 'Indiquez le plafond applicable'],
      [{ rent: 'free' }, 'Écrivez un montant en euros'],
      [{ occupiedOn: '2031-01-01' }, 'Cette date est dans le futur'],
      [{ occupiedOn: '2020-01-01' }, 'role="alert"'],
      [{ exitKind: 'second-home' }, 'ne remet pas le logement sur le marché'],
      [{ exitKind: 'castle' }, 'Dites ce que le logement est devenu'],
      [{ evidence: '' }, 'Choisissez la preuve'],
      [{ occupiedOn: '' }, 'Indiquez depuis quel jour'],
      [{ occupiedOn: '2026-02-30' }, 'Cette date n’existe pas'],
    ];
    for (const [more, text] of mistakes) {
      const answer = await officer.upload(url, await found(more), [file]);
      expect(answer.statusCode).toBe(422);
      expect(answer.body).toContain(text);
    }
    expect((await officer.upload(url, await found(), [])).body).toContain('Joignez le document');
    const script = { ...file, content: Buffer.from('<svg onload="alert(1)"/>') };
    expect((await officer.upload(url, await found(), [script])).statusCode).toBe(422);
    expect((await granted.reload()).state).toBe('balance');
  });

  it('is recorded, then followed: what runs, until when, and no closing before', async () => {
    expect((await officer.upload(url, await found(), [file])).statusCode).toBe(303);
    const page = `/cases/${granted.row.ref}/undertakings`;
    const { body } = await adviser.get(page);
    expect(body).toContain('Louer le logement');
    expect(body).toContain('4 mai 2032');
    expect(body).not.toContain('id="close"');
    const early = await officer.post(`${page}/close`, { version: '99' }, { from: page });
    expect(early.statusCode).toBe(409);
    expect((await officer.get('/undertakings')).body).toContain(granted.row.ref);
    expect((await elsewhere.get('/undertakings')).body).not.toContain(granted.row.ref);
    expect((await officer.get(`/cases/${granted.row.ref}`)).body).toContain('Loué, depuis le 4 mai 2026');
  });
});
