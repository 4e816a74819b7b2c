import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { addCase, type CaseRow } from '../../src/cases/case-store.ts';
import { CASE_ORDERS } from '../../src/cases/list/case-list.ts';
import { casePage, countCases } from '../../src/cases/list/case-list-store.ts';
import { correctOwner } from '../../src/people/register-owners.ts';
import { instant } from '../../src/shared/dates.ts';
import { mustExist } from '../../src/shared/errors.ts';
import type { AccountId, CaseRef } from '../../src/shared/ids.ts';
import { changeUnit, findUnit } from '../../src/units/unit-store.ts';
import { startTestApp, type TestApp } from '../support/test-app.ts';
import { caseOf, filed } from './support/an-application.ts';

let app: TestApp;
let row: CaseRow;
beforeAll(async () => {
  app = await startTestApp();
  row = caseOf(app, (await filed(app, 'list@example.org')).id);
  const { id: _, ...facts } = row;
  await app.services.db.tx(async (d) => {
    for (let index = 2; index <= 123; index += 1) {
      const at = instant(Date.parse(row.stateSince) + (index % 7) * 86_400_000);
      const dueOn = index % 3 === 0 ? null : row.dueOn;
      const ref = `VO-2026-${String(index).padStart(5, '0')}` as CaseRef;
      await addCase(d, { ...facts, ref, stateSince: at, dueOn });
    }
  });
});
afterAll(() => app.close());

const everything = {
  states: null,
  assigned: null,
  search: '',
  communes: null,
  covered: [],
  me: 1 as AccountId,
} as const;

describe('The list of cases', () => {
  it.each(CASE_ORDERS)('walks every case once, forwards and back, in the order %s', async (order) => {
    const { read } = app.services.db;
    const seen: number[] = [];
    let page = await casePage(read, everything, { order, after: null, before: null });
    expect(page.previous).toBeNull();
    for (;;) {
      seen.push(...page.lines.map(({ id }) => id));
      if (!page.next) break;
      page = await casePage(read, everything, { order, after: page.next, before: null });
    }
    expect(new Set(seen).size).toBe(123);
    expect(seen).toHaveLength(123);
    const back: number[] = page.lines.map(({ id }) => id);
    while (page.previous) {
      page = await casePage(read, everything, { order, after: null, before: page.previous });
      back.unshift(...page.lines.map(({ id }) => id));
    }
    expect(back).toEqual(seen);
  });

  it('filters by step, officer, words and territory, all of it in the address', async () => {
    const { read } = app.services.db;
    expect(await countCases(read, everything)).toEqual({ count: 123, more: false });
    expect((await countCases(read, { ...everything, states: ['granted'] })).count).toBe(0);
    expect((await countCases(read, { ...everything, assigned: 'nobody' })).count).toBe(123);
    expect((await countCases(read, { ...everything, communes: ['59107'] })).count).toBe(0);
    expect((await countCases(read, { ...everything, search: 'VO-2026-00042' })).count).toBe(1);
    expect((await countCases(read, { ...everything, search: 'martin' })).count).toBe(123);
    expect((await countCases(read, { ...everything, search: '100% _ \' " %' })).count).toBe(0);
  });

  it('finds by the beginning of words, in any order, accents or not, and keeps in step', async () => {
    const { db } = app.services;
    const found = async (search: string) => (await countCases(db.read, { ...everything, search })).count;
    const unit = mustExist(await findUnit(db.read, row.unitId), 'cases.errors.unknown');
    expect(await found('00042 vo mart')).toBe(1);
    expect(await found('rue cœur élysée')).toBe(0);
    expect(await found('" * NEAR(')).toBe(0);
    await db.tx(async (d) => {
      await changeUnit(d, unit.id, { address: '7 rue du Sacré-Cœur', idlocal: '599000000777' });
      await correctOwner(d, row.ownerId, { name: 'LEFÈVRE Éloïse' });
    });
    expect(await found('sacre coeur lefevre elo')).toBe(123);
    expect(await found('599000000777')).toBe(123);
    expect(await found('martin')).toBe(0);
    await db.tx(async (d) => {
      await changeUnit(d, unit.id, { address: unit.address, idlocal: unit.idlocal });
      await correctOwner(d, row.ownerId, { name: 'MARTIN Claude' });
    });
    expect(await found('coeur')).toBe(0);
  });

  it('answers whatever is written in its address', async () => {
    const { browser } = await app.signInStaff('officer');
    for (const query of [
      '?order=nonsense&after=x&before=~',
      '?state=draft',
      '?assigned=999999',
      "?q='%20OR%201=1",
      '?after=2026~1&state=incoming',
      '?q[]=a&state[a]=b',
    ]) {
      expect([query, (await browser.get(`/cases${query}`)).statusCode]).toEqual([query, 200]);
    }
    const page = (await browser.get('/cases?state=incoming&order=ref')).body;
    expect(page).toContain('VO-2026-00001');
    expect(page).toContain('aria-sort="ascending"');
    expect(page).toContain('order=ref-last');
    expect((await browser.get('/cases?state=draft')).body).not.toContain('VO-2026');
    const csv = await browser.get('/cases.csv?state=incoming&order=ref');
    expect(csv.body.trim().split('\r\n')).toHaveLength(124);
  });
});
