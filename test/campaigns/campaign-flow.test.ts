import { execFileSync } from 'node:child_process';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import sharp from 'sharp';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { findCampaign } from '../../src/campaigns/campaign-store.ts';
import { codeOf } from '../../src/campaigns/personal-code.ts';
import { countsOf } from '../../src/campaigns/rates-store.ts';
import {
  pageOfRecipients,
  postedUnits,
  type Recipient,
  unitsOfRecipients,
} from '../../src/campaigns/recipient-store.ts';
import { returnCode } from '../../src/campaigns/reply-code.ts';
import { findFile } from '../../src/files/files-queries.ts';
import { journalOf } from '../../src/journal/journal-queries.ts';
import { findOwner } from '../../src/people/people-queries.ts';
import { correctOwner } from '../../src/people/register-owners.ts';
import { system } from '../../src/shared/actor.ts';
import { day } from '../../src/shared/dates.ts';
import type { CampaignId, FileHash, RecipientId } from '../../src/shared/ids.ts';
import { enterDemonstrationUnits } from '../../src/units/demo/enter-demonstration-units.ts';
import { contactsOfUnit } from '../../src/units/unit-file/contact-store.ts';
import { editFollowUp } from '../../src/units/unit-file/edit-unit.ts';
import { findUnit } from '../../src/units/units-queries.ts';
import { type Browser, startTestApp, type TestApp } from '../support/test-app.ts';
import { DAY } from '../support/test-services.ts';

const WORDS = {
  name: 'Maisons vides',
  aim: 'Savoir',
  subject: 'Votre logement à {commune}',
  body: 'Madame, Monsieur,\n\nVous êtes {destinataire}.\n\n{logements}\n\nAppelez le {telephone}.',
  signatoryName: 'Camille Exemple',
  signatoryTitle: 'Vice-présidente',
  returnAddress: 'Service, 1 place du Test, 59000 Exemple',
};
const FILTER = 'status=not-followed&vacancy=over-2';

function textOf(pdf: Buffer): string {
  const folder = mkdtempSync(join(tmpdir(), 'letters-'));
  writeFileSync(join(folder, 'letters.pdf'), pdf);
  const text = execFileSync('pdftotext', ['-layout', join(folder, 'letters.pdf'), '-'], { encoding: 'utf8' });
  rmSync(folder, { recursive: true });
  return text;
}

describe('A campaign of letters', () => {
  let test: TestApp;
  let officer: Browser;
  let ctx: Awaited<ReturnType<TestApp['signInStaff']>>['ctx'];
  let url: string;
  let id: CampaignId;
  const read = () => test.services.db.read;
  const recipients = async (filter: Parameters<typeof pageOfRecipients>[2] = 'all'): Promise<Recipient[]> =>
    (await pageOfRecipients(read(), id, filter, null, 1000)).rows;
  const campaign = async () => {
    const found = await findCampaign(read(), id);
    if (!found) throw new Error('no campaign');
    return found;
  };
  const homesOf = async ({ id: recipient }: Recipient) => unitsOfRecipients(read(), [recipient]);
  const codeFor = ({ id: recipient }: Recipient) => codeOf(test.services.config.dataKey, recipient);
  const create = (fields: Record<string, string>) =>
    officer.upload(
      '/campaigns/new',
      { ...WORDS, channel: 'letter', quietWeeks: '8', filter: FILTER, ...fields },
      [],
    );

  beforeAll(async () => {
    test = await startTestApp();
    ({ browser: officer, ctx } = await test.signInStaff('officer', 'Camille'));
    await enterDemonstrationUnits(ctx, { seed: 'campaigns', count: 400, asOf: day('2026-03-02') });
  });
  afterAll(() => test.close());

  it('refuses an unknown field with its place, and keeps what was typed', async () => {
    const answer = await create({ body: 'Bonjour,\nvotre {bien} vous attend.' });
    expect(answer.statusCode).toBe(422);
    expect(answer.body).toContain('Ligne 2, colonne 7');
    expect(answer.body).toContain('votre {bien} vous attend.');
    expect(answer.body).toContain(FILTER.replace('&', '&amp;'));
  });

  it('is refused for a filter that finds nobody', async () => {
    const answer = await create({ filter: 'text=zzzzzzzz' });
    expect(answer.statusCode).toBe(422);
    expect(answer.body).toContain('il n’y a personne à qui écrire');
  });

  it('freezes its group with the reason of each one left out', async () => {
    const before = await officer.get(`/campaigns/new?${FILTER}`);
    expect(before.body).toContain('Non suivi');
    const answer = await create({});
    expect(answer.statusCode).toBe(303);
    url = String(answer.headers.location);
    id = Number(url.split('/').at(-1)) as CampaignId;
    const all = await recipients();
    const excluded = all.filter(({ exclusion }) => exclusion !== null);
    expect(all.length).toBeGreaterThan(50);
    expect(new Set(excluded.map(({ exclusion }) => exclusion))).toContain('do-not-contact');
    for (const { ownerId, exclusion } of all) {
      const owner = await findOwner(read(), ownerId);
      expect(owner?.doNotContact ?? false).toBe(exclusion === 'do-not-contact');
    }
    expect(new Set(all.map(({ ownerId }) => ownerId)).size).toBe(all.length);
    const page = await officer.get(url);
    expect(page.body).toContain('CAMP-2026-001');
    expect(page.body).toContain('Ne pas contacter');
  });

  it('takes one owner out before it leaves, and shows a letter with a code that opens nothing', async () => {
    const [first] = (await recipients()).filter(({ exclusion }) => exclusion === null);
    await officer.post(`${url}/recipients/${first?.id}/removal`, { removed: 'yes' }, { from: url });
    expect((await recipients('excluded')).map((row) => row.id)).toContain(first?.id);
    const signature = await sharp({
      create: { width: 300, height: 100, channels: 3, background: '#223' },
    })
      .png()
      .toBuffer();
    const edited = await officer.upload(
      `${url}/text`,
      { ...WORDS, version: String((await campaign()).version) },
      [{ field: 'signature', name: 'signature.png', content: signature, type: 'image/png' }],
    );
    expect(edited.statusCode).toBe(303);
    const drawn = (await officer.get(`${url}/preview.pdf`)).rawPayload;
    expect(drawn.toString('latin1')).toContain('/Subtype /Image');
    const preview = textOf(drawn);
    expect(preview).toContain('22222-22222');
    await officer.post(`${url}/test`, {}, { from: url });
    await test.work();
    expect((await test.mails()).some(({ subject }) => subject === 'Essai\u00a0: Maisons vides')).toBe(true);
  });

  it('makes one file of letters, none for those left out, and keeps it encrypted', async () => {
    await officer.post(`${url}/prepare`, {}, { from: url });
    expect((await officer.post(`${url}/cancel`, {}, { from: url })).statusCode).toBe(422);
    await test.work();
    expect(await campaign()).toMatchObject({ state: 'ready', work: null });
    const kept = await findFile(read(), (await campaign()).lettersHash as FileHash);
    expect(kept).toMatchObject({ mime: 'application/pdf', sensitive: true });
    const file = await officer.get(`${url}/letters.pdf`);
    expect(file.headers['content-type']).toBe('application/pdf');
    const text = textOf(file.rawPayload);
    const pages = text.split('\f').filter((page) => page.trim() !== '');
    const written = (await recipients()).filter(({ exclusion }) => exclusion === null);
    expect(pages.filter((page) => page.includes('Page 1 sur'))).toHaveLength(written.length);
    for (const recipient of written) {
      const page = pages.find((each) => each.includes(codeFor(recipient)));
      expect(page).toContain(recipient.name);
      expect(page).toContain(returnCode(recipient.id));
      expect(page).toContain('Camille Exemple');
    }
    for (const left of await recipients('excluded')) expect(text).not.toContain(returnCode(left.id));
    const journal = JSON.stringify(await journalOf(read(), 'campaign', id));
    expect(journal).not.toContain(written[0]?.name);
  });

  it('says nothing to a code before the letters have left', async () => {
    const [recipient] = await recipients('silent');
    const answer = await test.visitor().post('/r', { code: codeFor(recipient as Recipient) });
    expect(answer.statusCode).toBe(422);
  });

  it('lets the homes await an answer on the posting day, once', async () => {
    const sent = await officer.post(`${url}/send`, { sentOn: '2026-03-02' }, { from: url });
    expect(sent.statusCode).toBe(303);
    await test.work();
    expect(await campaign()).toMatchObject({ state: 'sent', sentOn: '2026-03-02', work: null });
    const again = await officer.post(`${url}/send`, { sentOn: '2026-03-02' }, { from: url });
    expect(again.statusCode).toBe(422);
    await test.work();
    for (const { unitId, statusBefore } of await postedUnits(read(), id, 1000)) {
      expect(await findUnit(read(), unitId)).toMatchObject({ status: 'awaiting-answer' });
      expect(statusBefore).toBe('not-followed');
      expect(
        (await contactsOfUnit(read(), unitId)).filter(({ channel }) => channel === 'letter'),
      ).toHaveLength(1);
    }
  });

  it('takes the sending back exactly, and leaves what a person changed since', async () => {
    const posted = await postedUnits(read(), id, 1000);
    const kept = posted[0]?.unitId as never;
    const unit = await findUnit(read(), kept);
    await editFollowUp(ctx, kept, unit?.version ?? 0, {
      status: 'in-progress',
      substatus: 'supported',
      reasons: [],
    });
    await officer.post(`${url}/postpone`, {}, { from: url });
    await test.work();
    expect(await campaign()).toMatchObject({ state: 'ready', sentOn: null, keptUnits: 1, work: null });
    expect(await findUnit(read(), kept)).toMatchObject({ status: 'in-progress' });
    for (const { unitId } of posted.slice(1)) {
      expect(await findUnit(read(), unitId)).toMatchObject({ status: 'not-followed' });
      expect(await contactsOfUnit(read(), unitId)).toEqual([]);
    }
    expect((await officer.get(url)).body).toContain('1 logement, modifié depuis l’envoi');
  });

  it('waits for a day to come, and tells which letter to take out of the pile', async () => {
    const [opposed] = await recipients('silent');
    await officer.post(`${url}/send`, { sentOn: '2026-03-05' }, { from: url });
    await test.work();
    expect(await postedUnits(read(), id, 10)).toEqual([]);
    await test.services.db.tx((d) => correctOwner(d, opposed?.ownerId as never, { doNotContact: true }));
    test.clock.advance(3 * DAY);
    await test.work();
    expect((await postedUnits(read(), id, 1000)).length).toBeGreaterThan(10);
    expect((await postedUnits(read(), id, 1000)).map(({ recipientId }) => recipientId)).not.toContain(
      opposed?.id,
    );
    // The day has passed the hour of the session: the officer signs in again.
    ({ browser: officer, ctx } = await test.signInStaff('officer', 'Camille'));
    const page = await officer.get(url);
    expect(page.body).toContain('À retirer de la pile');
    expect(page.body).toContain(opposed?.name);
  });

  it('hears an owner who types the code, and updates the home, the owner and the rates', async () => {
    const [recipient] = (await recipients('silent')) as [Recipient];
    const [home] = await homesOf(recipient);
    const owner = test.visitor();
    const wrong = await owner.post('/r', { code: 'AAAAA-AAAAA' });
    expect(wrong.statusCode).toBe(422);
    expect(wrong.body).toContain('n’est pas reconnu');
    expect((await owner.get('/r/home')).headers.location).toBe('/r');
    const opened = await owner.post('/r', { code: codeFor(recipient).toLowerCase().replace('-', ' ') });
    expect(opened.headers.location).toBe('/r/home');
    const page = await owner.get('/r/home');
    expect(page.body).toContain((await findUnit(read(), home?.unitId as never))?.address);

    const incomplete = await owner.post(
      '/r/home',
      { unit: String(home?.unitId), situation: 'vacant', callBack: 'yes', text: 'Bonjour' },
      { from: '/r/home' },
    );
    expect(incomplete.statusCode).toBe(422);
    expect(incomplete.body).toContain('Donnez un téléphone');
    expect(incomplete.body).toContain('Bonjour');
    const answer = {
      unit: String(home?.unitId),
      situation: 'vacant',
      reasons: ['funding', 'nonsense'],
      callBack: 'yes',
      phone: '06 00 00 00 01',
      text: 'Le toit fuit.',
    };
    const said = await owner.post('/r/home', answer, { from: '/r/home' });
    expect(said.statusCode).toBe(303);
    expect((await owner.get(String(said.headers.location))).body).toContain('votre réponse est enregistrée');
    const unit = await findUnit(read(), home?.unitId as never);
    expect(unit).toMatchObject({ status: 'first-contact', substatus: 'interested' });
    expect(unit?.reasons).toContain('funding');
    const [contact, letter] = await contactsOfUnit(read(), home?.unitId as never);
    expect(contact).toMatchObject({ channel: 'web', body: expect.stringContaining('Le toit fuit.') });
    expect(letter?.answeredAt).not.toBeNull();
    expect((await countsOf(read(), [id])).get(id)).toMatchObject({ answered: 1, callBack: 1 });
    const shown = await officer.get(`${url}?show=call-back`);
    expect(shown.body).toContain(recipient.name);
    expect(shown.body).toContain('En ligne, par le code');
    const journal = JSON.stringify(await journalOf(read(), 'unit', home?.unitId as never));
    expect(journal).not.toContain('toit');
  });

  it('lets nobody answer for the home of somebody else', async () => {
    const [one, other] = (await recipients('silent')) as [Recipient, Recipient];
    const owner = test.visitor();
    await owner.post('/r', { code: codeFor(one) });
    const [theirs] = await homesOf(other);
    const answer = await owner.post(
      '/r/home',
      { unit: String(theirs?.unitId), situation: 'sold' },
      { from: '/r/home' },
    );
    expect(answer.statusCode).toBe(422);
    expect(await findUnit(read(), theirs?.unitId as never)).toMatchObject({ status: 'awaiting-answer' });
  });

  it('sends the link that opens the audit, and ties the owner to the mailbox', async () => {
    const [recipient] = (await recipients('answered')) as [Recipient];
    const [home] = await homesOf(recipient);
    const owner = test.visitor();
    await owner.post('/r', { code: codeFor(recipient) });
    const sent = await owner.post(
      '/r/audit',
      { unit: String(home?.unitId), auditEmail: 'from-letter@example.org' },
      { from: '/r/home' },
    );
    expect(sent.statusCode).toBe(303);
    await test.work();
    const mail = (await test.mails()).find(({ recipient: to }) => to === 'from-letter@example.org');
    const link = mail?.text.match(/\/login\/link\/[\w-]+/)?.[0] ?? '';
    expect((await test.visitor().post(link)).headers.location).toBe(`/my/units/${home?.unitId}`);
  });

  it('notes what owners told otherwise, and letters that came back by their code', async () => {
    const [told, back] = (await recipients('silent')) as [Recipient, Recipient];
    const page = `${url}/recipients/${told.id}`;
    const empty = await officer.post(page, { channel: 'phone' }, { from: page });
    expect(empty.statusCode).toBe(422);
    await officer.post(page, { channel: 'phone', situation: 'let', text: 'Loué depuis mai' }, { from: page });
    const [home] = await homesOf(told);
    expect(await findUnit(read(), home?.unitId as never)).toMatchObject({
      status: 'in-progress',
      substatus: 'leaving-unaided',
      occupancy: 'let',
    });
    const wrong = await officer.post(`${url}/returned`, { code: '22222-3' }, { from: url });
    expect(wrong.statusCode).toBe(422);
    expect(wrong.body).toContain('22222-3');
    for (let times = 0; times < 2; times += 1)
      await officer.post(`${url}/returned`, { code: returnCode(back.id).toLowerCase() }, { from: url });
    expect((await recipients('undeliverable')).map((row) => row.id)).toEqual([back.id]);
    const [lost] = await homesOf(back);
    expect(await findUnit(read(), lost?.unitId as never)).toMatchObject({ substatus: 'not-at-address' });
  });

  it('exports its recipients without a live formula', async () => {
    const [recipient] = (await recipients('silent')) as [Recipient];
    const { campaignRecipients } = await import('../../src/campaigns/campaign-table.ts');
    const { eq } = await import('drizzle-orm');
    await test.services.db.tx(async (d) =>
      d
        .update(campaignRecipients)
        .set({ name: '=HYPERLINK("http://x")' })
        .where(eq(campaignRecipients.id, recipient.id))
        .run(),
    );
    const file = await officer.get(`${url}/recipients.csv?show=silent`);
    expect(file.body).toContain('Code retour;');
    expect(file.body).toContain(`"'=HYPERLINK(""http://x"")"`);
    expect(file.body.trim().split('\r\n')).toHaveLength((await recipients('silent')).length + 1);
  });

  it('makes a reminder of the silent ones in one click', async () => {
    const silent = await recipients('silent');
    const answer = await officer.post(`${url}/second-wave`, {}, { from: url });
    const wave = Number(String(answer.headers.location).split('/').at(-1)) as CampaignId;
    expect(await findCampaign(read(), wave)).toMatchObject({ remindsOf: id, state: 'draft' });
    const { rows } = await pageOfRecipients(read(), wave, 'all', null, 1000);
    expect(rows.map(({ ownerId }) => ownerId).sort()).toEqual(silent.map(({ ownerId }) => ownerId).sort());
    expect(rows.every(({ exclusion }) => exclusion === null)).toBe(true);
  });

  it('is closed to advisers, and to officers of other communes', async () => {
    const { browser: adviser } = await test.signInStaff('adviser');
    expect((await adviser.get(url)).statusCode).toBe(403);
    const { browser: limited } = await test.signInStaff('officer', 'Limited', ['59183']);
    expect((await limited.get(url)).statusCode).toBe(403);
    expect((await limited.post(`${url}/postpone`)).statusCode).toBe(403);
    expect((await limited.get('/campaigns')).body).not.toContain('Maisons vides');
    const [one] = (await recipients()) as [Recipient];
    expect((await limited.get(`${url}/recipients/${one.id}`)).statusCode).toBe(403);
    const made = await limited.upload(
      '/campaigns/new',
      { ...WORDS, channel: 'letter', quietWeeks: '0', filter: 'vacancy=vacant' },
      [],
    );
    const theirs = await findCampaign(
      read(),
      Number(String(made.headers.location).split('/').at(-1)) as CampaignId,
    );
    expect(theirs?.communes).toEqual(['59183']);
  });

  it('forgets its codes after six months', async () => {
    const [recipient] = (await recipients('silent')) as [Recipient];
    const owner = test.visitor();
    expect((await owner.post('/r', { code: codeFor(recipient) })).statusCode).toBe(303);
    test.clock.advance(200 * DAY);
    expect((await owner.get('/r/home')).headers.location).toBe('/r');
    expect((await owner.post('/r', { code: codeFor(recipient) })).statusCode).toBe(422);
  });
});

describe('A campaign of mails', () => {
  let test: TestApp;
  beforeAll(async () => {
    test = await startTestApp();
    await enterDemonstrationUnits(test.as(system('test')), {
      seed: 'mails',
      count: 80,
      asOf: day('2026-03-02'),
    });
  });
  afterAll(() => test.close());

  it('sends each owner the same text with a link of their own, once; the link stops it too', async () => {
    const { browser: officer } = await test.signInStaff('manager');
    const made = await officer.upload(
      '/campaigns/new',
      { ...WORDS, channel: 'mail', quietWeeks: '0', filter: 'status=not-followed' },
      [],
    );
    const url = String(made.headers.location);
    const id = Number(url.split('/').at(-1)) as CampaignId;
    const { read } = test.services.db;
    await officer.post(`${url}/prepare`, {}, { from: url });
    await officer.post(`${url}/send`, { sentOn: '2026-03-02' }, { from: url });
    await test.work();
    const { rows } = await pageOfRecipients(read, id, 'silent', null, 1000);
    const mails = (await test.mails()).filter(({ subject }) => subject.startsWith('Votre logement à '));
    expect(mails.map(({ recipient }) => recipient).sort()).toEqual(rows.map(({ email }) => email).sort());
    expect(rows.length).toBeGreaterThan(5);
    expect((await officer.post(`${url}/postpone`, {}, { from: url })).statusCode).toBe(422);

    const [recipient] = rows as [Recipient];
    const code = codeOf(test.services.config.dataKey, recipient.id as RecipientId);
    const mail = mails.find(({ recipient: to }) => to === recipient.email);
    expect(mail?.text).toContain(`/r?code=${code}`);
    const owner = test.visitor();
    const page = await owner.get(`/r/stop?code=${code}`);
    expect(page.body).toContain(code);
    expect((await findOwner(read, recipient.ownerId))?.doNotContact).toBe(false);
    await owner.post('/r/stop', { code });
    expect((await findOwner(read, recipient.ownerId))?.doNotContact).toBe(true);
    const { rows: still } = await pageOfRecipients(read, id, 'silent', null, 1000);
    expect(still.map((row) => row.id)).not.toContain(recipient.id);
  });

  it('answers ten codes a minute from one place, then asks to wait', async () => {
    const visitor = test.visitor();
    const answers: number[] = [];
    for (let times = 0; times < 12; times += 1)
      answers.push((await visitor.post('/r', { code: 'AAAAA-AAAAA' })).statusCode);
    expect(new Set(answers)).toEqual(new Set([422, 429]));
  });
});
