import sharp from 'sharp';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { dayOf } from '../../src/shared/dates.ts';
import type { UnitId } from '../../src/shared/ids.ts';
import { enterDemonstrationUnits } from '../../src/units/demo/enter-demonstration-units.ts';
import { documentsOfUnit } from '../../src/units/papers/unit-document-store.ts';
import { findUnit } from '../../src/units/unit-store.ts';
import { aPicture, plainPdf } from '../files/some-files.ts';
import { type Browser, startTestApp, type TestApp } from '../support/test-app.ts';

describe('The documents of a unit', () => {
  let test: TestApp;
  let officer: Browser;
  let manager: Browser;
  let unit: UnitId;
  let other: UnitId;
  let url: string;

  beforeAll(async () => {
    test = await startTestApp();
    const signedIn = await test.signInStaff('officer', 'Camille Vandamme');
    officer = signedIn.browser;
    manager = (await test.signInStaff('manager', 'Responsable')).browser;
    const asOf = dayOf(test.clock.now);
    const ids = await enterDemonstrationUnits(signedIn.ctx, { seed: 'papers', count: 4, asOf });
    [unit, other] = ids as [UnitId, UnitId];
    url = `/register/units/${unit}/documents`;
  });
  afterAll(() => test.close());

  const kept = () => documentsOfUnit(test.services.db.read, unit);
  const send = (browser: Browser, kind: string, name: string, content: Buffer | string, label = '') =>
    browser.upload(url, { kind, label }, [{ field: 'files', name, content }], url);
  const added = async (kind: string, name: string, content: Buffer) => {
    expect((await send(officer, kind, name, content)).statusCode).toBe(303);
    const [newest] = await kept();
    if (!newest) throw new Error('nothing was kept');
    return newest;
  };
  const journal = (id: number) =>
    test.services.db.read.all<{ action: string; actor: number }>(
      `SELECT action, actor_id AS actor FROM journal WHERE subject_kind = 'unit-document' AND subject_id = '${id}' ORDER BY seq`,
    );

  it('keeps a photograph without the place its phone wrote in it, and shows it small', async () => {
    const taken = await aPicture(1200, 800)
      .withExif({ IFD3: { GPSLatitudeRef: 'N', GPSLatitude: '51/1 2/1 3/1' } })
      .jpeg()
      .toBuffer();
    const photo = await added('photo', 'façade <rue>.jpg', taken);
    expect(photo).toMatchObject({ kind: 'photo', label: 'façade <rue>' });
    const small = await officer.get(`${url}/${photo.id}/thumbnail`);
    expect(small.headers['content-type']).toBe('image/jpeg');
    expect((await sharp(small.rawPayload).metadata()).width).toBe(360);
    const whole = await officer.get(`${url}/${photo.id}/file`);
    expect((await sharp(whole.rawPayload).metadata()).exif).toBeUndefined();
    expect(await journal(photo.id)).toEqual([]);
    expect((await officer.get(`/register/units/${unit}`)).body).toContain(`${url}/${photo.id}/thumbnail`);
  });

  it('opens a deed in the page, gives a copy under a safe name, and notes who read it', async () => {
    const deed = await added('deed', '../../etc/acte"\r\nX: y.pdf', plainPdf());
    const page = await officer.get(`${url}?document=${deed.id}`);
    expect(page.body).toContain(`<iframe class="viewer__frame" src="${url}/${deed.id}/file`);
    expect(await journal(deed.id)).toEqual([]);
    const shown = await officer.get(`${url}/${deed.id}/file`);
    expect(shown.headers).toMatchObject({
      'content-type': 'application/pdf',
      'x-content-type-options': 'nosniff',
      'cache-control': 'no-store',
      'content-security-policy': expect.stringContaining("default-src 'none'"),
    });
    expect(shown.headers['content-disposition']).toMatch(/^inline; filename\*=UTF-8''[\w%.-]+\.pdf$/);
    const copy = await officer.get(`${url}/${deed.id}/file?download=1`);
    expect(copy.headers['content-disposition']).toMatch(/^attachment/);
    expect((await journal(deed.id)).map(({ action }) => action)).toEqual([
      'unit-document.opened',
      'unit-document.downloaded',
    ]);
    expect((await manager.get(`${url}?document=${deed.id}`)).body).toContain('Camille Vandamme, ouvert le');
    expect((await officer.get(`${url}?document=${deed.id}`)).body).not.toContain('ouvert le');
    // A nominative paper has no picture of it in a list, even where it is one.
    const scanned = await added('letter', 'lettre.jpg', await aPicture().jpeg().toBuffer());
    expect((await officer.get(`${url}/${scanned.id}/thumbnail`)).statusCode).toBe(404);
  });

  it('refuses what is no plain PDF or picture, keeps what was typed, and keeps nothing', async () => {
    const before = (await kept()).length;
    const page = await send(officer, 'letter', 'a.pdf', '<script>alert(1)</script>', 'Courrier du notaire');
    expect(page.statusCode).toBe(422);
    expect(page.body).toContain('value="Courrier du notaire"');
    expect(page.body).toContain('id="files-add-error"');
    const mixed = await officer.upload(
      url,
      { kind: 'photo', label: '' },
      [
        { field: 'files', name: 'a.jpg', content: await aPicture().jpeg().toBuffer() },
        { field: 'files', name: 'b.jpg', content: 'not a picture' },
      ],
      url,
    );
    expect(mixed.statusCode).toBe(422);
    expect((await officer.upload(url, { kind: 'photo', label: '' }, [], url)).body).toContain(
      'au moins un fichier',
    );
    expect((await send(officer, 'treasure', 'a.pdf', plainPdf())).statusCode).toBe(422);
    expect(await kept()).toHaveLength(before);
  });

  it('sets a document aside with a reason and brings it back', async () => {
    const plan = await added('plan', 'plan.pdf', plainPdf());
    const act = (deed: string, fields = {}) =>
      officer.post(`${url}/${plan.id}/${deed}`, fields, { from: url });
    const hasty = await act('remove', { reason: ' ' });
    expect(hasty.statusCode).toBe(422);
    expect(hasty.body).toContain('id="reason-remove-error"');
    expect((await act('remove', { reason: 'Logement voisin' })).statusCode).toBe(303);
    expect((await officer.get(`${url}/${plan.id}/file`)).statusCode).toBe(404);
    expect((await officer.get(url)).body).toContain('Logement voisin');
    expect((await act('remove', { reason: 'Encore' })).statusCode).toBe(409);
    expect((await act('restore')).statusCode).toBe(303);
    expect((await officer.get(`${url}/${plan.id}/file`)).statusCode).toBe(200);
  });

  it('opens to nobody else: another unit’s address, another commune, an adviser who would add, an owner', async () => {
    const [document] = await kept();
    const id = document?.id;
    expect((await officer.get(`/register/units/${other}/documents/${id}/file`)).statusCode).toBe(404);
    const home = await findUnit(test.services.db.read, unit);
    const elsewhere = home?.commune === '59183' ? '59540' : '59183';
    const { browser: neighbour } = await test.signInStaff('officer', 'Voisin', [elsewhere]);
    for (const address of [url, `${url}/${id}/file`, `${url}/${id}/thumbnail`])
      expect((await neighbour.get(address)).statusCode).toBe(403);
    expect((await send(neighbour, 'photo', 'a.pdf', plainPdf())).statusCode).toBe(403);
    const { browser: adviser } = await test.signInStaff('adviser');
    expect((await adviser.get(url)).body).not.toContain('type="file"');
    expect((await send(adviser, 'photo', 'a.pdf', plainPdf())).statusCode).toBe(403);
    const owner = await test.signInOwner('someone@example.org');
    expect((await owner.get(`${url}/${id}/file`)).statusCode).toBe(403);
  });
});
