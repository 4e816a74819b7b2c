import sharp from 'sharp';
import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest';
import { addDays, dayOf, momentAt } from '../../src/shared/dates.ts';
import { answersOf, photosOf, visitsOfCase } from '../../src/visits/visit-store.ts';
import { type Granted, grantedCase } from '../agreements/support/granted-case.ts';
import { press, wordsOf } from './gestures.ts';
import { type Person, type Stage, setStage } from './stage.ts';

const CAMILLE = 'camille.instruction@example.org';
let stage: Stage;
let officer: Person;
let granted: Granted;
const faults: string[] = [];

beforeAll(async () => {
  stage = await setStage();
  granted = await grantedCase(stage, 'works-done', 'jeanne.visite@example.org');
  officer = await stage.sitDown('phone');
});
afterEach(async ({ task }) => {
  if (task.result?.state === 'fail') await stage.keepLastScreens();
});
afterAll(() => stage.closeStage());

const look = async (person: Person, name: string) => faults.push(...(await stage.look(person, name)));
const theVisit = async () => {
  const [visit] = await visitsOfCase(stage.services.db.read, granted.row.id);
  if (!visit) throw new Error('no visit');
  return visit;
};
const until = async (fact: () => Promise<boolean>) => {
  for (let tries = 0; tries < 100; tries += 1) {
    if (await fact()) return;
    await new Promise((resolve) => setTimeout(resolve, 100));
  }
  throw new Error('it never came true');
};

describe('A visit on a telephone with a poor network', () => {
  it('1. is arranged by the officer, and chosen by the owner among the moments offered', async () => {
    await stage.signInStaff(officer, CAMILLE);
    const { page } = officer;
    const base = `/cases/${granted.row.ref}`;
    await page.goto(`${base}/visits`);
    const arrange = page.locator('#arrange-form');
    await arrange.locator('button[type=submit]').click();
    await page.locator('[data-error-summary]').waitFor();
    await look(officer, 'visit-arrange');
    const day = addDays(dayOf(stage.clock.now), 1);
    await arrange.locator('[name=kind][value=conformity]').check({ force: true });
    for (const [at, time] of [
      [1, '09:30'],
      [2, '14:00'],
    ] as const) {
      await arrange.locator(`[name=day-${at}]`).fill(day);
      await arrange.locator(`[name=time-${at}]`).fill(time);
    }
    await arrange.locator('[name=note]').fill('Laissez les clés à la mairie.');
    await Promise.all([page.waitForURL(/\/visits\/\d+$/), arrange.locator('button[type=submit]').click()]);
    const owner = await stage.sitDown('phone');
    await stage.signInOwner(owner, 'jeanne.visite@example.org');
    const visit = await theVisit();
    await owner.page.goto(`/my/cases/${granted.row.id}/visits/${visit.id}`);
    await look(owner, 'visit-choose');
    await owner.page.locator('[name=slot]').first().check({ force: true });
    await Promise.all([
      owner.page.waitForNavigation(),
      owner.page.locator('main form button[type=submit]').last().click(),
    ]);
    expect(await wordsOf(owner.page)).toContain('Le rendez-vous est pris');
    expect((await theVisit()).startsAt).toBe(momentAt(day, '09:30'));
    await owner.close();
  });

  it('2. loses nothing that is typed or photographed while the network is away, even when the page is left', async () => {
    const visit = await theVisit();
    stage.clock.now = momentAt(dayOf(visit.startsAt ?? stage.clock.now), '09:35');
    await stage.signInStaff(officer, CAMILLE);
    const { page } = officer;
    const context = page.context();
    const address = `/cases/${granted.row.ref}/visits/${visit.id}`;
    await page.goto(address);
    const unsent = page.locator('[data-unsent]');
    await unsent.getByText('Tout est enregistré').waitFor();
    const point = (slug: string) => page.locator(`[data-point=${slug}]`);
    await point('handover').locator('[name=verdict][value=conform]').check({ force: true });
    await point('handover').getByText('Enregistré').waitFor();

    await context.setOffline(true);
    await point('as-quoted').locator('[name=verdict][value=reserve]').check({ force: true });
    await point('as-quoted').locator('[name=note]').fill('Une entrée d’air manque au séjour.');
    const picture = await sharp({
      create: { width: 800, height: 600, channels: 3, background: '#5b7a8c' },
    })
      .jpeg()
      .toBuffer();
    await point('as-quoted')
      .locator('[name=photos]')
      .setInputFiles({ name: 'sejour.jpg', mimeType: 'image/jpeg', buffer: picture });
    await point('safe-to-live').locator('[name=note]').fill('Compteur à ouvrir.');
    await unsent.getByText('Gardé sur ce téléphone, pas encore envoyé : 3').waitFor();
    await point('safe-to-live').getByText('Choisissez conforme, réserve ou non vu').waitFor();
    await point('as-quoted').locator('.visit-photo--kept').waitFor();
    await page.screenshot({ path: 'screenshots/visit-offline-phone.png', fullPage: true, caret: 'initial' });
    expect(await answersOf(stage.services.db.read, visit.id)).toHaveLength(1);

    // The page dies without a network: the telephone still has it all.
    await page.close();
    await context.setOffline(false);
    officer = { ...officer, page: await context.newPage() };
    officer.page.setDefaultTimeout(60_000);
    await officer.page.goto(address);
    const left = officer.page.locator('[data-unsent]');
    await left.getByText('Gardé sur ce téléphone : 1. Il manque le constat').waitFor();
    expect(await officer.page.locator('[data-point=safe-to-live] [name=note]').inputValue()).toBe(
      'Compteur à ouvrir.',
    );
    expect(await officer.page.locator('[data-conclude]').isDisabled()).toBe(true);
    expect(await photosOf(stage.services.db.read, visit.id)).toHaveLength(1);
    const answers = await answersOf(stage.services.db.read, visit.id);
    expect(answers.find(({ point: of }) => of === 'as-quoted')).toMatchObject({
      verdict: 'reserve',
      note: 'Une entrée d’air manque au séjour.',
    });
    expect(answers).toHaveLength(2);
    await officer.page.locator('[data-point=safe-to-live] [name=note]').fill('');
    await left.getByText('Tout est enregistré').waitFor();
    await officer.page.reload();
    expect(await officer.page.locator('[data-point=as-quoted] [name=note]').inputValue()).toBe(
      'Une entrée d’air manque au séjour.',
    );
    expect(await officer.page.locator('[data-point=as-quoted] .visit-photo').count()).toBe(1);
    await look(officer, 'visit-checklist');
  });

  it('3. comes back by itself when the network does, and a photograph sent twice is kept once', async () => {
    const visit = await theVisit();
    const { page } = officer;
    const note = page.locator('[data-point=safe-to-live] [name=note]');
    let cut = true;
    // The answer is lost on its way back: the server has it, the telephone does not know.
    await page.route('**/points/**', async (route) => {
      if (!cut) return route.continue();
      await route.fetch().catch(() => undefined);
      await route.abort('connectionreset');
    });
    await page.locator('[data-point=safe-to-live] [name=verdict][value=conform]').check({ force: true });
    await note.fill('Eau et électricité ouvertes.');
    await page.locator('[data-point=safe-to-live] [name=photos]').setInputFiles({
      name: 'cuisine.jpg',
      mimeType: 'image/jpeg',
      buffer: await sharp({ create: { width: 640, height: 480, channels: 3, background: '#a53a27' } })
        .jpeg()
        .toBuffer(),
    });
    await page.locator('[data-unsent]').getByText('pas encore envoyé').waitFor();
    cut = false;
    await page.evaluate('dispatchEvent(new Event("online"))');
    await page.locator('[data-unsent]').getByText('Tout est enregistré').waitFor();
    await until(async () => (await answersOf(stage.services.db.read, visit.id)).length === 3);
    await until(async () => (await photosOf(stage.services.db.read, visit.id)).length === 2);
    await page.unroute('**/points/**');
  });

  it('4. is concluded with its reserve, reported with its photographs, and the reserve is lifted', async () => {
    const { page } = officer;
    const visit = await theVisit();
    await page.locator('[name=findings]').fill('Isolation, fenêtres et pompe à chaleur vues.');
    await page.locator('[name=outcome][value=with-reserves]').check({ force: true });
    await press(page, '#conclude-button');
    expect((await granted.reload()).state).toBe('conformity');
    await until(async () => (await theVisit()).reportHash !== null);
    await page.reload();
    await look(officer, 'visit-concluded');
    const report = await page.request.get(`/cases/${granted.row.ref}/visits/${visit.id}/report`);
    expect((await report.body()).subarray(0, 5).toString()).toBe('%PDF-');
    await stage.mailTo('jeanne.visite@example.org', /Rapport de la visite/);
    await page.goto(`/cases/${granted.row.ref}/visits`);
    await page.locator('.card details summary').first().click();
    await page.locator('[name=how]').fill('Photo de l’entrée d’air posée, reçue ce jour.');
    await look(officer, 'visit-reserves');
    await press(page, '.card form button[type=submit]');
    expect(await wordsOf(page)).not.toContain('Réserves à lever');
    expect(faults).toEqual([]);
  });
});
