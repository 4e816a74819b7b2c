import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { ledgerSums, listEnvelopes, movementsOfCase } from '../../../src/budget/budget-store.ts';
import { enterConfirmations } from '../../../src/budget/finance/enter-confirmations.ts';
import { makeRun, takeRunFile } from '../../../src/budget/finance/make-run.ts';
import { orderMany, preflightOrders } from '../../../src/budget/finance/order-many.ts';
import { listRuns } from '../../../src/budget/finance/payment-run-store.ts';
import { readConfirmations } from '../../../src/budget/finance/read-confirmations.ts';
import { paymentReference, plainEuros } from '../../../src/budget/finance/run-file.ts';
import type { PaymentRequest } from '../../../src/budget/payments/payment-store.ts';
import { journal } from '../../../src/journal/journal-table.ts';
import { cents, euros } from '../../../src/shared/money.ts';
import { type Granted, grantedCase } from '../../agreements/support/granted-case.ts';
import {
  askBalance,
  certified,
  invoiced,
  lastPayment,
  ordered,
  today,
} from '../../agreements/support/life.ts';
import { startTestServices, type TestServices } from '../../support/test-services.ts';
import { account } from '../support/account.ts';

let test: TestServices;
let people = 0;
beforeAll(async () => {
  test = await startTestServices();
});
afterAll(() => test.close());

type Asked = { readonly granted: Granted; readonly iban: string };
async function asked(): Promise<Asked> {
  const granted = await grantedCase(test, 'conformity', `run-${++people}@example.org`);
  await invoiced(test, granted);
  const iban = account(30_000 + people);
  await askBalance(test, granted, iban);
  return { granted, iban };
}
const manager = (granted: Granted) => test.as(granted.manager);
const movements = async ({ row }: Granted) =>
  (await movementsOfCase(test.services.db.read, row.id)).map(({ kind, amount }) => [kind, amount] as const);
const line = (payment: PaymentRequest, rest: string, amount = plainEuros(payment.amount)) =>
  `${paymentReference(payment.id)};${amount};${rest}`;
const HEAD = 'Référence paiement;Montant;N° mandat;Date paiement;Motif rejet';
const answer = (...lines: string[]) => Buffer.from(`\ufeff${[HEAD, ...lines].join('\r\n')}\r\n`);
const french = (day: string) => day.split('-').reverse().join('/');

describe('A payment run', () => {
  let first: Asked;
  let second: Asked;
  beforeEach(async () => {
    first = await asked();
    second = await asked();
    await ordered(test, first.granted);
    await ordered(test, second.granted);
  });

  it('holds each ordered payment once, with the account in clear in the file alone, the same for ever', async () => {
    const ctx = manager(first.granted);
    const made = await Promise.allSettled(Array.from({ length: 10 }, () => makeRun(ctx)));
    const runs = made.flatMap((one) => (one.status === 'fulfilled' ? [one.value] : []));
    expect(runs).toHaveLength(1);
    const [run] = runs;
    if (!run) throw new Error('no run');
    expect(run).toMatchObject({ payments: 2, total: 2 * euros(12_868) });
    expect(run.number).toMatch(/^BORD-2026-\d{5}$/);
    const file = await takeRunFile(ctx, run);
    expect(await takeRunFile(ctx, run)).toBe(file);
    const [head, ...lines] = file.trimEnd().split('\r\n');
    expect(head).toBe(
      '\ufeffbordereau;ligne;reference_paiement;dossier;tiers;siren;iban;montant;devise;objet;imputation;exercice;convention;ordre_de_paiement;ordonne_le',
    );
    expect(lines).toHaveLength(2);
    const payment = await lastPayment(test, first.granted);
    expect(lines[0]).toContain(`${paymentReference(payment.id)};${first.granted.row.ref};Vanhoutte Jeanne`);
    expect(lines[0]).toContain(`${first.iban};12868,00;EUR;`);
    expect(lines[0]).toContain(';204-20422-552;2026;');
    expect(JSON.stringify(await listRuns(test.services.db.read))).not.toContain(first.iban);
    const told = test.services.db.read
      .select()
      .from(journal)
      .all()
      .filter(({ subjectKind, subjectId }) => subjectKind === 'payment-run' && subjectId === String(run.id));
    expect(told.map(({ action }) => action)).toEqual([
      'payment.run-made',
      'payment.run-downloaded',
      'payment.run-downloaded',
    ]);
    expect(JSON.stringify(told)).not.toContain(first.iban);
  });

  it('is answered in part: paid, rejected with a mail and the credits back, wrong lines named', async () => {
    const ctx = manager(first.granted);
    await makeRun(ctx);
    const [paid, back] = [await lastPayment(test, first.granted), await lastPayment(test, second.granted)];
    const on = french(today(test));
    const lines = [
      line(paid, `M-118;${on};`),
      line(back, ';;Compte clos'),
      'PAI-999999;10,00;;;Compte clos',
      'illisible;10,00;;;',
      line(paid, `M-118;${on};`),
      `PAI-000001;dix;;${on};`,
    ];
    const done = await enterConfirmations(ctx, answer(...lines));
    expect(done).toMatchObject({ paid: 1, returned: 1, before: 0 });
    expect(done.wrong).toEqual([
      { line: 4, column: 'reference', fault: 'unknown' },
      { line: 5, column: 'reference', fault: 'reference' },
      { line: 6, column: 'reference', fault: 'twice' },
      { line: 7, column: 'amount', fault: 'amount' },
    ]);
    expect(await lastPayment(test, first.granted)).toMatchObject({ state: 'paid', mandate: 'M-118' });
    expect(await lastPayment(test, second.granted)).toMatchObject({
      state: 'rejected',
      rejectedReason: 'Compte clos',
    });
    expect(await movements(first.granted)).toContainEqual(['pay', euros(12_868)]);
    expect((await movements(second.granted)).at(-1)).toEqual(['unorder', euros(12_868)]);
    await test.work();
    const mail = (await test.mails()).find(({ recipient }) => recipient === second.granted.owner.email);
    expect(mail?.text).toContain('Compte clos');
    const again = await enterConfirmations(ctx, answer(...lines.slice(0, 2)));
    expect(again).toEqual({ paid: 0, returned: 0, before: 2, wrong: [] });
  });

  it('refuses an amount that differs, a date before the order and a second answer', async () => {
    const ctx = manager(first.granted);
    await makeRun(ctx);
    const payment = await lastPayment(test, first.granted);
    const on = french(today(test));
    const fault = async (text: string) => (await enterConfirmations(ctx, answer(text))).wrong[0];
    expect(await fault(line(payment, `M-1;${on};`, '12867,99'))).toMatchObject({ fault: 'otherAmount' });
    expect(await fault(line(payment, 'M-1;01/01/2026;'))).toMatchObject({ fault: 'beforeOrder' });
    expect(await fault(line(payment, 'M-1;01/01/2099;'))).toMatchObject({ fault: 'future' });
    expect(await fault(line(payment, `M-1;${on};Compte clos`))).toMatchObject({ fault: 'both' });
    expect(await fault(line(payment, 'M-1;;'))).toMatchObject({ fault: 'neither' });
    expect((await lastPayment(test, first.granted)).state).toBe('ordered');
    await enterConfirmations(ctx, answer(line(payment, `M-1;${on};`)));
    expect(await fault(line(payment, ';;Compte clos'))).toMatchObject({ fault: 'otherAnswer' });
    expect(() => readConfirmations(Buffer.from('a;b\n1;2\n'))).toThrow('notThatFile');
  });

  it('lets a rejected balance be asked for again, ordered and paid, the ledger exact to the cent', async () => {
    const ctx = manager(first.granted);
    await makeRun(ctx);
    const { granted } = first;
    expect((await granted.reload()).state).toBe('balance');
    await enterConfirmations(ctx, answer(line(await lastPayment(test, granted), ';;RIB illisible')));
    await askBalance(test, granted, first.iban);
    await ordered(test, granted);
    expect((await granted.reload()).state).toBe('balance');
    expect((await movements(granted)).slice(3)).toEqual([
      ['order', euros(12_868)],
      ['release', euros(1_632)],
      ['unorder', euros(12_868)],
      ['order', euros(12_868)],
    ]);
    await makeRun(ctx);
    const on = french(today(test));
    await enterConfirmations(ctx, answer(line(await lastPayment(test, granted), `M-2;${on};`)));
    expect((await movements(granted)).at(-1)).toEqual(['pay', euros(12_868)]);
  });
});

describe('Ordering several payments', () => {
  it('groups what blocks, keeps to the credits, and orders the rest once', async () => {
    const mine = await asked();
    const theirs = await asked();
    const stale = await asked();
    for (const { granted } of [mine, theirs, stale]) await certified(test, granted);
    const chosen = await Promise.all(
      [mine, theirs, stale].map(async ({ granted }) => {
        const { id, version } = await lastPayment(test, granted);
        return { id, version };
      }),
    );
    const [first, second, third] = chosen;
    if (!first || !second || !third) throw new Error('three payments');
    const some = [first, second, { ...third, version: 1 }];
    const preflight = await preflightOrders(manager(theirs.granted), some);
    expect(preflight.ready.map(({ id }) => id)).toEqual([first.id, second.id]);
    expect(preflight.total).toBe(2 * euros(12_868));
    expect([...preflight.blocked.keys()]).toEqual(['changed']);
    const own = await preflightOrders(test.as(mine.granted.second), [first]);
    expect([...own.blocked.keys()]).toEqual(['twoPeople']);
    const done = await orderMany(manager(theirs.granted), [first, second, { ...third, version: 1 }]);
    expect(done).toMatchObject({ ordered: 2, total: 2 * euros(12_868) });
    expect(done.failed).toHaveLength(1);
    const { read } = test.services.db;
    const [envelope] = await listEnvelopes(read);
    if (!envelope) throw new Error('no envelope');
    const sums = await ledgerSums(read, envelope.id);
    expect(sums.order - sums.unorder).toBeLessThanOrEqual(sums['vote-cp'] - sums['cut-cp']);
    expect(cents(sums.pay)).toBeLessThanOrEqual(sums.order - sums.unorder);
  });
});
