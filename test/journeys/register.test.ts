import { execFileSync } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { codeOf } from '../../src/campaigns/personal-code.ts';
import { pageOfRecipients, type Recipient, unitsOfRecipients } from '../../src/campaigns/recipient-store.ts';
import { returnCode } from '../../src/campaigns/reply-code.ts';
import { demonstrationLovac } from '../../src/demonstration/load-demonstration.ts';
import { findOwner } from '../../src/people/people-queries.ts';
import { system } from '../../src/shared/actor.ts';
import type { CampaignId } from '../../src/shared/ids.ts';
import { findUnit } from '../../src/units/units-queries.ts';
import { type Person, type Stage, setStage } from './stage.ts';

const CAMILLE = 'camille.instruction@example.org';

describe('An officer with a vacancy file, and an owner with a letter', () => {
  let stage: Stage;
  let officer: Person;
  let campaign: string;
  let letter: Recipient;
  const all = async (show: Parameters<typeof pageOfRecipients>[2]): Promise<Recipient[]> =>
    (
      await pageOfRecipients(
        stage.services.db.read,
        Number(campaign.split('/').at(-1)) as CampaignId,
        show,
        null,
        2000,
      )
    ).rows;
  beforeAll(async () => {
    stage = await setStage();
    officer = await stage.sitDown('desktop');
    await stage.signInStaff(officer, CAMILLE);
  });
  afterAll(() => stage.closeStage());

  it('imports the file, reads and downloads what is wrong in it, and lets the rest in', async () => {
    const { page } = officer;
    const csv = await demonstrationLovac(stage.as(system('test')));
    await page.goto('/register/imports/new');
    await page.locator('input[type=file]').setInputFiles({
      name: 'LOVAC 2026.csv',
      mimeType: 'text/csv',
      buffer: Buffer.from(csv),
    });
    await page.locator('#import-form button[type=submit]').click();
    await page.waitForURL(/\/imports\/\d+$/);
    await page.locator('#apply-import').waitFor({ timeout: 40_000 });
    expect(await page.locator('#rejections').innerText()).toContain('Commune hors du territoire');
    const download = page.waitForEvent('download');
    await page.locator('#download-rejections').click();
    const rejected = readFileSync((await (await download).path()) ?? '', 'utf8');
    expect(rejected).toMatch(/\d+;idcom;Commune hors du territoire;75056;Ligne rejetée/);
    await page.locator('#apply-import').click();
    await page.locator('#confirm-dialog button[value=yes]').click();
    await page.locator('#undo-import').waitFor({ timeout: 40_000 });
  });

  it('filters the register and writes to the owners of what is left', async () => {
    const { page } = officer;
    await page.goto('/register?status=not-followed&vacancy=over-10&kind=house');
    await page.locator('#write-to-owners').click();
    await page.waitForURL('**/campaigns/new?**');
    expect(await page.locator('#group').innerText()).toContain('Depuis 10 ans ou plus');
    const faults = await stage.look(officer, 'campaign-new');
    await page.locator('[name=name]').fill('Maisons vides depuis dix ans');
    await page.locator('[name=subject]').fill('Votre maison à {ville}');
    await page.locator('#campaign-form button[type=submit]').click();
    await page.locator('[data-error-summary]').waitFor();
    expect(await page.locator('[data-error-summary]').innerText()).toContain('Ligne 1, colonne 16');
    await page.locator('[name=subject]').fill('Votre maison à {commune}');
    await page.locator('#campaign-form button[type=submit]').click();
    await page.waitForURL(/\/campaigns\/\d+$/);
    campaign = new URL(page.url()).pathname;
    expect(await page.locator('#exclusions').innerText()).toContain('Ne pas contacter');
    expect(faults).toEqual([]);
  });

  it('makes the letters: names and codes, and none to who asked not to be contacted', async () => {
    const { page } = officer;
    await page.locator('#prepare').click();
    await page.locator('#letters').waitFor({ timeout: 60_000 });
    const faults = await stage.look(officer, 'campaign-ready');
    const download = page.waitForEvent('download');
    await page.locator('#letters').click();
    const file = (await (await download).path()) ?? '';
    const text = execFileSync('pdftotext', ['-layout', file, '-'], { encoding: 'utf8', maxBuffer: 1e8 });
    const written = await all('silent');
    const left = await all('excluded');
    letter = written[3] as Recipient;
    const secret = stage.services.config.dataKey;
    for (const recipient of written) expect(text).toContain(codeOf(secret, recipient.id));
    expect(text).toContain(letter.name);
    expect(left.some(({ exclusion }) => exclusion === 'do-not-contact')).toBe(true);
    for (const { id, ownerId } of left) {
      expect(text).not.toContain(returnCode(id));
      const owner = await findOwner(stage.services.db.read, ownerId);
      if (owner?.doNotContact) expect(text).not.toContain(codeOf(secret, id));
    }
    await page.locator('#send-button').click();
    await page.locator('.tag', { hasText: 'Envoyée' }).first().waitFor();
    await page.locator('#campaign-progress').waitFor({ state: 'detached', timeout: 40_000 });
    const [home] = await unitsOfRecipients(stage.services.db.read, [letter.id]);
    expect(await findUnit(stage.services.db.read, home?.unitId as never)).toMatchObject({
      status: 'awaiting-answer',
    });
    expect(faults).toEqual([]);
  });

  it('lets the owner type the code on a phone and answer, without an account', async () => {
    const owner = await stage.sitDown('phone');
    const { page } = owner;
    await page.goto('/reponse');
    await page.waitForURL('**/r');
    const faults = await stage.look(owner, 'reply-code');
    await page.locator('[name=code]').fill(codeOf(stage.services.config.dataKey, letter.id).toLowerCase());
    await page.locator('#reply-code button[type=submit]').click();
    await page.waitForURL('**/r/home');
    await page.locator('#reply-form button[type=submit]').click();
    await page.locator('[data-error-summary]').waitFor();
    await page.locator('[name=situation][value=vacant]').check({ force: true });
    await page.locator('.campaign-why summary').click();
    await page.locator('[name=reasons][value=funding]').check({ force: true });
    await page.locator('[name=callBack][value=yes]').check({ force: true });
    await page.locator('[name=phone]').fill('06 00 00 00 07');
    faults.push(...(await stage.look(owner, 'reply-home')));
    await page.locator('#reply-form button[type=submit]').click();
    await page.locator('#thanks').waitFor();
    faults.push(...(await stage.look(owner, 'reply-thanks')));
    await page.locator('[name=auditEmail]').fill('owner-of-letter@example.org');
    await page.locator('#audit-form button[type=submit]').click();
    await page.locator('#audit-sent').waitFor();
    const mail = await stage.mailTo('owner-of-letter@example.org', /audit/);
    expect(mail.text).toContain('/login/link/');
    expect(faults).toEqual([]);
    expect(owner.complaints).toEqual([]);
    await owner.close();
  });

  it('shows the officer the answer, the follow-up of the home, and the rate', async () => {
    const { page } = officer;
    await page.goto(`${campaign}?show=answered`);
    const recipients = page.locator('#recipients');
    expect(await recipients.innerText()).toContain(letter.name);
    expect(await recipients.innerText()).toContain('à rappeler');
    expect(await page.locator('.tiles').innerText()).toMatch(
      /Ont répondu\s+1\s+\d+(,\d)?.% des destinataires/,
    );
    expect(await page.locator('#rates').innerText()).toContain('En ligne, par le code');
    const faults = await stage.look(officer, 'campaign-answered');
    await recipients.locator('.campaign-homes a').first().click();
    await page.waitForURL('**/register/units/**');
    const unit = await page.locator('main').innerText();
    expect(unit).toContain('Premier contact');
    expect(unit).toContain('Réponse en ligne');
    expect(unit).toContain('06 00 00 00 07');
    await page.goto('/campaigns');
    faults.push(...(await stage.look(officer, 'campaigns')));
    expect(faults).toEqual([]);
    expect(officer.complaints).toEqual([]);
  });
});
