import { finishWorks as finish, startWorks as start } from '../../agreements/works/declare-works.ts';
import { recordInvoice } from '../../agreements/works/record-invoice.ts';
import { enterConfirmations } from '../../budget/finance/enter-confirmations.ts';
import { makeRun } from '../../budget/finance/make-run.ts';
import { paymentReference } from '../../budget/finance/run-file.ts';
import { certifyPayment } from '../../budget/payments/certify-payment.ts';
import { orderPayment } from '../../budget/payments/order-payment.ts';
import type { PaymentKind } from '../../budget/payments/payment-kinds.ts';
import { plannedOtherAid } from '../../budget/payments/payment-liquidation.ts';
import { type PaymentRequest, paymentsOf } from '../../budget/payments/payment-queries.ts';
import { requestPayment } from '../../budget/payments/request-payment.ts';
import { type WorksPlan, worksOf } from '../../cases/case.ts';
import { billsOf } from '../../cases/cases-queries.ts';
import { calculationOf } from '../../cases/decision/calculation.ts';
import { exitsOf } from '../../returns/check-return.ts';
import { promisedBy } from '../../returns/promised.ts';
import { recordReturn as record } from '../../returns/record-return.ts';
import { DomainError, mustExist, refused } from '../../shared/errors.ts';
import { cents } from '../../shared/money.ts';
import { EVIDENCE_FOR } from '../../units/spells/exit.ts';
import { billLines, billOf, companyFor, sampleIban, type Trade, tradeOf } from './sample-bills.ts';
import { samplePdf } from './sample-pdf.ts';
import type { Scene } from './scene.ts';

export async function startWorks(scene: Scene): Promise<void> {
  const { id, version } = await scene.row();
  await start(await scene.as('owner'), id, { on: scene.today, version });
}

export async function finishWorks(scene: Scene): Promise<void> {
  const { id, version } = await scene.row();
  await finish(await scene.as('owner'), id, { on: scene.today, version });
}

/** An invoice of the works that no invoice has billed yet. */
async function invoice(scene: Scene, trade: Trade): Promise<void> {
  const ctx = await scene.as('owner');
  const row = await scene.row();
  const billed = (await billsOf(ctx.db.read, row.id, 'invoice')).flatMap(({ lines }) => lines);
  const works: WorksPlan = worksOf(row).filter(
    ({ measure }) => tradeOf(measure) === trade && !billed.some((line) => line.measure === measure),
  );
  if (works.length === 0) return;
  const chance = scene.chance(`invoice-${trade}`);
  const lines = billLines(works, chance.chance(0.7) ? 1 : chance.around(0.96, 0.1, 0.85, 1.05));
  const number = `F-${scene.today.slice(0, 4)}-${scene.story.number + 301}`;
  const bill = billOf(companyFor(trade, scene.chance(trade)), number, scene.today, lines);
  const bytes = samplePdf(
    `Facture ${number} - ${bill.company}`,
    lines.map(({ label, totalTTC }) => `${label} : ${totalTTC / 100} EUR TTC`),
  );
  await recordInvoice(ctx, { id: row.id }, bill, {
    name: `facture-${trade === 'shell' ? 'isolation' : 'chauffage'}.pdf`,
    bytes,
  });
}

export const invoicePart = (scene: Scene): Promise<void> => invoice(scene, 'shell');
export async function invoiceRest(scene: Scene): Promise<void> {
  await invoice(scene, 'shell');
  await invoice(scene, 'systems');
}

const ask =
  (kind: PaymentKind) =>
  async (scene: Scene): Promise<void> => {
    const row = await scene.row();
    const calculation = mustExist(calculationOf(row), 'agreements.errors.noCalculation');
    await requestPayment(await scene.as('owner'), row.id, {
      kind,
      iban: sampleIban(scene.story.number),
      otherAid: kind === 'balance' ? plannedOtherAid(calculation) : [],
      slip: {
        name: 'rib.pdf',
        bytes: samplePdf("Releve d'identite bancaire", [`Compte d'exemple ${scene.story.number + 1}`]),
      },
    });
  };
export const askAdvance = ask('advance');

/** Where the advance covers what the invoices open, there is nothing to ask yet: the rest of the payment does not happen. */
export async function askInstalment(scene: Scene): Promise<void> {
  try {
    await ask('instalment')(scene);
  } catch (error) {
    if (!(error instanceof DomainError) || error.code !== 'agreements.payment.errors.nothing') throw error;
  }
}
export const askBalance = ask('balance');

async function latestPayment(
  scene: Scene,
): Promise<{ key: { ref: string; id: number }; payment: PaymentRequest }> {
  const { id, ref } = await scene.filed();
  const payment = mustExist(
    (await paymentsOf(scene.services.db.read, id)).toSorted((a, b) => a.id - b.id).at(-1),
    'agreements.payment.errors.unknown',
  );
  return { key: { ref, id: payment.id }, payment };
}

export async function certify(scene: Scene): Promise<void> {
  const { key, payment } = await latestPayment(scene);
  if (payment.state !== 'submitted') return;
  const given = { version: payment.version, shownAmount: payment.amount };
  await certifyPayment(await scene.as('officer'), key, given);
}

export async function order(scene: Scene): Promise<void> {
  const { key, payment } = await latestPayment(scene);
  if (payment.state !== 'certified') return;
  await orderPayment(await scene.as('manager'), key, payment.version);
}

/** A run of all that is ordered goes to the accountant, unless this payment went with an earlier one. */
export async function sendRun(scene: Scene): Promise<void> {
  const { payment } = await latestPayment(scene);
  if (payment.state === 'ordered' && payment.runId === null) await makeRun(await scene.as('manager'));
}

/** As the accountant's file says it. */
export async function confirmPaid(scene: Scene): Promise<void> {
  const { payment } = await latestPayment(scene);
  if (payment.state !== 'ordered') return;
  const line = [
    paymentReference(payment.id),
    (payment.amount / 100).toFixed(2).replace('.', ','),
    scene.today,
    `M-${scene.today.slice(0, 4)}-${String(payment.id).padStart(4, '0')}`,
  ];
  const file = `reference;montant;date_paiement;numero_mandat\n${line.join(';')}\n`;
  const { wrong } = await enterConfirmations(await scene.as('manager'), Buffer.from(file));
  if (wrong.length > 0) throw refused(`budget.finance.fault.${wrong[0]?.fault}`);
}

/** Euros a month and per square metre: asked, and allowed. */
const RENT = 8.2;
const CEILING = 9.4;

export async function recordReturn(scene: Scene): Promise<void> {
  const row = await scene.filed();
  const { livingArea } = await scene.unit();
  const exitKind = scene.chance('return').pick(exitsOf(promisedBy(row)));
  const evidence = scene.chance('evidence').pick(EVIDENCE_FOR[exitKind].slice(0, 2));
  const isLet = exitKind === 'let' || exitKind === 'let-under-agreement';
  const rentOf = (perM2: number) => (isLet ? cents(Math.round((livingArea ?? 60) * perM2) * 100) : null);
  await record(await scene.as('officer'), row.ref, {
    version: row.version,
    exitKind,
    evidence,
    occupiedOn: scene.today,
    monthlyRent: rentOf(RENT),
    rentCeiling: rentOf(CEILING),
    proof: {
      name: isLet ? 'bail.pdf' : 'justificatif-occupation.pdf',
      bytes: samplePdf(isLet ? 'Bail du logement' : "Justificatif d'occupation", [
        `Dossier d'exemple ${scene.story.number + 1}`,
      ]),
    },
  });
}
