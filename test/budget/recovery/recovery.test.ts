import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { actsOfCase } from '../../../src/agreements/acts/act-store.ts';
import { movementsOfCase } from '../../../src/budget/budget-store.ts';
import { requestPayment } from '../../../src/budget/payments/request-payment.ts';
import { agreeTerms } from '../../../src/budget/recovery/agree-terms.ts';
import { enterReceipt } from '../../../src/budget/recovery/enter-receipt.ts';
import { openRecovery, openRecoveryIn } from '../../../src/budget/recovery/open-recovery.ts';
import { receiptsOf, recoveriesOf } from '../../../src/budget/recovery/recovery-store.ts';
import { askWriteOff, writeOff } from '../../../src/budget/recovery/write-off.ts';
import { saveCase } from '../../../src/cases/case-store.ts';
import { journal } from '../../../src/journal/journal-table.ts';
import { addDays, addMonths } from '../../../src/shared/dates.ts';
import { type Cents, cents, euros, sumCents } from '../../../src/shared/money.ts';
import { type Granted, grantedCase } from '../../agreements/support/granted-case.ts';
import { actBytes, askBalance, invoiced, ordered, paper, today } from '../../agreements/support/life.ts';
import { TOOLS, textOf } from '../../agreements/support/pdf-tools.ts';
import { staff } from '../../support/staff.ts';
import { startTestServices, type TestServices } from '../../support/test-services.ts';
import { account } from '../support/account.ts';

let test: TestServices;
let granted: Granted;
let people = 0;
beforeAll(async () => {
  test = await startTestServices();
});
beforeEach(async () => {
  granted = await grantedCase(test, 'signed', `debtor-${++people}@example.org`);
});
afterAll(() => test.close());

const COMPUTATION = {
  basis: { fr: 'Article 11 : engagement non tenu.', en: 'Article 11: undertaking not kept.' },
  lines: [{ label: { fr: 'Aide versée', en: 'Grant paid' }, amount: euros(4_350) }],
};
const iban = () => account(7000 + people);
const advance = async () => {
  await requestPayment(test.as(granted.owner), granted.row.id, {
    kind: 'advance',
    iban: iban(),
    otherAid: [],
    slip: await paper(test, 'rib'),
  });
  await ordered(test, granted);
};
const clawback = (amount: Cents) =>
  openRecovery(test.as(granted.manager), {
    caseId: granted.row.id,
    cause: 'clawback',
    amount,
    computation: COMPUTATION,
  });
const movements = async (kind: string) =>
  (await movementsOfCase(test.services.db.read, granted.row.id))
    .filter((one) => one.kind === kind)
    .map(({ amount }) => amount);
const only = async () => {
  const [recovery, ...others] = await recoveriesOf(test.services.db.read, granted.row.id);
  if (!recovery || others.length > 0) throw new Error('not one recovery');
  return recovery;
};
const deeds = (id: number) =>
  test.services.db.read
    .select()
    .from(journal)
    .all()
    .filter(({ subjectKind, subjectId }) => subjectKind === 'recovery' && subjectId === String(id))
    .map(({ action }) => action);

describe('a negative balance', () => {
  it('opens one recovery order, numbered, whose letter goes to the owner with the routes of appeal', async () => {
    await advance();
    await test.services.db.tx(async (d) => {
      const on = today(test);
      await saveCase(d, await granted.reload(), { state: 'conformity', worksStartedOn: on, worksDoneOn: on });
    });
    await invoiced(test, granted, 0.05);
    await askBalance(test, granted, iban(), []);
    const payment = await ordered(test, granted);
    const { toRecover, final, alreadyPaid } = payment.liquidation;
    expect(payment.amount).toBe(0);
    expect(toRecover).toBe(euros(4_350) - Number(final));
    const recovery = await only();
    expect(recovery).toMatchObject({
      cause: 'overpayment',
      amount: toRecover,
      state: 'open',
      deed: `payment-${payment.id}`,
      dueOn: addMonths(today(test), 2),
    });
    expect(recovery.number).toMatch(/^TR-2026-\d{5}$/);
    expect(sumCents(recovery.computation.lines.map(({ amount }) => amount))).toBe(toRecover);
    expect(alreadyPaid).toBe(euros(4_350));
    expect(deeds(recovery.id)).toEqual(['recovery.opened']);
    await test.work();
    expect((await test.mails()).find(({ subject }) => subject.startsWith('Somme à reverser'))).toMatchObject({
      recipient: granted.owner.email,
    });
    if (!TOOLS.pdftotext) return;
    const letter = textOf(await actBytes(test, granted, 'recovery-order')).replace(/\s+/g, ' ');
    for (const words of [recovery.number, 'Voies et délais de recours', 'deux mois', 'Aide définitive'])
      expect(letter).toContain(words);
  });
});

describe('a recovery order', () => {
  it('is opened once for one deed, whatever the clicks', async () => {
    await advance();
    const opened = await Promise.all(Array.from({ length: 20 }, () => clawback(euros(1_000))));
    expect(new Set(opened.map(({ id }) => id)).size).toBe(1);
    expect(
      (await actsOfCase(test.services.db.read, granted.row.id)).filter(
        ({ kind }) => kind === 'recovery-order',
      ),
    ).toHaveLength(1);
    await expect(clawback(euros(1_200))).rejects.toMatchObject({
      code: 'budget.recovery.errors.otherAmount',
    });
  });

  it('never claims more than was paid, the other recoveries counted', async () => {
    await expect(clawback(euros(1))).rejects.toMatchObject({ code: 'budget.recovery.errors.moreThanPaid' });
    await advance();
    await expect(clawback(cents(0))).rejects.toMatchObject({ code: 'budget.recovery.errors.nothing' });
    await clawback(euros(4_000));
    const second = (amount: Cents) =>
      test.services.db.tx((d) =>
        openRecoveryIn(d, test.as(granted.manager), {
          caseId: granted.row.id,
          cause: 'overpayment',
          amount,
          computation: COMPUTATION,
        }),
      );
    await expect(second(cents(euros(350) + 1))).rejects.toMatchObject({
      code: 'budget.recovery.errors.moreThanPaid',
    });
    expect((await second(euros(350))).amount).toBe(euros(350));
  });

  it('gains what comes in, in the ledger too, to the last cent', async () => {
    await advance();
    const { id } = await clawback(cents(100_001));
    const enter = (amount: number, reference: string) =>
      enterReceipt(test.as(granted.officer), id, {
        amount: cents(amount),
        receivedOn: today(test),
        reference,
      });
    await Promise.all(Array.from({ length: 10 }, () => enter(40_000, 'P503-1')));
    expect(await only()).toMatchObject({ state: 'partly' });
    expect(await movements('recover')).toEqual([40_000]);
    await expect(enter(41_000, 'P503-1')).rejects.toMatchObject({
      code: 'budget.recovery.errors.otherReceipt',
    });
    await expect(enter(60_002, 'P503-2')).rejects.toMatchObject({
      code: 'budget.recovery.errors.moreThanLeft',
    });
    await enter(60_001, 'P503-2');
    expect(await only()).toMatchObject({ state: 'paid' });
    expect(sumCents(await movements('recover'))).toBe(100_001);
    await expect(enter(1, 'P503-3')).rejects.toMatchObject({ code: 'budget.recovery.errors.closed' });
    expect(await receiptsOf(test.services.db.read, id)).toHaveLength(2);
    await test.work();
    expect((await test.mails()).map(({ subject }) => subject)).toContainEqual(
      expect.stringContaining('soldé'),
    );
    expect(deeds(id)).toEqual(['recovery.opened', 'recovery.received', 'recovery.received']);
  });

  it('is spread over equal terms that sum to what is owed', async () => {
    await advance();
    const { id, version } = await clawback(cents(100_000));
    const firstOn = addDays(today(test), 30);
    const agree = (count: number) => agreeTerms(test.as(granted.officer), id, { count, firstOn, version });
    await expect(agree(1)).rejects.toMatchObject({ code: 'budget.recovery.errors.tooManyTerms' });
    await agree(3);
    await agree(3);
    const { terms, dueOn } = await only();
    expect(terms.map(({ amount }) => amount)).toEqual([33_334, 33_333, 33_333]);
    expect(dueOn).toBe(addMonths(firstOn, 2));
    await test.work();
    const mail = (await test.mails()).find(({ subject }) => subject.startsWith('Échéancier accordé'));
    expect(mail).toMatchObject({ recipient: granted.owner.email, text: expect.stringContaining('333,34') });
  });

  it('is given up by a second person only, and then claims nothing more', async () => {
    await advance();
    const opened = await clawback(euros(1_000));
    const { id } = opened;
    const reason = 'Surendettement, délibération du 4 mai';
    const other = await staff(test, 'manager', 'Lou Responsable');
    await expect(writeOff(test.as(other), id, 1)).rejects.toMatchObject({
      code: 'budget.recovery.errors.notAsked',
    });
    await askWriteOff(test.as(granted.manager), id, { reason, version: 1 });
    await expect(writeOff(test.as(granted.manager), id, 2)).rejects.toMatchObject({
      code: 'budget.recovery.errors.twoPeople',
    });
    await writeOff(test.as(other), id, 2);
    await writeOff(test.as(other), id, 2);
    expect(await only()).toMatchObject({ state: 'written-off', writtenOffBy: other.accountId });
    expect(await movements('recover')).toEqual([]);
    expect(deeds(id)).toEqual(['recovery.opened', 'recovery.write-off-asked', 'recovery.written-off']);
  });
});
