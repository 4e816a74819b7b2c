import { eq } from 'drizzle-orm';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { type CaseRow, findCaseById } from '../../src/cases/case-store.ts';
import { messageFilesOf } from '../../src/cases/messages/message-file-store.ts';
import { deliveryOf, NOTICE_CHOICES } from '../../src/cases/messages/notice.ts';
import { findFile } from '../../src/files/file-row-store.ts';
import { outbox } from '../../src/outbox/outbox-table.ts';
import { findAccountByEmail } from '../../src/people/account-store.ts';
import { theirsAmong } from '../../src/privacy/copy/copy-document.ts';
import { copyFiles } from '../../src/privacy/copy/copy-files.ts';
import { gather } from '../../src/privacy/holdings/holdings-store.ts';
import type { CaseId, FileHash } from '../../src/shared/ids.ts';
import { paper } from '../agreements/support/life.ts';
import { startTestApp, type TestApp } from '../support/test-app.ts';
import { DAY } from '../support/test-services.ts';
import { filed } from './support/an-application.ts';

let app: TestApp;
let owner: Awaited<ReturnType<typeof filed>>;
let staff: Awaited<ReturnType<TestApp['signInStaff']>>;
beforeAll(async () => {
  app = await startTestApp();
  owner = await filed(app, 'messages@example.org');
  staff = await app.signInStaff('officer');
}, 120_000);
afterAll(() => app.close());

const write = (fields: Record<string, string>) =>
  staff.browser.post(`/cases/${owner.ref}/messages`, { audience: 'all', ...fields });
const choose = (choice: string) => owner.browser.post('/my/notices', { choice });
/** Sessions last half a day: whoever comes back the next day signs in again. */
const nextDay = async () => {
  app.clock.advance(DAY);
  await app.work();
  owner = { ...owner, browser: await app.signInOwner('messages@example.org') };
  staff = await app.signInStaff('officer');
};
const mailsWith = async (words: string) => {
  await app.work();
  return (await app.mails()).filter(
    ({ recipient, text }) => recipient === 'messages@example.org' && text.includes(words),
  );
};

describe('Messages on a case', () => {
  it('writes each to the owner at once until they choose otherwise', async () => {
    await write({ body: 'Premier message du service' });
    expect(await mailsWith('Premier message du service')).toHaveLength(1);
  });

  it('never shows an internal note to the owner, nor tells them that there is one', async () => {
    await write({ body: 'Note tout à fait interne', audience: 'staff' });
    expect(await mailsWith('tout à fait interne')).toHaveLength(0);
    expect((await owner.browser.get(`/my/cases/${owner.id}`)).body).not.toContain('tout à fait interne');
    expect((await staff.browser.get(`/cases/${owner.ref}/messages`)).body).toContain('tout à fait interne');
  });

  it('marks what is new for each side until it is read', async () => {
    await write({ body: 'Un message à lire' });
    expect((await owner.browser.get(`/my/cases/${owner.id}`)).body).toContain('Nouveau');
    expect((await owner.browser.get(`/my/cases/${owner.id}`)).body).not.toContain('Nouveau');
    await owner.browser.post(
      `/my/cases/${owner.id}/messages`,
      { body: 'Ma réponse' },
      { from: `/my/cases/${owner.id}` },
    );
    expect((await staff.browser.get(`/cases/${owner.ref}`)).body).toContain('1 nouveau');
    await staff.browser.get(`/cases/${owner.ref}/messages`);
    expect((await staff.browser.get(`/cases/${owner.ref}`)).body).not.toContain('1 nouveau');
  });

  it('gathers the day’s unread messages in one mail, and says nothing when all were read', async () => {
    expect((await choose('daily')).statusCode).toBe(303);
    await write({ body: 'Alpha du jour' });
    await write({ body: 'Bêta du jour' });
    expect(await mailsWith('Alpha du jour')).toHaveLength(0);
    await nextDay();
    const [digest, ...others] = await mailsWith('Alpha du jour');
    expect(others).toEqual([]);
    expect(digest?.text).toContain('Bêta du jour');

    await write({ body: 'Gamma déjà lu' });
    await owner.browser.get(`/my/cases/${owner.id}`);
    await nextDay();
    expect(await mailsWith('Gamma déjà lu')).toHaveLength(0);
  });

  it('keeps quiet for whoever wants acts only, but for what waits for their answer', async () => {
    await choose('acts');
    await write({ body: 'Simple information' });
    await write({ body: 'Pouvez-vous confirmer ?', needsAnswer: 'yes' });
    await nextDay();
    expect(await mailsWith('Simple information')).toHaveLength(0);
    expect(await mailsWith('Pouvez-vous confirmer')).toHaveLength(1);
    expect((await choose('never')).statusCode).toBe(422);
  });

  it('tells staff on the case when a mail to the owner could not be delivered', async () => {
    const account = await findAccountByEmail(app.services.db.read, 'messages@example.org');
    expect(account).toBeDefined();
    await choose('each');
    await write({ body: 'Celui-ci n’arrivera pas' });
    await app.services.db.tx(async (d) => {
      d.update(outbox).set({ state: 'dead' }).where(eq(outbox.state, 'pending')).run();
    });
    expect((await staff.browser.get(`/cases/${owner.ref}/messages`)).body).toContain(
      'n’est pas arrivé à messages@example.org',
    );
  });

  it('carries files both ways, checked and encrypted, read by those of the case only', async () => {
    const { bytes } = await paper(app, 'plan du grenier');
    const sent = { field: 'files', name: 'plan.pdf', content: bytes };
    const thread = `/my/cases/${owner.id}`;
    const written = await owner.browser.upload(
      `${thread}/messages`,
      { body: 'Voici le plan' },
      [sent],
      thread,
    );
    expect(written.statusCode).toBe(303);
    const [file] = await messageFilesOf(app.services.db.read, owner.id as CaseId, 'staff');
    const path = `/cases/${owner.ref}/messages/files/${file?.id}`;
    expect((await staff.browser.get(`/cases/${owner.ref}/messages`)).body).toContain(path);
    expect((await staff.browser.get(path)).rawPayload.subarray(0, 5).toString()).toBe('%PDF-');
    const kept = await findFile(app.services.db.read, file?.hash as FileHash);
    expect(kept?.sensitive).toBe(true);
    const note = await staff.browser.upload(
      `/cases/${owner.ref}/messages`,
      { body: 'Pour nous', audience: 'staff' },
      [{ ...sent, name: 'note.pdf' }],
    );
    expect(note.statusCode).toBe(303);
    const hidden = (await messageFilesOf(app.services.db.read, owner.id as CaseId, 'staff')).at(-1);
    expect((await owner.browser.get(`${thread}/messages/files/${file?.id}`)).statusCode).toBe(200);
    expect((await owner.browser.get(`${thread}/messages/files/${hidden?.id}`)).statusCode).toBe(404);
    const stranger = await app.signInOwner('inconnue@example.org');
    expect((await stranger.get(`${thread}/messages/files/${file?.id}`)).statusCode).toBe(404);
  });

  it('refuses a file of another kind, or too many, with what was typed kept', async () => {
    const thread = `/my/cases/${owner.id}`;
    const send = (files: Parameters<typeof owner.browser.upload>[2]) =>
      owner.browser.upload(`${thread}/messages`, { body: 'Mon long message' }, files, thread);
    const script = await send([{ field: 'files', name: 'plan.pdf', content: '<script>alert(1)</script>' }]);
    expect(script.statusCode).toBe(422);
    expect(script.body).toContain('Mon long message');
    const six = Array.from({ length: 6 }, (_, n) => ({
      field: 'files',
      name: `${n}.pdf`,
      content: '%PDF-1.4',
    }));
    expect((await send(six)).body).toContain('Joignez 5 fichiers au plus');
  });

  it('puts the files of the thread in the copy of the person, without those of internal notes', async () => {
    const { read } = app.services.db;
    const { ownerId } = (await findCaseById(read, owner.id as CaseId)) as CaseRow;
    const found = gather(read, { owners: [ownerId] });
    expect(found.get('message_file')).toHaveLength(2);
    const files = await copyFiles(app.services, theirsAmong(found));
    const labels = files.map(({ label }) => label);
    expect(labels).toContain('plan.pdf');
    expect(labels).not.toContain('note.pdf');
  });

  it('delivers what waits for an answer at once, whatever was chosen', () => {
    for (const choice of NOTICE_CHOICES) expect(deliveryOf(choice, true)).toBe('now');
    expect(NOTICE_CHOICES.map((choice) => deliveryOf(choice, false))).toEqual(['now', 'digest', 'none']);
  });
});
