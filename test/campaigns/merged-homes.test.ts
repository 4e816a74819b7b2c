import { sql } from 'drizzle-orm';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { codeOf } from '../../src/campaigns/personal-code.ts';
import {
  addCampaignUnits,
  pageOfRecipients,
  type Recipient,
  unitsOfRecipients,
} from '../../src/campaigns/recipient-store.ts';
import { day } from '../../src/shared/dates.ts';
import type { CampaignId, UnitId } from '../../src/shared/ids.ts';
import { enterDemonstrationUnits } from '../../src/units/demo/enter-demonstration-units.ts';
import { contactsOfUnit } from '../../src/units/unit-file/contact-store.ts';
import { findUnit } from '../../src/units/units-queries.ts';
import { type Browser, startTestApp, type TestApp } from '../support/test-app.ts';

const LETTER = {
  name: 'Maisons vides',
  aim: 'Savoir',
  subject: 'Votre logement',
  body: 'Bonjour,\n\n{logements}',
  signatoryName: 'Camille Exemple',
  signatoryTitle: 'Vice-présidente',
  returnAddress: 'Service, 1 place du Test, 59000 Exemple',
  channel: 'letter',
  quietWeeks: '8',
  filter: 'status=not-followed',
};

describe('Two homes of one campaign that prove to be one', () => {
  let test: TestApp;
  let officer: Browser;
  let url: string;
  let id: CampaignId;
  /** Owners written to about one home each. */
  let single: Recipient[];

  beforeAll(async () => {
    test = await startTestApp();
    const signedIn = await test.signInStaff('officer', 'Camille');
    officer = signedIn.browser;
    await enterDemonstrationUnits(signedIn.ctx, { seed: 'merged', count: 120, asOf: day('2026-03-02') });
    const made = await officer.upload('/campaigns/new', LETTER, []);
    url = String(made.headers.location);
    id = Number(url.split('/').at(-1)) as CampaignId;
    const all = (await pageOfRecipients(read(), id, 'silent', null, 1000)).rows;
    const counted = await Promise.all(all.map(async (one) => ({ one, homes: await homesOf(one) })));
    single = counted.filter(({ homes }) => homes.length === 1).map(({ one }) => one);
  });
  afterAll(() => test.close());

  const read = () => test.services.db.read;
  const homesOf = async (recipient: Recipient): Promise<UnitId[]> =>
    (await unitsOfRecipients(read(), [recipient.id])).map(({ unitId }) => unitId);
  const homeOf = async (recipient: Recipient | undefined): Promise<UnitId> => {
    const [home] = recipient ? await homesOf(recipient) : [];
    if (!home) throw new Error('no home');
    return home;
  };
  const rows = () => read().all(sql`SELECT * FROM campaign_unit ORDER BY id`);
  async function merge(kept: UnitId, absorbed: UnitId): Promise<void> {
    const versions = await Promise.all([kept, absorbed].map((unit) => findUnit(read(), unit)));
    const [version, otherVersion] = versions.map((unit) => String(unit?.version));
    const fields = { version: version ?? '', otherVersion: otherVersion ?? '', reason: 'Même porte' };
    const merged = await officer.post(`/register/units/${kept}/duplicates/${absorbed}`, fields);
    expect(merged.statusCode).toBe(303);
  }
  async function undo(kept: UnitId): Promise<void> {
    const list = `/register/units/${kept}/duplicates`;
    const address = (await officer.get(list)).body.match(/\/register\/units\/\d+\/merges\/\d+\/undo/)?.[0];
    expect((await officer.post(address ?? '', {}, { from: list })).statusCode).toBe(303);
  }

  it('leaves both owners their letter, and parts them again exactly', async () => {
    const [one, other] = single;
    const [kept, absorbed] = [await homeOf(one), await homeOf(other)];
    const before = rows();
    await merge(kept, absorbed);
    expect(await homeOf(one)).toBe(kept);
    expect(await homeOf(other)).toBe(kept);
    await undo(kept);
    expect(rows()).toEqual(before);
  });

  it('names the home once in the letter of one owner of both, and twice again when undone', async () => {
    const [, , owner, other] = single as [Recipient, Recipient, Recipient, Recipient];
    const [kept, absorbed] = [await homeOf(owner), await homeOf(other)];
    await test.services.db.tx(async (d) => {
      d.run(sql`DELETE FROM campaign_unit WHERE unit_id = ${absorbed}`);
      await addCampaignUnits(d, [{ campaignId: id, unitId: absorbed, recipientId: owner.id }]);
    });
    const before = rows();
    await merge(kept, absorbed);
    expect(await homesOf(owner)).toEqual([kept]);
    await undo(kept);
    expect(rows()).toEqual(before);
  });

  it('hears either owner about the home that remains, and takes both letters back', async () => {
    const [, , , , one, other] = single as Recipient[];
    if (!one || !other) throw new Error('too few');
    const [kept, absorbed] = [await homeOf(one), await homeOf(other)];
    await merge(kept, absorbed);
    await officer.post(`${url}/prepare`, {}, { from: url });
    await test.work();
    await officer.post(`${url}/send`, { sentOn: '2026-03-02' }, { from: url });
    await test.work();
    const letters = await contactsOfUnit(read(), kept);
    expect(letters.map(({ ownerId }) => ownerId).sort()).toEqual([one.ownerId, other.ownerId].sort());
    await officer.post(`${url}/postpone`, {}, { from: url });
    await test.work();
    expect(await contactsOfUnit(read(), kept)).toEqual([]);
    expect(await findUnit(read(), kept)).toMatchObject({ status: 'not-followed' });

    await officer.post(`${url}/send`, { sentOn: '2026-03-02' }, { from: url });
    await test.work();
    const owner = test.visitor();
    await owner.post('/r', { code: codeOf(test.services.config.dataKey, other.id) });
    const said = { unit: String(kept), situation: 'let' };
    expect((await owner.post('/r/home', said, { from: '/r/home' })).statusCode).toBe(303);
    expect(await findUnit(read(), kept)).toMatchObject({ occupancy: 'let' });
    const links = await unitsOfRecipients(read(), [one.id, other.id]);
    expect(links.map(({ recipientId, situation }) => [recipientId, situation])).toEqual([
      [one.id, null],
      [other.id, 'let'],
    ]);
  });
});
