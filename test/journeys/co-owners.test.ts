import { beforeAll, describe, expect, it } from 'vitest';
import { type PersonOfCase, peopleOfCase } from '../../src/cases/applicants/people-of-case.ts';
import { APPLY } from '../../src/demonstration/year/stretches.ts';
import { instant } from '../../src/shared/dates.ts';
import { actsOnFile, allDone } from './acts-on-file.ts';
import { company } from './company.ts';
import { confirmed, press, send, wordsOf } from './gestures.ts';
import { exactEuros } from './money-words.ts';
import { signByCode } from './sign-by-code.ts';
import { type Person, type Stage, setStage } from './stage.ts';
import { deedsOn, journalIsWhole, ledgerOf } from './what-was-done.ts';

const DOMINIQUE = 'dominique.responsable@example.org';

let stage: Stage;
let applicant: Person;
const { complaints, faults, look, sit } = company(() => stage);

beforeAll(async () => {
  stage = await setStage(instant('2026-11-02T07:30:00Z'), [
    { slug: 'three', count: 1, age: [2, 2], profiles: ['three'], steps: APPLY },
  ]);
  applicant = await sit('phone');
});
const three = () => stage.told('three-1');
/** The two who did not apply, each with a mailbox. */
const others = async (): Promise<(PersonOfCase & { readonly mailbox: string })[]> =>
  (await peopleOfCase(stage.services.db.read, await three().row())).flatMap((person) =>
    person.applies || person.mailbox === null ? [] : [{ ...person, mailbox: person.mailbox }],
  );

describe('A home that three own together', () => {
  it('1. is not filed before each has agreed, from the link of a mail, without an account', async () => {
    const { id } = await three().row();
    const [first, second] = await others();
    if (!first || !second) throw new Error('the home is not held by three');
    const { page } = applicant;
    await stage.signInOwner(applicant, three().email);
    await page.goto(`/my/cases/${id}/owners`);
    expect(await wordsOf(page)).toContain('Il manque les accords de');
    await look(applicant, 'co-owners-asked');
    await page.goto(`/my/cases/${id}/check`);
    expect(await page.locator('#submit-case').count()).toBe(0);

    const answer = async (to: string, value: 'yes' | 'no', reason = '') => {
      const mail = await stage.mailTo(to, /Votre accord est demandé/);
      const person = await sit('phone');
      await person.page.goto(mail.text.match(/\/consent\/[\w-]+/)?.[0] ?? '/');
      if (value === 'no') {
        await send(person.page);
        await person.page.locator('[data-error-summary]').waitFor();
        await look(person, 'consent');
      }
      await person.page.locator(`[name=answer][value=${value}]`).check({ force: true });
      await person.page.locator('[name=reason]').fill(reason);
      await send(person.page);
      if (value === 'yes') expect(await wordsOf(person.page)).toContain('votre accord est enregistré');
      else expect(await wordsOf(person.page)).toContain('Votre refus est enregistré');
      await person.close();
    };
    await answer(first.mailbox, 'yes');
    await stage.mailTo(three().email, /est d’accord/);
    await answer(second.mailbox, 'no', 'Je veux d’abord voir les devis.');
    await stage.mailTo(three().email, /n’est pas d’accord/);
    await page.goto(`/my/cases/${id}/owners`);
    expect(await wordsOf(page)).toContain('Je veux d’abord voir les devis.');
    await look(applicant, 'co-owners-refused');
    await page.goto(`/my/cases/${id}/check`);
    expect(await page.locator('#submit-case').count()).toBe(0);
    expect(faults).toEqual([]);
  });

  it('2. is filed once the one who refused, asked again, agrees', async () => {
    const { id } = await three().row();
    const [, second] = await others();
    const mailbox = second?.mailbox ?? '';
    const asked = (await stage.mails()).filter(
      ({ recipient, subject }) => recipient === mailbox && /accord est demandé/.test(subject),
    ).length;
    const { page } = applicant;
    await page.goto(`/my/cases/${id}/owners`);
    await press(page, 'main .co-owner form[action$="/ask"] button');
    await allDone(stage);
    const mails = (await stage.mails()).filter(
      ({ recipient, subject }) => recipient === mailbox && /accord est demandé/.test(subject),
    );
    expect(mails).toHaveLength(asked + 1);
    const person = await sit('phone');
    await person.page.goto(mails[0]?.text.match(/\/consent\/[\w-]+/)?.[0] ?? '/');
    await person.page.locator('[name=answer][value=yes]').check({ force: true });
    await send(person.page);
    await person.close();
    await page.goto(`/my/cases/${id}/owners`);
    expect(await wordsOf(page)).toContain('Tous les propriétaires sont d’accord');
    await page.goto(`/my/cases/${id}/check`);
    await confirmed(page, '#submit-case');
    const filed = await three().filed();
    expect(filed.state).toBe('submitted');
    await stage.mailTo(three().email, /est enregistrée/);
    expect((await actsOnFile(stage, filed.id)).receipt).toContain(filed.ref);
    expect(faults).toEqual([]);
  });

  it('3. is signed for by each with their own code, and by nobody for the authority before', async () => {
    await three().goOn('take-up', 'accept-pieces', 'confirm-eligibility', 'review-audit');
    await three().goOn('propose', 'validate', 'grant', 'issue-agreement');
    const { ref } = await three().filed();
    const manager = await sit('desktop');
    await stage.signInStaff(manager, DOMINIQUE);
    const waits = async (name: string) => {
      await manager.page.goto(`/cases/${ref}/agreement`);
      expect(await manager.page.locator('#countersign').count()).toBe(0);
      expect((await three().row()).state).toBe('to-sign');
      await look(manager, name);
    };
    await waits('agreement-to-sign-by-three');
    await signs(applicant, three().email);
    const [first, second] = await others();
    const other = await sit('phone');
    await signs(other, first?.mailbox ?? '');
    await look(other, 'co-owner-signed');
    await other.close();
    await waits('agreement-two-of-three');
    const last = await sit('phone');
    await signs(last, second?.mailbox ?? '');
    await last.close();

    await manager.page.reload();
    await manager.page.locator('#countersign [name=read]').check({ force: true });
    await send(manager.page, '#countersign');
    expect((await three().row()).state).toBe('signed');
    expect(faults).toEqual([]);
  });

  it('4. is bound by one deed that names all three, proves each signature and went to each', async () => {
    const { id, awarded } = await three().filed();
    const people = await peopleOfCase(stage.services.db.read, await three().row());
    const words = await actsOnFile(stage, id);
    for (const { name, mailbox } of people) {
      await stage.mailTo(mailbox ?? '', /est signée/);
      expect(words.agreement).toContain(name);
      // The proof says which mailbox the code went to without giving it away.
      expect(words.agreement).toContain(`${mailbox?.slice(0, 2)}…@example.org`);
    }
    for (const kind of ['agreement', 'decision-grant'] as const)
      expect(words[kind]).toContain(exactEuros(awarded ?? 0));
    expect(Object.keys(words)).toEqual(
      expect.arrayContaining(['receipt', 'eligibility-sheet', 'instruction-report', 'financing-plan']),
    );
    expect(await ledgerOf(stage, id)).toEqual(
      ['reserve', 'unreserve', 'engage'].map((kind) => `${kind} ${awarded}`),
    );
    const deeds = await deedsOn(stage, id);
    for (const deed of ['consent-asked', 'consent-given', 'consent-refused', 'submit', 'sign-last'])
      expect(deeds).toContain(`case.${deed}`);
    expect(await journalIsWhole(stage)).toBe(true);
    expect(complaints()).toEqual([]);
  });
});

/** From the mail that asks to the page that thanks. */
async function signs(person: Person, mailbox: string): Promise<void> {
  const { id } = await three().row();
  expect((await stage.mailTo(mailbox, /est prête à signer/)).text).toContain(`/my/cases/${id}/agreement`);
  await stage.signInOwner(person, mailbox);
  await person.page.goto(`/my/cases/${id}/agreement`);
  await signByCode(stage, person.page, mailbox);
}
