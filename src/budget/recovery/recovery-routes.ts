import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify';
import type { z } from 'zod';
import type { Context } from '../../context.ts';
import type { MessageKey } from '../../i18n/translate.ts';
import { isForForm } from '../../shared/errors.ts';
import { errorText } from '../../web/errors.ts';
import { flash } from '../../web/flash.ts';
import { errorOn, readForm, typedValues } from '../../web/forms.ts';
import { page, seeOther } from '../../web/render.ts';
import { access } from '../../web/request.ts';
import { agreeTerms } from './agree-terms.ts';
import { enterReceipt } from './enter-receipt.ts';
import { AskWriteOffForm, ReceiptForm, TermsForm, WriteOffForm } from './recovery-forms.ts';
import { recoveriesPage, recoveryPage } from './recovery-pages.ts';
import * as paths from './recovery-paths.ts';
import { askWriteOff, writeOff } from './write-off.ts';

type One = { readonly Params: { readonly recovery: string } };

/** Recovery orders: what is owed, what comes in, terms, and what a second person gives up. */
export function recoveryRoutes(app: FastifyInstance): void {
  app.get(paths.recoveriesPath.pattern, access('budget.see'), async (request, reply) =>
    page(request, reply, 'budget/recoveries', await recoveriesPage(request.ctx)),
  );
  app.get<One>(paths.recoveryPath.pattern, access('budget.see'), async (request, reply) =>
    page(request, reply, 'budget/recovery', await recoveryPage(request.ctx, Number(request.params.recovery))),
  );
  app.post<One>(paths.receiptPath.pattern, access('payments.certify'), (request, reply) =>
    deed(request, reply, ReceiptForm, 'amount', enterReceipt, 'budget.recovery.receipt.done'),
  );
  app.post<One>(paths.termsPath.pattern, access('payments.certify'), (request, reply) =>
    deed(request, reply, TermsForm, 'count', agreeTerms, 'budget.recovery.terms.done'),
  );
  app.post<One>(paths.askWriteOffPath.pattern, access('payments.certify'), (request, reply) =>
    deed(request, reply, AskWriteOffForm, 'reason', askWriteOff, 'budget.recovery.writeOff.asked'),
  );
  app.post<One>(paths.writeOffPath.pattern, access('payments.order'), (request, reply) =>
    deed(
      request,
      reply,
      WriteOffForm,
      'write-off',
      (ctx, id, { version }) => writeOff(ctx, id, version),
      'budget.recovery.writeOff.done',
    ),
  );
}

/** One deed on a recovery: done, back to its page; refused, the page again with what was typed. */
async function deed<Schema extends z.ZodType>(
  request: FastifyRequest<One>,
  reply: FastifyReply,
  schema: Schema,
  field: string,
  act: (ctx: Context, id: number, data: z.output<Schema>) => Promise<void>,
  done: MessageKey,
): Promise<FastifyReply> {
  const { ctx, body, params } = request;
  const id = Number(params.recovery);
  const form = readForm(schema, body, ctx.locale);
  if (!form.ok) return page(request, reply.code(422), 'budget/recovery', await recoveryPage(ctx, id, form));
  try {
    await act(ctx, id, form.data);
  } catch (error) {
    if (!isForForm(error)) throw error;
    const shown = { typed: typedValues(body), errors: [errorOn(field, errorText(error, ctx.locale))] };
    const status = error.kind === 'conflict' ? 409 : 422;
    return page(request, reply.code(status), 'budget/recovery', await recoveryPage(ctx, id, shown));
  }
  flash(reply, 'success', done);
  return seeOther(request, reply, paths.recoveryPath({ recovery: id }));
}
