import type { FastifyInstance } from 'fastify';
import { translate } from '../../i18n/translate.ts';
import { isForForm } from '../../shared/errors.ts';
import { errorText } from '../../web/errors.ts';
import { flash } from '../../web/flash.ts';
import { errorOn, readForm } from '../../web/forms.ts';
import { page, seeOther } from '../../web/render.ts';
import { access } from '../../web/request.ts';
import { readUpload } from '../../web/uploads.ts';
import { enterConfirmations } from './enter-confirmations.ts';
import { OrderManyForm } from './finance-forms.ts';
import { openRun, preflightPage, queuePage, runPage, runsPage } from './finance-pages.ts';
import * as paths from './finance-paths.ts';
import { makeRun, takeRunFile } from './make-run.ts';
import { orderMany, preflightOrders } from './order-many.ts';

type Run = { readonly Params: { readonly run: string } };

/** What waits for payment, orders by the batch, and the round trip with the finance department. */
export function financeRoutes(app: FastifyInstance): void {
  app.get(paths.queuePath.pattern, access('budget.see'), async (request, reply) =>
    page(request, reply, 'budget/payments', await queuePage(request.ctx)),
  );
  app.post(paths.orderManyPath.pattern, access('payments.order'), async (request, reply) => {
    const { ctx } = request;
    const form = readForm(OrderManyForm, request.body, ctx.locale);
    if (!form.ok || form.data.selected.length === 0) {
      const errors = [errorOn('orders', translate(ctx.locale, 'budget.finance.errors.nothingChosen'))];
      return page(request, reply.code(422), 'budget/payments', await queuePage(ctx, errors));
    }
    const { selected, deed } = form.data;
    const preflight = await preflightOrders(ctx, selected);
    const ready = preflight.ready.map(({ id, version }) => ({ id, version }));
    const done = deed === 'order' ? await orderMany(ctx, ready) : null;
    return page(request, reply, 'budget/preflight', preflightPage(ctx, preflight, done));
  });
  runRoutes(app);
}

function runRoutes(app: FastifyInstance): void {
  app.get(paths.runsPath.pattern, access('budget.see'), async (request, reply) =>
    page(request, reply, 'budget/runs', await runsPage(request.ctx)),
  );
  app.post(paths.runsPath.pattern, access('payments.order'), async (request, reply) => {
    const run = await makeRun(request.ctx);
    flash(reply, 'success', 'budget.finance.made');
    return seeOther(request, reply, paths.runPath({ run: run.id }));
  });
  app.post(paths.confirmationsPath.pattern, access('payments.order'), async (request, reply) => {
    const { ctx } = request;
    const file = (await readUpload(request)).files.find(({ field }) => field === 'file');
    const refuse = async (text: string) =>
      page(request, reply.code(422), 'budget/runs', await runsPage(ctx, null, [errorOn('file', text)]));
    if (!file) return refuse(translate(ctx.locale, 'budget.finance.errors.fileNeeded'));
    try {
      const entered = await enterConfirmations(ctx, file.bytes);
      return page(request, reply, 'budget/runs', await runsPage(ctx, entered));
    } catch (error) {
      if (!isForForm(error)) throw error;
      return refuse(errorText(error, ctx.locale));
    }
  });
  app.get<Run>(paths.runPath.pattern, access('budget.see'), async (request, reply) => {
    const run = await openRun(request.ctx, Number(request.params.run));
    return page(request, reply, 'budget/run', await runPage(request.ctx, run));
  });
  app.get<Run>(paths.runFilePath.pattern, access('payments.order'), async (request, reply) => {
    const run = await openRun(request.ctx, Number(request.params.run));
    return reply
      .header('content-disposition', `attachment; filename="${run.number}.csv"`)
      .type('text/csv; charset=utf-8')
      .send(await takeRunFile(request.ctx, run));
  });
}
