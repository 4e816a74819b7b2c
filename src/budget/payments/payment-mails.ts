import { officerMailbox, ownerMailbox } from '../../cases/case-mails.ts';
import { casePath, myCasePath } from '../../cases/case-paths.ts';
import { type CaseLine, type CaseRow, findCaseLine } from '../../cases/cases-queries.ts';
import { payeeMailbox } from '../../cases/payee.ts';
import type { Context } from '../../context.ts';
import type { Writer } from '../../db/database.ts';
import { formatterFor } from '../../i18n/format.ts';
import { type Translate, translator } from '../../i18n/translate.ts';
import type { MailBlock, MailDraft } from '../../outbox/mail-draft.ts';
import { promiseMail } from '../../outbox/promise-work.ts';
import type { Day } from '../../shared/dates.ts';
import type { Locale } from '../../shared/locale.ts';
import type { PaymentKind } from './payment-kinds.ts';
import { askPaymentPath, examinePaymentPath } from './payment-paths.ts';
import type { PaymentRequest } from './payment-store.ts';

type Box = Pick<MailDraft, 'to' | 'locale'>;

const staffButton = (ctx: Context, { locale }: Box, path: string): MailBlock => ({
  action: { label: translator(locale)('agreements.mail.openCase'), url: ctx.config.publicUrl + path },
});
const ownerButton = (ctx: Context, { locale }: Box, row: CaseRow): MailBlock => ({
  action: {
    label: translator(locale)('agreements.mail.follow'),
    url: ctx.config.publicUrl + myCasePath({ case: row.id }),
  },
});

async function toOfficer(
  d: Writer,
  row: CaseRow,
  send: (box: Box, line: CaseLine) => Promise<void>,
): Promise<void> {
  const line = await findCaseLine(d, row.id);
  const box = line && officerMailbox(line);
  if (line && box) await send(box, line);
}

async function toOwner(
  d: Writer,
  row: CaseRow,
  send: (box: Box, line: CaseLine) => Promise<void>,
): Promise<void> {
  const line = await findCaseLine(d, row.id);
  const box = line && ownerMailbox(line);
  if (line && box) await send(box, line);
}

/** Tells the officer that there is a payment to examine. */
export const promiseRequestedMail = (
  d: Writer,
  ctx: Context,
  row: CaseRow,
  payment: PaymentRequest,
): Promise<void> =>
  toOfficer(d, row, async (box, line) => {
    const t = translator(box.locale);
    const words = {
      ref: row.ref,
      address: line.address,
      kind: t(`agreements.payment.kind.${payment.kind}`).toLowerCase(),
      amount: formatterFor(box.locale).exactMoney(payment.amount),
    };
    const mail: MailDraft = {
      ...box,
      subject: t('agreements.payment.mail.requested.subject', words),
      body: [
        t('agreements.payment.mail.requested.text', words),
        staffButton(ctx, box, examinePaymentPath({ ref: row.ref ?? '', payment: payment.id })),
      ],
    };
    await promiseMail(d, ctx.clock(), mail, `payment-${payment.id}:requested`);
  });

/** Tells the officer that the owner gave an account which is another owner's. */
export const promiseAccountTakenMail = (
  d: Writer,
  ctx: Context,
  row: CaseRow,
  { other, iban }: { readonly other: string; readonly iban: string },
): Promise<void> =>
  toOfficer(d, row, async (box, line) => {
    const t = translator(box.locale);
    const words = { ref: row.ref, address: line.address, other, iban };
    const mail: MailDraft = {
      ...box,
      subject: t('agreements.payment.mail.duplicate.subject', words),
      body: [
        t('agreements.payment.mail.duplicate.text', words),
        staffButton(ctx, box, casePath({ ref: row.ref ?? '' })),
      ],
    };
    await promiseMail(d, ctx.clock(), mail, `case-${row.id}:account-taken:${other}`);
  });

type Told = {
  readonly id: number;
  /** Which text, and the end of the key that keeps it from being promised twice. */
  readonly kind: 'rejected' | 'paid' | 'nothingDue';
  readonly once: string;
  /** Which payment had been asked for. */
  readonly asked: PaymentKind;
  /** What the text says beside the case and the dwelling, in the language of the mail. */
  readonly words?: (locale: Locale) => Record<string, string>;
  /** Paragraphs between the text and the button. */
  readonly more?: (t: Translate) => readonly string[];
};

/**
 * A mail about one payment request: greeting, text, what more there is, the way on. It goes to whoever receives the
 * payments under a mandate, and to the owner: what must be asked again is asked of the former alone, but nobody moves an
 * owner's money unbeknown to them.
 */
async function tellOwner(d: Writer, ctx: Context, row: CaseRow, told: Told): Promise<void> {
  const payee = await payeeMailbox(d, ctx, row);
  if (payee) await tellPayee(d, ctx, row, told, payee);
  if (payee && told.kind === 'rejected') return;
  await toOwner(d, row, async (box, line) => {
    const mail = mailOf(box, row, line, told, [ownerButton(ctx, box, row)]);
    await promiseMail(d, ctx.clock(), mail, `payment-${told.id}:${told.once}`);
  });
}

async function tellPayee(d: Writer, ctx: Context, row: CaseRow, told: Told, box: Box): Promise<void> {
  const line = await findCaseLine(d, row.id);
  if (!line) return;
  const t = translator(box.locale);
  const again = {
    action: {
      label: t('agreements.mail.askPayment'),
      url: ctx.config.publicUrl + askPaymentPath({ case: row.id, kind: told.asked }),
    },
  };
  const mail = mailOf(box, row, line, told, [
    t('agreements.mail.asPayee', { owner: line.ownerName }),
    ...(told.kind === 'rejected' ? [again] : []),
  ]);
  await promiseMail(d, ctx.clock(), mail, `payment-${told.id}:${told.once}:payee`);
}

function mailOf(box: Box, row: CaseRow, line: CaseLine, told: Told, last: readonly MailBlock[]): MailDraft {
  const t = translator(box.locale);
  const words = { ref: row.ref, address: line.address, ...told.words?.(box.locale) };
  return {
    ...box,
    subject: t(`agreements.payment.mail.${told.kind}.subject`, words),
    body: [
      t('agreements.mail.hello'),
      t(`agreements.payment.mail.${told.kind}.text`, words),
      ...(told.more?.(t) ?? []),
      ...last,
    ],
  };
}

/** Sends the request back to the owner with the reason, word for word. */
export const promiseRejectedMail = (
  d: Writer,
  ctx: Context,
  row: CaseRow,
  { id, kind, reason }: { readonly id: number; readonly kind: PaymentKind; readonly reason: string },
): Promise<void> =>
  tellOwner(d, ctx, row, {
    id,
    kind: 'rejected',
    asked: kind,
    once: 'rejected',
    more: (t) => [reason, t('agreements.payment.mail.rejected.next')],
  });

/** Tells the owner that the money has been sent, and to which account. */
export const promisePaidMail = (
  d: Writer,
  ctx: Context,
  row: CaseRow,
  paid: Pick<PaymentRequest, 'id' | 'kind' | 'amount'> & { readonly on: Day; readonly iban: string },
): Promise<void> =>
  tellOwner(d, ctx, row, {
    id: paid.id,
    kind: 'paid',
    asked: paid.kind,
    once: 'paid',
    words: (locale) => {
      const fmt = formatterFor(locale);
      return { amount: fmt.exactMoney(paid.amount), day: fmt.day(paid.on), iban: paid.iban };
    },
  });

/** The definitive computation leaves nothing to pay: the owner is told, since no payment will come. */
export const promiseNothingDueMail = (
  d: Writer,
  ctx: Context,
  row: CaseRow,
  { id, kind }: PaymentRequest,
): Promise<void> => tellOwner(d, ctx, row, { id, kind: 'nothingDue', asked: kind, once: 'nothing-due' });
