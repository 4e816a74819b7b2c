import { createHash } from 'node:crypto';
import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest';
import { latestAudit } from '../../src/audits/audit-store.ts';
import { reportOfAudit } from '../../src/audits/report/audit-report-store.ts';
import { verifySeal } from '../../src/documents/verify-seal.ts';
import { journalOf } from '../../src/journal/journal-store.ts';
import type { UnitId } from '../../src/shared/ids.ts';
import { REFERENCE_HOUSE } from '../audits/support/reference-house.ts';
import { textOf } from '../documents/tools.ts';
import { answerQuestions } from './answer-audit.ts';
import { declareReferenceHome } from './declare-reference-home.ts';
import { confirmed, download, press, send, wordsOf } from './gestures.ts';
import { type Person, type Stage, setStage } from './stage.ts';

const OWNER = 'jeanne.exemple@example.org';
const ALIX = 'alix.conseil@example.org';

describe('An energy audit, from the first question to a sealed report', () => {
  let stage: Stage;
  let owner: Person;
  let adviser: Person;
  let unit: UnitId;
  const faults: string[] = [];
  beforeAll(async () => {
    stage = await setStage();
    owner = await stage.sitDown('phone');
    adviser = await stage.sitDown('desktop');
  });
  afterAll(() => stage.closeStage());
  afterEach(async ({ task }) => {
    if (task.result?.state === 'fail') await stage.keepLastScreens();
  });
  const look = async (person: Person, name: string) => {
    faults.push(...(await stage.look(person, name)));
  };
  const theAudit = async () => {
    const audit = await latestAudit(stage.services.db.read, unit);
    if (!audit) throw new Error('there is no audit');
    return audit;
  };

  it('1. an owner declares a home and answers on a phone, not knowing what the walls are made of', async () => {
    const { page } = owner;
    await stage.signInOwner(owner, OWNER);
    await page.goto('/my/units/new');
    await page.locator('[name=name]').fill('Jeanne Exemple');
    await page.locator('[name=address]').fill('12 rue des Oyats');
    await declareReferenceHome(page);
    unit = Number(page.url().split('/').at(-1)) as UnitId;
    await page.goto(`/my/units/${unit}/audit`);
    await press(page, '#start-audit');
    await send(page);
    await answerQuestions(page, { ...REFERENCE_HOUSE, wallMaterial: 'unknown', wallThickness: undefined });
    await page.waitForURL('**/check');
    await send(page);
    await page.waitForURL('**/result');
    await look(owner, 'audit-range');
    expect(faults).toEqual([]);
  });

  it('2. the result is a range, and the question that would narrow it most leads to a better one', async () => {
    const { page } = owner;
    expect(await wordsOf(page)).toContain('Entre E et F');
    await page.locator('#narrowing a').first().click();
    await page.waitForURL('**/wallMaterial?from=result');
    await page.locator('input[name=answer][value=solid-brick]').check({ force: true });
    await page.locator('main form button[type=submit]').first().click();
    // Brick has a thickness: one more question, then the result.
    await page.waitForURL('**/wallThickness?from=result');
    await page.locator('input[name=answer]').fill('34');
    await page.locator('main form button[type=submit]').first().click();
    await page.waitForURL('**/result');
    expect((await theAudit()).answers.wallMaterial).toBe('solid-brick');
  });

  it('3. two scenarios are prepared and compared, a third is written by hand, one is retained', async () => {
    const { page } = owner;
    await page.locator('#to-scenarios').click();
    await page.waitForURL('**/scenarios');
    await look(owner, 'scenarios-empty');
    await press(page, '#start-scenarios');
    await page.locator('.scenario').nth(1).waitFor();
    await look(owner, 'scenarios-compared');
    const words = await wordsOf(page);
    for (const expected of [
      'En une fois',
      'Par étapes',
      'Côte à côte',
      'Gain d’énergie primaire',
      'Confort d’été',
    ])
      expect(words).toContain(expected);

    await page.locator('#new-scenario').click();
    await page.waitForURL('**/scenarios/new');
    await page.locator('[name=name]').fill('Le toit, puis les murs');
    await page.locator('[name=kind][value=in-steps]').check({ force: true });
    await page.locator('[name=roof]').selectOption('loft-insulation');
    await page.locator('[name=walls]').selectOption('external-wall-insulation');
    await page.locator('[name=step-walls]').selectOption('2');
    await page.locator('[name=ventilation]').selectOption('ventilation-hygro-b');
    await page.locator('#scenario-live .stair').waitFor();
    await page.locator('[name=year-1]').fill('2027');
    await page.locator('[name=year-2]').fill('2026');
    await look(owner, 'scenario-form');
    await send(page, '#scenario-form');
    expect(await wordsOf(page)).toContain('Les années doivent suivre l’ordre des étapes');
    await page.locator('[name=year-2]').fill('2029');
    await send(page, '#scenario-form');
    // The refused form has the same address: only the third scenario tells that the list has come.
    await page.locator('.scenario').nth(2).waitFor();
    expect(await page.locator('.scenario').count()).toBe(3);
    await press(page, '.scenario:nth-of-type(1) .scenario__deeds form:first-of-type button');
    expect(await page.locator('.scenario--retained .scenario__name').innerText()).toBe('En une fois');
    expect((await theAudit()).scenario?.chosen.length).toBeGreaterThan(4);
    expect(faults).toEqual([]);
  });

  it('4. the owner takes a draft away, which says that it is one', async () => {
    const text = await textOf(await download(owner.page, `/my/units/${unit}/audit/report.pdf`));
    expect(text).toContain('Projet de document, non validé');
    expect(text).toContain('ce document n’est pas un DPE');
  });

  it('5. an adviser corrects an answer, justifies a scenario, and freezes the audit', async () => {
    const { page } = adviser;
    const { id } = await theAudit();
    await stage.signInStaff(adviser, ALIX);
    await page.goto(`/audits/${id}`);
    await page.locator('[name=windowPose]').selectOption('tunnel');
    await send(page, '#answers-form');
    await page.locator('#to-scenarios').click();
    await page.waitForURL('**/scenarios');
    await page
      .locator('.scenario', { hasText: 'Le toit, puis les murs' })
      .getByRole('link', { name: 'Modifier' })
      .click();
    await page.locator('[name=justification]').fill('La toiture d’abord : elle fuit.');
    await send(page, '#scenario-form');
    await page.waitForURL('**/scenarios');
    expect(await wordsOf(page)).toContain('La toiture d’abord : elle fuit.');
    await look(adviser, 'scenarios-adviser');
    await page.goto(`/audits/${id}`);
    await confirmed(page, '#review-audit');
    expect((await theAudit()).state).toBe('reviewed');
    expect(faults).toEqual([]);
  });

  it('6. the report is sealed, the same for both, and its fingerprint is in the journal', async () => {
    const { id } = await theAudit();
    // The service's own worker draws it meanwhile.
    await expect
      .poll(async () => (await reportOfAudit(stage.services.db.read, id))?.fileHash, { timeout: 60_000 })
      .toBeTruthy();
    const theirs = await download(adviser.page, `/audits/${id}/report.pdf`);
    const mine = await download(owner.page, `/my/units/${unit}/audit/report.pdf`);
    expect(mine.equals(theirs)).toBe(true);
    expect(verifySeal(mine)).toMatchObject({ valid: true });
    const text = (await textOf(mine)).replace(/\s+/g, ' ');
    expect(text).toContain('La toiture d’abord : elle fuit.');
    expect(text).toContain('retenu pour la demande d’aide');
    expect(text).not.toContain('non validé');
    const entries = await journalOf(stage.services.db.read, 'audit', id);
    const made = entries.find(({ action }) => action === 'audit.report-made');
    expect(made?.data).toMatchObject({ sha256: createHash('sha256').update(mine).digest('hex') });
    expect([...owner.complaints, ...adviser.complaints]).toEqual([]);
  });
});
