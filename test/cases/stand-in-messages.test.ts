import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { noteAbsence } from '../../src/follow-up/keep-absences.ts';
import { addDays, dayOf } from '../../src/shared/dates.ts';
import { startTestApp, type TestApp } from '../support/test-app.ts';
import { DAY } from '../support/test-services.ts';
import { filed } from './support/an-application.ts';

let app: TestApp;
beforeAll(async () => {
  app = await startTestApp();
});
afterAll(() => app.close());

describe('A message of an owner whose officer is away', () => {
  it('reaches the stand-in too, by mail and in their work, until it is read or answered', async () => {
    const { id, ref, browser } = await filed(app, 'ecrit@example.org');
    const away = await app.signInStaff('officer', 'Absente');
    const standIn = await app.signInStaff('officer', 'Remplaçante', ['59350']);
    const other = await app.signInStaff('officer', 'Qui Regarde Ailleurs');
    await away.browser.post(
      '/cases/assign',
      { selected: [ref], to: String(away.actor.accountId) },
      { from: '/cases' },
    );
    const today = dayOf(app.clock.now);
    const dates = { from: today, to: addDays(today, 1) };
    const who = { accountId: away.actor.accountId, standInId: standIn.actor.accountId };
    await noteAbsence(app.as(away.actor), { ...who, ...dates });
    const write = (body: string) =>
      browser.post(`/my/cases/${id}/messages`, { body }, { from: `/my/cases/${id}` });
    const told = async (words: string) => {
      await app.work();
      return (await app.mails()).filter(({ text }) => text.includes(words));
    };
    await write('Le devis a changé.');
    const mails = await told('Le devis a changé.');
    expect(mails.map(({ recipient }) => recipient).toSorted()).toEqual(
      [away.email, standIn.email].toSorted(),
    );
    const theirs = mails.find(({ recipient }) => recipient === standIn.email);
    expect(theirs?.text).toContain('Absente est en absence');
    const section = async (who: typeof standIn) =>
      (await who.browser.get('/work')).body.match(/id="written"[\s\S]*?<\/section>/)?.[0] ?? '';
    expect(await section(standIn)).toContain(ref);
    expect(await section(other)).not.toContain(ref);
    await standIn.browser.get(`/cases/${ref}/messages`);
    expect(await section(standIn)).not.toContain(ref);
    expect(await section(away)).toContain(ref);
    await standIn.browser.post(`/cases/${ref}/messages`, { body: 'Je regarde.', audience: 'all' });
    expect(await section(away)).not.toContain(ref);

    await standIn.browser.post('/work/notices', { choice: 'daily' });
    await write('Et la facture ?');
    expect(await told('Et la facture')).toHaveLength(1);
    app.clock.advance(DAY);
    expect((await told('Et la facture')).map(({ recipient }) => recipient)).toContain(standIn.email);
    app.clock.advance(DAY);
    const back = await app.signInOwner('ecrit@example.org');
    await back.post(`/my/cases/${id}/messages`, { body: 'Merci !' }, { from: `/my/cases/${id}` });
    app.clock.advance(DAY);
    expect((await told('Merci !')).map(({ recipient }) => recipient)).toEqual([away.email]);
  });
});
