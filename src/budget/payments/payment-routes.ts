import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify';
import { myCasePath, myPath } from '../../cases/case-paths.ts';
import { caseForStaff } from '../../cases/open-case.ts';
import { caseForPayee } from '../../cases/payee.ts';
import type { Context } from '../../context.ts';
import type { MessageKey } from '../../i18n/translate.ts';
import { isForForm, notFound } from '../../shared/errors.ts';
import { errorText } from '../../web/errors.ts';
import { flash } from '../../web/flash.ts';
import { errorOn, type FieldError, readForm, type Typed, typedValues } from '../../web/forms.ts';
import { page, seeOther } from '../../web/render.ts';
import { access } from '../../web/request.ts';
import { readUpload } from '../../web/uploads.ts';
import { certifyPayment, type PaymentKey } from './certify-payment.ts';
import { confirmPayment } from './confirm-payment.ts';
import { orderPayment } from './order-payment.ts';
import { examinePaymentPage } from './payment-examine-pages.ts';
import {
  CertifyForm,
  OrderForm,
  PaidForm,
  RejectForm,
  readOtherAid,
  requestFaults,
} from './payment-forms.ts';
import { isPaymentKind } from './payment-kinds.ts';
import { type AskedCase, askPaymentPage, plannedFor } from './payment-pages.ts';
import * as paths from './payment-paths.ts';
import { rejectPayment } from './reject-payment.ts';
import { releaseAccount } from './release-account.ts';
import { requestPayment } from './request-payment.ts';
import { returnPayment } from './return-payment.ts';

type Ask = { readonly Params: { readonly case: string; readonly kind: string } };
type Staffed = { readonly Params: { readonly ref: string; readonly payment: string } };
type Refused = { readonly typed: Typed; readonly errors: readonly FieldError[] };

/** Payments: asked for by the owner, certified by one person, ordered by another, confirmed on a day. */
export function paymentRoutes(app: FastifyInstance): void {
  asking(app);
  app.get<Staffed>(paths.examinePaymentPath.pattern, access('cases.see'), (request, reply) =>
    examine(request, reply),
  );
  examining(app);
  paying(app);
}

function asking(app: FastifyInstance): void {
  app.get<Ask>(paths.askPaymentPath.pattern, access('owner'), async (request, reply) => {
    const asking = await askedCase(request);
    return page(request, reply, 'payments/ask', await askPaymentPage(request.ctx, asking));
  });
  app.post<Ask>(paths.askPaymentPath.pattern, access('owner'), async (request, reply) => {
    const { ctx } = request;
    const asking = await askedCase(request);
    const { row, kind } = asking;
    const upload = await readUpload(request);
    const typed = typedValues(upload.fields);
    const show = async (errors: readonly FieldError[], status = 422) =>
      page(request, reply.code(status), 'payments/ask', await askPaymentPage(ctx, asking, { typed, errors }));
    const { otherAid, errors } = readOtherAid(typed, plannedFor(kind, row), ctx.locale);
    if (typed.deed === 'recompute') return show(errors, errors.length > 0 ? 422 : 200);
    const slip = upload.files.find(({ field }) => field === 'slip');
    const faults = [...errors, ...requestFaults(typed, slip !== undefined, ctx.locale)];
    if (faults.length > 0 || !slip) return show(faults);
    const refusal = await refusalOf(ctx, () =>
      requestPayment(ctx, row.id, { kind, iban: String(typed.iban), otherAid, slip }),
    );
    if (refusal) return show([refusal]);
    flash(reply, 'success', 'agreements.payment.request.done');
    return seeOther(request, reply, asking.asPayee ? myPath() : myCasePath({ case: row.id }));
  });
}

/** Asks for the payment; a refusal that the owner can mend becomes an error beside its field. */
async function refusalOf(ctx: Context, ask: () => Promise<unknown>): Promise<FieldError | null> {
  try {
    await ask();
    return null;
  } catch (error) {
    if (!isForForm(error)) throw error;
    return errorOn(error.code.startsWith('documents.') ? 'slip' : 'iban', errorText(error, ctx.locale));
  }
}

function examining(app: FastifyInstance): void {
  app.post<Staffed>(paths.certifyPaymentPath.pattern, access('payments.certify'), (request, reply) =>
    deed(request, reply, 'certify-payment', 'agreements.payment.examine.certified', async (key) => {
      const form = readForm(CertifyForm, request.body, request.ctx.locale);
      if (!form.ok) return form;
      await certifyPayment(request.ctx, key, form.data);
      return null;
    }),
  );
  app.post<Staffed>(paths.releaseAccountPath.pattern, access('payments.certify'), (request, reply) =>
    deed(request, reply, 'reason', 'agreements.payment.examine.accountReleased', async (key) => {
      const form = readForm(RejectForm, request.body, request.ctx.locale);
      if (!form.ok) return form;
      await releaseAccount(request.ctx, key, form.data);
      return null;
    }),
  );
  app.post<Staffed>(paths.rejectPaymentPath.pattern, access('payments.certify'), (request, reply) =>
    deed(request, reply, 'reason', 'agreements.payment.examine.rejected', async (key) => {
      const form = readForm(RejectForm, request.body, request.ctx.locale);
      if (!form.ok) return form;
      await rejectPayment(request.ctx, key, form.data);
      return null;
    }),
  );
}

function paying(app: FastifyInstance): void {
  app.post<Staffed>(paths.orderPaymentPath.pattern, access('payments.order'), (request, reply) =>
    deed(request, reply, 'order-payment', 'agreements.payment.examine.ordered', async (key) => {
      const form = readForm(OrderForm, request.body, request.ctx.locale);
      if (!form.ok) return form;
      await orderPayment(request.ctx, key, form.data.version);
      return null;
    }),
  );
  app.post<Staffed>(paths.returnPaymentPath.pattern, access('payments.order'), (request, reply) =>
    deed(request, reply, 'reason', 'agreements.payment.examine.givenBack', async (key) => {
      const form = readForm(RejectForm, request.body, request.ctx.locale);
      if (!form.ok) return form;
      await returnPayment(request.ctx, key, { ...form.data, mandate: null });
      return null;
    }),
  );
  app.post<Staffed>(paths.confirmPaymentPath.pattern, access('payments.order'), (request, reply) =>
    deed(request, reply, 'paidOn', 'agreements.payment.examine.paidDone', async (key) => {
      const form = readForm(PaidForm, request.body, request.ctx.locale);
      if (!form.ok) return form;
      await confirmPayment(request.ctx, key, form.data);
      return null;
    }),
  );
}

/** One deed on a request: done, back to its page; refused, the page again with what was typed. */
async function deed(
  request: FastifyRequest<Staffed>,
  reply: FastifyReply,
  field: string,
  done: MessageKey,
  act: (key: PaymentKey) => Promise<Refused | null>,
): Promise<FastifyReply> {
  const { ref, payment } = request.params;
  try {
    const refused = await act({ ref, id: Number(payment) });
    if (refused) return examine(request, reply.code(422), refused);
  } catch (error) {
    if (!isForForm(error)) throw error;
    const errors = [errorOn(field, errorText(error, request.ctx.locale))];
    return examine(request, reply.code(error.kind === 'conflict' ? 409 : 422), {
      typed: typedValues(request.body),
      errors,
    });
  }
  flash(reply, 'success', done);
  return seeOther(request, reply, paths.examinePaymentPath({ ref, payment: Number(payment) }));
}

async function examine(
  request: FastifyRequest<Staffed>,
  reply: FastifyReply,
  form?: Refused,
): Promise<FastifyReply> {
  const { ctx, params } = request;
  const row = await caseForStaff(ctx.db.read, ctx, params.ref);
  return page(
    request,
    reply,
    'payments/examine',
    await examinePaymentPage(ctx, row, Number(params.payment), form),
  );
}

async function askedCase({ ctx, params }: FastifyRequest<Ask>): Promise<AskedCase> {
  const opened = await caseForPayee(ctx.db.read, ctx, Number(params.case));
  if (!isPaymentKind(params.kind)) throw notFound('agreements.payment.errors.unknown');
  return { ...opened, kind: params.kind };
}
