import { beforeAll, describe, expect, it } from 'vitest';
import { positionOf } from '../../src/budget/budget.ts';
import { findEnvelope, ledgerSums } from '../../src/budget/budget-store.ts';
import { calculationOf } from '../../src/cases/decision/calculation.ts';
import { issued, TO_AUDIT, validated } from '../../src/demonstration/year/stretches.ts';
import { addDays, dayOf, instant, momentAt } from '../../src/shared/dates.ts';
import { DAY } from '../support/test-services.ts';
import { actsOnFile, allDone, expectSoundPdf, wordsIn } from './acts-on-file.ts';
import { company } from './company.ts';
import { confirmed, download, press, send, statusOf, wordsOf } from './gestures.ts';
import { euros } from './money-words.ts';
import { type Stage, setStage } from './stage.ts';
import { deedsOn, journalIsWhole, ledgerOf, movesOf } from './what-was-done.ts';

const CAMILLE = 'camille.instruction@example.org';
const DOMINIQUE = 'dominique.responsable@example.org';
const LOU = 'lou.responsable@example.org';
const WHY_NOT = 'Le gain de deux classes ne suffit pas au regard du coût des travaux.';
const WHY_LATER = 'Le devis de la pompe à chaleur est à faire préciser.';

let stage: Stage;
const { complaints, faults, look, sit, staff } = company(() => stage);

beforeAll(async () => {
  stage = await setStage(instant('2026-11-16T07:30:00Z'), [
    { slug: 'sitting', count: 3, age: [3, 3], profiles: ['landlord'], steps: validated(TO_AUDIT) },
    // Three months to sign, and no signature.
    { slug: 'unsigned', count: 1, age: [100, 100], profiles: ['occupier'], steps: issued(TO_AUDIT) },
  ]);
});
const sitting = (rank: number) => stage.told(`sitting-${rank}`);
const proposed = async (rank: number): Promise<number> => {
  const calculation = calculationOf(await sitting(rank).filed());
  if (!calculation) throw new Error('nothing is proposed');
  return calculation.award.amount;
};
const position = async () => {
  const { read } = stage.services.db;
  const envelope = await findEnvelope(read, 'vacance-2026');
  if (!envelope) throw new Error('no envelope');
  return positionOf(await ledgerSums(read, envelope.id));
};

describe('A sitting of the committee, and an owner who does not agree', () => {
  let session: string;
  let amounts: readonly number[];
  let before: Awaited<ReturnType<typeof position>>;

  it('1. an officer plans it, sets its agenda, and writes down what is meant for each case', async () => {
    amounts = [await proposed(1), await proposed(2), await proposed(3)];
    before = await position();
    const camille = await staff(CAMILLE);
    const { page } = camille;
    await page.goto('/committees');
    await look(camille, 'committees');
    await press(page, '#plan-session');
    await page.locator('[name=place]').fill('');
    await send(page);
    await page.locator('[data-error-summary]').waitFor();
    await page.locator('[name=heldOn]').fill(addDays(dayOf(stage.clock.now), 7));
    await page.locator('[name=place]').fill('Salle des Dunes');
    await page.locator('[name=ceiling]').fill('100');
    await look(camille, 'committee-plan');
    await send(page);
    session = new URL(page.url()).pathname;
    await press(page, '#add-all');
    for (const rank of [1, 2, 3]) expect(await wordsOf(page)).toContain((await sitting(rank).filed()).ref);

    const decide = async (rank: number, decision: string, reason = '') => {
      const { ref } = await sitting(rank).filed();
      const row = page.locator('#agenda ~ form tbody tr, #decisions tbody tr').filter({ hasText: ref });
      await row.locator('select').selectOption(decision);
      await row.locator('textarea').fill(reason);
    };
    await decide(1, 'yes');
    await decide(2, 'no');
    await decide(3, 'postponed', WHY_LATER);
    await press(page, '#save-decisions');
    await page.locator('[data-error-summary]').waitFor();
    expect(await wordsOf(page)).toContain('Un refus se motive');
    await decide(2, 'no', WHY_NOT);
    await press(page, '#save-decisions');
    await page.locator('#over').waitFor();
    expect(await wordsOf(page)).toContain(`dépassement de ${euros((amounts[0] ?? 0) - 100_00)}`);
    await look(camille, 'committee-over');
    await page.goto(`${session}/edit`);
    await page.locator('[name=ceiling]').fill('60 000');
    await send(page);
    expect(await page.locator('#over').count()).toBe(0);
    expect(await page.locator('#close').count()).toBe(0);
    await press(page, '#make-agenda');
    await allDone(stage);
    await page.goto(session);
    await look(camille, 'committee-decisions');
    const agenda = await download(page, `${session}/agenda.pdf`);
    expectSoundPdf(agenda, 'agenda');
    const words = wordsIn(agenda);
    for (const amount of amounts) expect(words).toContain(euros(amount));
    expect(words).toContain('Salle des Dunes');
    expect(faults).toEqual([]);
  });

  it('2. a manager closes it on its day: one granted, one refused, one put off, and the minutes say so', async () => {
    stage.clock.now = momentAt(addDays(dayOf(stage.clock.now), 7), '16:00');
    const dominique = await staff(DOMINIQUE);
    const { page } = dominique;
    await page.goto(session);
    await confirmed(page, '#close');
    await page.locator('#committee[data-state=done]').waitFor();
    await look(dominique, 'committee-closed');
    const [granted, refused, later] = [
      await sitting(1).filed(),
      await sitting(2).filed(),
      await sitting(3).filed(),
    ];
    expect([granted.state, refused.state, later.state]).toEqual(['granted', 'refused', 'committee']);
    const [yes = 0, no = 0, put = 0] = amounts;
    expect(granted.awarded).toBe(yes);
    expect(await ledgerOf(stage, granted.id)).toEqual([
      `reserve ${yes}`,
      `unreserve ${yes}`,
      `engage ${yes}`,
    ]);
    expect(await ledgerOf(stage, refused.id)).toEqual([`reserve ${no}`, `unreserve ${no}`]);
    expect(await ledgerOf(stage, later.id)).toEqual([`reserve ${put}`]);
    const after = await position();
    expect(after.reserved).toBe(before.reserved - yes - no);
    expect(after.available).toBe(before.available + no);

    await stage.mailTo(sitting(1).email, /Votre aide est accordée/);
    await stage.mailTo(sitting(2).email, /Réponse à votre demande/);
    const acts = await actsOnFile(stage, refused.id);
    expect(acts['decision-refusal']).toContain(WHY_NOT);
    expect(acts['decision-refusal']).toMatch(/recours gracieux/i);
    expect(acts['decision-refusal']).toMatch(/tribunal administratif/i);
    expect((await actsOnFile(stage, granted.id))['decision-grant']).toContain(euros(yes));

    await allDone(stage);
    await page.goto(session);
    const minutes = await download(page, `${session}/minutes.pdf`);
    expectSoundPdf(minutes, 'minutes');
    const words = wordsIn(minutes);
    // A reason fills several lines of its column: its beginning is looked for.
    const reasons = [WHY_NOT, WHY_LATER].map((reason) => reason.slice(0, 35));
    for (const said of [granted.ref, refused.ref, later.ref, ...reasons, 'Dominique Maes', euros(yes)])
      expect(words).toContain(said);
    // What was put off waits for the next sitting.
    await page.goto('/committees');
    expect(await wordsOf(page)).toContain('Un dossier attend');
    expect(faults).toEqual([]);
  });

  it('3. the owner reads the refusal on a phone; the appeal is registered, and not answered by who decided', async () => {
    const { id, ref } = await sitting(2).filed();
    const owner = await sit('phone');
    await stage.signInOwner(owner, sitting(2).email);
    await owner.page.goto(`/my/cases/${id}`);
    expect(await wordsOf(owner.page)).toContain(WHY_NOT);
    await look(owner, 'case-refused');
    const letter = await owner.page.locator('#acts a', { hasText: 'Décision' }).first().getAttribute('href');
    expect(wordsIn(await download(owner.page, letter ?? ''))).toContain(ref);

    stage.clock.advance(20 * DAY);
    const camille = await staff(CAMILLE);
    const { page } = camille;
    await page.goto(`/cases/${ref}/appeals`);
    await page.locator('[name=kind][value=hierarchical]').check({ force: true });
    await page.locator('[name=notifiedOn]').fill(addDays(dayOf(stage.clock.now), -18));
    await page.locator('[name=receivedOn]').fill(addDays(dayOf(stage.clock.now), 3));
    await page.locator('[name=arguments]').fill('Un second devis baisse le coût de moitié.');
    await press(page, '#register-appeal');
    await page.locator('[data-error-summary]').waitFor();
    expect(await wordsOf(page)).toContain('Cette date est dans l’avenir');
    await page.locator('[name=receivedOn]').fill(dayOf(stage.clock.now));
    await look(camille, 'appeal-register');
    await press(page, '#register-appeal');
    await stage.mailTo(sitting(2).email, /votre recours est enregistré/);

    const dominique = await staff(DOMINIQUE);
    await dominique.page.goto(`/cases/${ref}/appeals`);
    expect(await wordsOf(dominique.page)).toContain('la réponse revient à quelqu’un d’autre');
    expect(await dominique.page.locator('#answer-appeal').count()).toBe(0);
    await look(dominique, 'appeal-not-mine');
    expect(faults).toEqual([]);
  });

  it('4. another manager allows it: the case is open again, with nothing reserved, and granted in the end', async () => {
    const { id, ref } = await sitting(2).filed();
    const lou = await staff(LOU);
    const { page } = lou;
    await page.goto(`/cases/${ref}/appeals`);
    await page.locator('[name=outcome][value=allowed]').check({ force: true });
    await page.locator('[name=reason]').fill('Le nouveau devis ramène le coût au niveau attendu.');
    await look(lou, 'appeal-answer');
    await confirmed(page, '#answer-appeal');
    expect((await sitting(2).filed()).state).toBe('plan');
    await stage.mailTo(sitting(2).email, /est rouvert/);
    await stage.mailTo(sitting(2).email, /Réponse à votre recours/);
    expect((await actsOnFile(stage, id))['appeal-decision']).toContain('ramène le coût au niveau attendu');
    const owner = await sit('phone');
    await stage.signInOwner(owner, sitting(2).email);
    await owner.page.goto(`/my/cases/${id}`);
    await look(owner, 'appeal-allowed');

    await sitting(2).goOn('propose', 'validate', 'grant');
    const { awarded, state } = await sitting(2).filed();
    expect(state).toBe('granted');
    const [, no = 0] = amounts;
    expect(await ledgerOf(stage, id)).toEqual([
      ...[`reserve ${no}`, `unreserve ${no}`],
      ...['reserve', 'unreserve', 'engage'].map((kind) => `${kind} ${awarded}`),
    ]);
    const twice = ['propose', 'validate', 'refuse', 'reopen', 'propose', 'validate', 'grant'];
    expect((await movesOf(stage, id)).slice(-7)).toEqual(twice);
    expect(await deedsOn(stage, id)).toContain('appeal.allowed');
    expect(faults).toEqual([]);
  });
});

describe('An award that nobody signed for', () => {
  it('lapses by a manager’s word once the delay is over, and frees its money', async () => {
    const unsigned = stage.told('unsigned-1');
    const { id, ref, awarded } = await unsigned.filed();
    const dominique = await staff(DOMINIQUE);
    const { page } = dominique;
    await page.goto(`/cases/${ref}`);
    await page.locator('#deed-lapse summary').click();
    await page.locator('#reason-lapse').fill('La convention envoyée en août n’a pas été signée.');
    await look(dominique, 'lapse');
    await press(page, '#deed-lapse button');
    expect((await unsigned.filed()).state).toBe('lapsed');
    await stage.mailTo(unsigned.email, /votre aide est caduque/);
    const lapse = (await actsOnFile(stage, id))['decision-lapse'];
    expect(lapse).toContain('n’a pas été signée');
    expect(lapse).toMatch(/tribunal administratif/i);
    expect((await ledgerOf(stage, id)).slice(-2)).toEqual([`engage ${awarded}`, `release ${awarded}`]);

    const owner = await sit('phone');
    await stage.signInOwner(owner, unsigned.email);
    await owner.page.goto(`/my/cases/${id}`);
    await look(owner, 'case-lapsed');
    expect(await statusOf(owner.page, `/cases/${ref}`)).toBe(403);
    expect(await journalIsWhole(stage)).toBe(true);
    expect(faults).toEqual([]);
    expect(complaints()).toEqual([]);
  });
});
