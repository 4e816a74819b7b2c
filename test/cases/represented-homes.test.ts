import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { day } from '../../src/shared/dates.ts';
import type { OwnerId, UnitId } from '../../src/shared/ids.ts';
import { addMandate } from '../../src/units/holders/mandate-store.ts';
import { findUnit, ownersOfUnit } from '../../src/units/units-queries.ts';
import { type Browser, startTestApp, type TestApp } from '../support/test-app.ts';
import { ownerWithAudit, WHEN } from './support/a-home.ts';

let app: TestApp;
let unit: UnitId;
let owner: OwnerId;
let owners: Browser;
let address: string;
beforeAll(async () => {
  app = await startTestApp();
  ({ unit, browser: owners } = await ownerWithAudit(app, 'represented@example.org'));
  const { read } = app.services.db;
  owner = (await ownersOfUnit(read, unit))[0]?.owner.id as OwnerId;
  address = (await findUnit(read, unit))?.address ?? '';
});
afterAll(() => app.close());

const mandate = (email: string, changes: Partial<Parameters<typeof addMandate>[1]> = {}) =>
  app.services.db.tx((d) =>
    addMandate(d, {
      ownerId: owner,
      name: 'Maître Deroo',
      kind: 'notary',
      email,
      scope: ['contact', 'apply'],
      startsOn: day('2026-01-01'),
      createdAt: WHEN,
      ...changes,
    }),
  );
const home = async (email: string) => (await (await app.signInOwner(email)).get('/my')).body;

describe('Homes on the page of whoever acts for their owner', () => {
  it('are shown with the owner’s name and lead to an application', async () => {
    await mandate('notary@example.org', { unitId: unit });
    const shown = await home('notary@example.org');
    expect(shown).toContain('Logements que je représente');
    expect(shown).toContain(address);
    expect(shown).toContain(`unit=${unit}`);
    expect((await owners.get('/my')).body).not.toContain('Logements que je représente');
  });

  it('are not shown before it begins, after it ends, or to a mandate that does not let one apply', async () => {
    await mandate('early@example.org', { startsOn: day('2026-09-01') });
    await mandate('late@example.org', { endsOn: day('2026-02-01') });
    await mandate('letters@example.org', { scope: ['contact'] });
    for (const email of ['early@example.org', 'late@example.org', 'letters@example.org'])
      expect(await home(email)).not.toContain(address);
  });

  it('lead to the application once it is begun, by whoever began it', async () => {
    await mandate('agent@example.org');
    const begun = await owners.post(
      '/my/cases',
      { unit: String(unit) },
      { from: `/my/cases/new?unit=${unit}` },
    );
    const id = /\/my\/cases\/(\d+)/.exec(String(begun.headers.location))?.[1];
    expect(id).toBeDefined();
    const shown = await home('agent@example.org');
    expect(shown).toContain(`/my/cases/${id}`);
    expect(shown).not.toContain(`unit=${unit}`);
  });
});
