import { eq } from 'drizzle-orm';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { sizeOf } from '../../../src/shared/id-set.ts';
import type { BuildingId } from '../../../src/shared/ids.ts';
import { homesBearing } from '../../../src/units/find/word-sets-store.ts';
import { importLovac } from '../../../src/units/import/import-lovac.ts';
import { findUnitByIdlocal } from '../../../src/units/unit-store.ts';
import { units } from '../../../src/units/unit-table.ts';
import { type Browser, startTestApp, type TestApp } from '../../support/test-app.ts';
import { idlocal, lovacFile } from '../support/lovac-file.ts';

/** Flats 1 and 2 share a building, flat 3 is alone in its own, 4 is a house. */
const FILE = lovacFile([
  { nature: 'APPART', ff_idbat: '59183000AB0123A', ff_idlocal: idlocal(1) },
  { nature: 'APPART', ff_idbat: '59183000AB0123A', ff_idlocal: idlocal(2) },
  { nature: 'APPART', ff_idbat: '59183000AB0456A', ff_idlocal: idlocal(3) },
  { nature: 'MAISON', ff_idlocal: idlocal(4) },
]);

describe('Buildings in the list of the register', () => {
  let test: TestApp;
  let officer: Browser;
  let ctx: Awaited<ReturnType<TestApp['signInStaff']>>['ctx'];
  let shared: BuildingId;
  beforeAll(async () => {
    test = await startTestApp();
    ({ browser: officer, ctx } = await test.signInStaff('officer'));
    await importLovac(ctx, FILE);
    const { buildingId } = await unit(1);
    if (buildingId === null) throw new Error('no building');
    shared = buildingId;
  });
  afterAll(() => test.close());

  async function unit(number: number) {
    const found = await findUnitByIdlocal(test.services.db.read, idlocal(number));
    if (!found) throw new Error(`no unit ${number}`);
    return found;
  }
  const listed = async (address: string): Promise<number[]> => {
    const { body } = await officer.get(address);
    const ids = [...body.matchAll(/data-unit="(\d+)"/g)].map(([, id]) => Number(id));
    const numbers = await Promise.all([1, 2, 3, 4].map(async (one) => [(await unit(one)).id, one] as const));
    return numbers.filter(([id]) => ids.includes(id)).map(([, one]) => one);
  };
  const change = (number: number, to: Partial<typeof units.$inferInsert>) =>
    test.services.db.tx(async (d) =>
      d
        .update(units)
        .set(to)
        .where(eq(units.idlocal, idlocal(number)))
        .run(),
    );

  it('keep to the homes of one building, from its page, under a chip that names it', async () => {
    const { body } = await officer.get(`/register/buildings/${shared}`);
    expect(body).toContain(`href="/register?building=${shared}"`);
    expect(await listed(`/register?building=${shared}`)).toEqual([1, 2]);
    const list = (await officer.get(`/register?building=${shared}&kind=flat`)).body;
    // Another filter keeps the building, and the chip takes it away alone.
    expect(list).toContain(`<input type="hidden" name="building" value="${shared}">`);
    expect(list).toMatch(/<a class="chip" href="\/register\?kind=flat">/);
    expect(await listed('/register?building=999999')).toEqual([]);
    expect(await listed('/register?building=%3Cb%3E')).toEqual([1, 2, 3, 4]);
  });

  it('find the homes of buildings where several are vacant, and no longer once one remains', async () => {
    expect(await listed('/register?together=1')).toEqual([1, 2]);
    const { vacantSince } = await unit(2);
    await change(2, { vacantSince: null });
    expect(await listed('/register?together=1')).toEqual([]);
    await change(2, { vacantSince });
    await change(3, { buildingId: shared });
    expect(await listed('/register?together=1')).toEqual([1, 2, 3]);
    await change(1, { buildingId: null });
    expect(await listed('/register?together=1')).toEqual([2, 3]);
    await change(2, { buildingId: null });
    expect(await listed('/register?together=1&kind=flat')).toEqual([]);
    await change(1, { buildingId: shared });
    await change(2, { buildingId: shared });
    expect(await listed('/register?together=1')).toEqual([1, 2, 3]);
  });

  it('are told by a later file that brings a second vacant home', async () => {
    const lone = { nature: 'APPART', ff_idbat: '59183000AB0789A' };
    await importLovac(ctx, lovacFile([{ ...lone, ff_idlocal: idlocal(5) }]));
    expect((await unit(5)).vacantTogether).toBe(false);
    await importLovac(ctx, lovacFile([{ ...lone, ff_idlocal: idlocal(6) }]));
    expect([(await unit(5)).vacantTogether, (await unit(6)).vacantTogether]).toEqual([true, true]);
  });

  it('are a column with how many are vacant, a column of the exports, and part of a saved view', async () => {
    await officer.post('/register/columns', { columns: ['building'], back: '' }, { from: '/register?all=1' });
    const row = (await officer.get(`/register?building=${shared}`)).body;
    expect(row).toContain(`<a href="/register/buildings/${shared}">`);
    expect(row).toContain('3 vacants');
    const [heading, ...lines] = (await officer.get('/register/export.csv?together=1')).body.split('\r\n');
    expect(heading).toContain('Immeuble');
    expect(lines.filter((line) => line !== '')).toHaveLength(5);
    const saved = await officer.post(
      '/register/views',
      { name: 'Immeubles', fields: `?building=${shared}&together=1` },
      { from: '/register?all=1' },
    );
    const opened = await officer.get(String(saved.headers.location));
    expect(opened.headers.location).toBe(`/register?building=${shared}&together=1`);
  });

  it('name no building of other communes to an officer of one', async () => {
    const { address } = await unit(1);
    const { browser } = await test.signInStaff('officer', 'Voisin', ['59155']);
    const { body } = await browser.get(`/register?building=${shared}`);
    expect(body).toContain('Un immeuble');
    expect(body).not.toContain(address.split(',')[0]);
  });

  it('are found again by their words after all these changes', async () => {
    const [together] = homesBearing(test.services.db.read, [['j_1']]);
    expect(together && sizeOf(together)).toBe(5);
  });
});
