import { actsOfCase, latestAct } from '../../../src/agreements/acts/act-store.ts';
import { issueAgreement } from '../../../src/agreements/issue-agreement.ts';
import { countersignAgreement } from '../../../src/agreements/signing/countersign-agreement.ts';
import { sendSigningCode } from '../../../src/agreements/signing/send-signing-code.ts';
import { signAsOwner } from '../../../src/agreements/signing/sign-agreement.ts';
import { finishWorks, startWorks } from '../../../src/agreements/works/declare-works.ts';
import { recordInvoice } from '../../../src/agreements/works/record-invoice.ts';
import { certifyPayment } from '../../../src/budget/payments/certify-payment.ts';
import { orderPayment } from '../../../src/budget/payments/order-payment.ts';
import type { ReceivedAid } from '../../../src/budget/payments/payment-liquidation.ts';
import { type PaymentRequest, paymentsOf } from '../../../src/budget/payments/payment-store.ts';
import { requestPayment } from '../../../src/budget/payments/request-payment.ts';
import { type BillLine, worksOf } from '../../../src/cases/case.ts';
import { type Day, dayOf } from '../../../src/shared/dates.ts';
import { euros } from '../../../src/shared/money.ts';
import { concludeVisit } from '../../../src/visits/conclude-visit.ts';
import { holdVisit } from '../../../src/visits/hold-visit.ts';
import { DAY, type TestServices } from '../../support/test-services.ts';
import { billTotals, type Granted, linesFor } from './granted-case.ts';

export const IBAN = 'FR76 3000 6000 0112 3456 7890 189';
/** MaPrimeRénov’ as really received in these tests. */
export const OTHER_AID: readonly ReceivedAid[] = [
  { code: 'mpr-accompanied', public: true, amount: euros(20_000) },
];

const papers = new Map<string, Buffer>();
/** A real little PDF, as somebody would send. */
export async function paper(test: TestServices, title: string): Promise<{ name: string; bytes: Buffer }> {
  const known = papers.get(title);
  const bytes =
    known ??
    Buffer.from(
      await test.services.pdf.render({
        lang: 'fr',
        title,
        reference: title,
        issuedAt: test.clock.now,
        letterhead: { authority: 'Rénov’Opale', address: ['3 rue des Potiers'] },
        blocks: [{ kind: 'paragraph', text: title }],
      }),
    );
  papers.set(title, bytes);
  return { name: `${title}.pdf`, bytes };
}

export const today = (test: TestServices): Day => dayOf(test.clock.now);

export async function issued(test: TestServices, granted: Granted) {
  const row = await granted.reload();
  await issueAgreement(test.as(granted.officer), row.ref ?? '', row.version);
  await test.work();
  return shownAgreement(test, granted);
}

export async function shownAgreement(test: TestServices, granted: Granted) {
  const act = await latestAct(test.services.db.read, granted.row.id, 'agreement');
  if (!act?.fileHash) throw new Error('the agreement has no document');
  return { ...act, fileHash: act.fileHash };
}

/** The digits of the last code mailed to the owner. */
export async function mailedCode(test: TestServices, granted: Granted): Promise<string> {
  await test.work();
  const mail = (await test.mails()).find(
    ({ recipient, subject }) => recipient === granted.owner.email && subject.includes('code'),
  );
  const digits = mail?.text.match(/^\s+(\d{6})$/m)?.[1];
  if (!digits) throw new Error('no code was mailed');
  return digits;
}

export async function ownerSigned(test: TestServices, granted: Granted) {
  const act = await issued(test, granted);
  const ctx = test.as(granted.owner);
  await sendSigningCode(ctx, granted.row.id);
  const code = await mailedCode(test, granted);
  await signAsOwner(ctx, granted.row.id, { code, shownHash: act.fileHash });
  return act;
}

export async function signed(test: TestServices, granted: Granted) {
  const act = await ownerSigned(test, granted);
  const { ref, version } = await granted.reload();
  await countersignAgreement(test.as(granted.manager), ref ?? '', { version, shownHash: act.fileHash });
  await test.work();
  return act;
}

export async function worksStarted(test: TestServices, granted: Granted): Promise<void> {
  await signed(test, granted);
  test.clock.advance(20 * DAY);
  const { version } = await granted.reload();
  await startWorks(test.as(granted.owner), granted.row.id, { on: today(test), version });
}

export async function worksDone(test: TestServices, granted: Granted): Promise<void> {
  await worksStarted(test, granted);
  test.clock.advance(60 * DAY);
  const { version } = await granted.reload();
  await finishWorks(test.as(granted.owner), granted.row.id, { on: today(test), version });
}

export async function conforming(test: TestServices, granted: Granted): Promise<void> {
  await worksDone(test, granted);
  test.clock.advance(5 * DAY);
  const ctx = test.as(granted.officer);
  const { ref } = await granted.reload();
  const { id, version } = await holdVisit(ctx, ref ?? '', { kind: 'conformity', startsAt: ctx.clock() });
  const said = { findings: 'Tout est posé.', outcome: 'conforming' as const, version };
  await concludeVisit(ctx, ref ?? '', id, said);
}

export async function invoice(
  test: TestServices,
  granted: Granted,
  lines: readonly BillLine[],
  number = 'F-2026-1',
): Promise<void> {
  const facts = {
    company: 'Rénov’Opale',
    siret: '73282932000074',
    rgeNumber: null,
    number,
    datedOn: today(test),
    lines,
    totalTTC: billTotals(lines).totalTTC,
  };
  await recordInvoice(
    test.as(granted.owner),
    { id: granted.row.id },
    facts,
    await paper(test, `facture-${number}`),
  );
}

/** Works invoiced at `share` of what was planned. */
export async function invoiced(test: TestServices, granted: Granted, share = 0.8): Promise<void> {
  await invoice(test, granted, linesFor(worksOf(granted.row), share));
}

export async function askBalance(
  test: TestServices,
  granted: Granted,
  iban = IBAN,
  otherAid: readonly ReceivedAid[] = OTHER_AID,
): Promise<PaymentRequest> {
  const asked = { kind: 'balance' as const, iban, otherAid, slip: await paper(test, 'rib') };
  return requestPayment(test.as(granted.owner), granted.row.id, asked);
}

export async function lastPayment(test: TestServices, granted: Granted): Promise<PaymentRequest> {
  const payment = (await paymentsOf(test.services.db.read, granted.row.id)).at(-1);
  if (!payment) throw new Error('no payment was asked for');
  return payment;
}

export async function certified(test: TestServices, granted: Granted): Promise<PaymentRequest> {
  const { id, version, amount } = await lastPayment(test, granted);
  const key = { ref: granted.row.ref ?? '', id };
  await certifyPayment(test.as(granted.second), key, { version, shownAmount: amount });
  await test.work();
  return lastPayment(test, granted);
}

export async function ordered(test: TestServices, granted: Granted): Promise<PaymentRequest> {
  const { id, version } = await certified(test, granted);
  await orderPayment(test.as(granted.manager), { ref: granted.row.ref ?? '', id }, version);
  await test.work();
  return lastPayment(test, granted);
}

/** The whole way to the balance ordered. */
export async function balanceOrdered(test: TestServices, granted: Granted): Promise<void> {
  await conforming(test, granted);
  await invoiced(test, granted);
  await askBalance(test, granted);
  await ordered(test, granted);
}

/** Bytes of the last act of a kind. */
export async function actBytes(test: TestServices, granted: Granted, kind: string): Promise<Buffer> {
  const act = (await actsOfCase(test.services.db.read, granted.row.id)).findLast((one) => one.kind === kind);
  if (!act?.fileHash) throw new Error(`no ${kind} was made`);
  return test.services.files.read(act.fileHash);
}
