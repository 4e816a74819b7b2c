import { caseDocumentsPath, casePath } from '../../cases/case-paths.ts';
import { type CaseRow, findCaseLine } from '../../cases/cases-queries.ts';
import type { Context } from '../../context.ts';
import { formatterFor } from '../../i18n/format.ts';
import { translateDynamic, translator } from '../../i18n/translate.ts';
import { findAccount } from '../../people/people-queries.ts';
import { isAllowed } from '../../shared/actor.ts';
import { type Day, dayOf } from '../../shared/dates.ts';
import { mustExist } from '../../shared/errors.ts';
import type { AccountId, PaymentRequestId } from '../../shared/ids.ts';
import type { FieldError, Typed } from '../../web/forms.ts';
import { typedText } from '../../web/forms.ts';
import { accountDoubts } from './account-doubts.ts';
import { ibanOf } from './payment-act-facts.ts';
import { paymentBasis, withAid } from './payment-basis.ts';
import { maskedIban } from './payment-iban.ts';
import { isRunning } from './payment-kinds.ts';
import { liquidate } from './payment-liquidation.ts';
import { type ComputationView, computationView } from './payment-pages.ts';
import * as paths from './payment-paths.ts';
import { piecesOfPayment } from './payment-pieces.ts';
import { findPayment, type PaymentRequest } from './payment-store.ts';

export type ExaminePaymentPage = {
  readonly kind: string;
  readonly state: { readonly slug: string; readonly text: string };
  readonly ref: string;
  readonly address: string;
  readonly owner: string;
  readonly back: string;
  readonly requestedAt: string;
  readonly iban: string;
  readonly computation: ComputationView;
  readonly recomputed: boolean;
  readonly amount: number;
  /** Invoices and bank details that certifying accepts, each opened beside its checks. */
  readonly pieces: readonly PieceShown[];
  /** One of them was refused: it is put right before anything is certified. */
  readonly pieceRefused: boolean;
  readonly version: number;
  /** Why the account must be released by a second person; empty when it is right or released. */
  readonly doubts: readonly string[];
  readonly released: string | null;
  readonly release: string | null;
  readonly rejectedReason: string | null;
  readonly history: readonly string[];
  readonly twoPeople: boolean;
  readonly certify: string | null;
  readonly reject: string | null;
  readonly order: string | null;
  readonly confirm: string | null;
  /** The public accountant refused it. */
  readonly giveBack: string | null;
  readonly reason: string;
  readonly paidOn: string;
  readonly today: Day;
  readonly errors: readonly FieldError[];
};
type PieceShown = {
  readonly name: string;
  readonly type: string;
  readonly href: string;
  readonly state: { readonly slug: string; readonly text: string };
};
declare module '../../web/views.ts' {
  interface Views {
    'payments/examine': ExaminePaymentPage;
  }
}

/** A payment request as staff examine it: reckoned again today until it is certified, then as it was fixed. */
export async function examinePaymentPage(
  ctx: Context,
  row: CaseRow,
  id: number,
  form: { readonly typed: Typed; readonly errors: readonly FieldError[] } = { typed: {}, errors: [] },
): Promise<ExaminePaymentPage> {
  const { locale } = ctx;
  const { read } = ctx.db;
  const t = translator(locale);
  const fmt = formatterFor(locale);
  const line = mustExist(await findCaseLine(read, row.id), 'cases.errors.unknown');
  const payment = mustExist(
    await findPayment(read, row.id, id as PaymentRequestId),
    'agreements.payment.errors.unknown',
  );
  const basis = await paymentBasis(read, row);
  const recomputed = payment.state === 'submitted';
  const liquidation = recomputed
    ? liquidate(payment.kind, withAid(basis, payment.liquidation.otherAid))
    : payment.liquidation;
  const pieces = await piecesOfPayment(read, row, basis, liquidation.invoices);
  return {
    kind: t(`agreements.payment.kind.${payment.kind}`),
    state: { slug: payment.state, text: t(`agreements.payment.state.${payment.state}`) },
    ref: row.ref ?? '',
    address: line.address,
    owner: line.ownerName,
    back: casePath({ ref: row.ref ?? '' }),
    requestedAt: fmt.moment(payment.requestedAt),
    iban: maskedIban(ibanOf(ctx, payment)),
    computation: computationView(liquidation, basis.invoices, locale),
    recomputed,
    amount: liquidation.amount,
    pieces: pieces.map((piece) => ({
      name: piece.name,
      type: translateDynamic(locale, `cases.piece.${piece.type}`),
      href: caseDocumentsPath({ ref: row.ref ?? '' }, { document: piece.id }),
      state: { slug: piece.state, text: t(`cases.pieceState.${piece.state}`) },
    })),
    pieceRefused: recomputed && pieces.some(({ state }) => state === 'refused'),
    version: payment.version,
    ...(await accountShown(ctx, row, payment)),
    rejectedReason: payment.rejectedReason,
    history: await historyOf(ctx, payment),
    ...deeds(ctx, row, payment),
    reason: typedText(form.typed, 'reason'),
    paidOn: typedText(form.typed, 'paidOn'),
    today: dayOf(ctx.clock()),
    errors: form.errors,
  };
}

/** What this person may do now, as the addresses of the forms. */
function deeds(ctx: Context, row: CaseRow, payment: PaymentRequest) {
  const { actor } = ctx;
  const key = { ref: row.ref ?? '', payment: payment.id };
  const certifies = isAllowed(actor, 'payments.certify');
  const orders = isAllowed(actor, 'payments.order');
  const same = 'accountId' in actor && payment.certifiedBy === actor.accountId;
  const { state } = payment;
  return {
    certify: certifies && state === 'submitted' ? paths.certifyPaymentPath(key) : null,
    reject: certifies && isRunning(state) ? paths.rejectPaymentPath(key) : null,
    order: orders && state === 'certified' && !same ? paths.orderPaymentPath(key) : null,
    twoPeople: orders && state === 'certified' && same,
    confirm: orders && state === 'ordered' ? paths.confirmPaymentPath(key) : null,
    giveBack: orders && state === 'ordered' ? paths.returnPaymentPath(key) : null,
  };
}

/** What is doubtful in the account, who released it, and the form of whoever may. */
async function accountShown(ctx: Context, row: CaseRow, payment: PaymentRequest) {
  const t = translator(ctx.locale);
  const { actor } = ctx;
  const open = payment.state === 'submitted' && payment.accountReleasedBy === null;
  const doubts = open ? await accountDoubts(ctx.db.read, row, payment) : [];
  const by = payment.accountReleasedBy && (await findAccount(ctx.db.read, payment.accountReleasedBy));
  const may = doubts.length > 0 && isAllowed(actor, 'payments.certify');
  return {
    doubts: doubts.map((doubt) =>
      doubt.why === 'taken'
        ? t('agreements.payment.examine.takenIban', { other: doubt.other })
        : t('agreements.payment.examine.changedIban'),
    ),
    released: by
      ? t('agreements.payment.examine.releasedBy', {
          name: by.name,
          reason: payment.accountReleaseReason ?? '',
        })
      : null,
    release: may ? paths.releaseAccountPath({ ref: row.ref ?? '', payment: payment.id }) : null,
  };
}

async function historyOf(ctx: Context, payment: PaymentRequest): Promise<string[]> {
  const t = translator(ctx.locale);
  const fmt = formatterFor(ctx.locale);
  const name = async (id: AccountId | null): Promise<string> =>
    (id === null ? undefined : await findAccount(ctx.db.read, id))?.name ?? '';
  const lines: string[] = [];
  if (payment.certifiedAt)
    lines.push(
      t('agreements.payment.examine.certifiedBy', {
        name: await name(payment.certifiedBy),
        moment: fmt.moment(payment.certifiedAt),
      }),
    );
  if (payment.orderedAt)
    lines.push(
      t('agreements.payment.examine.orderedBy', {
        name: await name(payment.orderedBy),
        moment: fmt.moment(payment.orderedAt),
      }),
    );
  if (payment.paidAt)
    lines.push(t('agreements.payment.examine.paidAt', { day: fmt.day(dayOf(payment.paidAt)) }));
  return lines;
}
