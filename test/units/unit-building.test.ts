import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { findBuilding, unitsOfBuilding } from '../../src/units/building/building-store.ts';
import { importLovac } from '../../src/units/import/import-lovac.ts';
import { findUnitByIdlocal, type Unit } from '../../src/units/unit-store.ts';
import { type Browser, startTestApp, type TestApp } from '../support/test-app.ts';
import { idlocal, lovacFile } from './support/lovac-file.ts';

const FLAT = { nature: 'APPART', ff_idbat: '59183000AB0123A' };
const flat = (number: number, cells: Record<string, string> = {}) => ({
  ...FLAT,
  ff_idlocal: idlocal(number),
  ...cells,
});

describe('A building that holds several units', () => {
  let test: TestApp;
  let officer: Browser;
  let ctx: Awaited<ReturnType<TestApp['signInStaff']>>['ctx'];

  beforeAll(async () => {
    test = await startTestApp();
    ({ browser: officer, ctx } = await test.signInStaff('officer', 'Camille Vandamme'));
    const house = flat(4, { nature: 'MAISON' });
    await importLovac(
      ctx,
      lovacFile([flat(1), flat(2, { rnb_id: 'ABCD1234EFGH' }), flat(3, { ff_idbat: '' }), house]),
    );
  });
  afterAll(() => test.close());

  const read = () => test.services.db.read;
  const unit = async (number: number): Promise<Unit> => {
    const found = await findUnitByIdlocal(read(), idlocal(number));
    if (!found) throw new Error(`no unit ${number}`);
    return found;
  };
  const building = async () => {
    const { buildingId } = await unit(1);
    const found = buildingId === null ? undefined : await findBuilding(read(), buildingId);
    if (!found) throw new Error('no building');
    return found;
  };
  const place = async (number: number, to: string, deed = '') => {
    const { id, version } = await unit(number);
    const url = `/register/units/${id}`;
    return officer.post(`${url}/building${deed}`, { version: String(version), building: to }, { from: url });
  };

  it('is recognised in a file, for flats only', async () => {
    const { id } = await building();
    expect((await unitsOfBuilding(read(), id)).map((one) => one.idlocal)).toEqual([idlocal(1), idlocal(2)]);
    expect((await unit(3)).buildingId).toBeNull();
    expect((await unit(4)).buildingId).toBeNull();
    const page = (await officer.get(`/register/units/${(await unit(1)).id}`)).body;
    expect(page).toContain(`/register/buildings/${id}`);
    expect(page).toContain('2 logements connus, 2 vacants');
  });

  it('takes a unit by hand and lets it go, and no file says otherwise', async () => {
    const { id } = await building();
    expect((await officer.get(`/register/units/${(await unit(3)).id}`)).body).toContain(`value="${id}"`);
    expect((await place(3, String(id))).statusCode).toBe(303);
    expect((await unit(3)).buildingId).toBe(id);
    expect((await place(1, '', '/leave')).statusCode).toBe(303);
    await importLovac(ctx, lovacFile([flat(1, { annee: '2026' })]));
    expect((await unit(1)).buildingId).toBeNull();
    expect((await place(1, String(id))).statusCode).toBe(303);
    expect((await place(1, '999999')).statusCode).toBe(404);
    expect((await place(1, '<b>')).statusCode).toBe(422);
    expect((await place(4, 'new')).statusCode).toBe(303);
    expect((await unit(4)).buildingId).not.toBe(id);
  });

  it('shows the share that is vacant once somebody counted its homes', async () => {
    const { id, version, address } = await building();
    const url = `/register/buildings/${id}`;
    const edit = (fields: Record<string, string>) =>
      officer.post(url, { version: String(version), address, note: 'Syndic : le mardi', ...fields });
    const few = await edit({ dwellings: '2' });
    expect(few.statusCode).toBe(422);
    expect(few.body).toContain('connaît déjà 3 logements');
    expect(few.body).toContain('Syndic : le mardi');
    expect((await edit({ dwellings: '12' })).statusCode).toBe(303);
    expect((await officer.get(url)).body).toMatch(/25\s?%/);
    expect((await edit({ dwellings: '13' })).statusCode).toBe(409);
    expect((await officer.get(`/register/units/${(await unit(2)).id}`)).body).toContain('Syndic : le mardi');
  });

  it('is of one commune, closed to officers of the others', async () => {
    const { id, commune } = await building();
    const elsewhere = commune === '59183' ? '59155' : '59183';
    const { browser } = await test.signInStaff('officer', 'Voisin', [elsewhere]);
    expect((await browser.get(`/register/buildings/${id}`)).statusCode).toBe(403);
    expect((await officer.get('/register/buildings/999999')).statusCode).toBe(404);
  });
});
