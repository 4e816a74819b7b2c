import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify';
import { csvOf } from '../../documents/csv.ts';
import { translate } from '../../i18n/translate.ts';
import { dayOf } from '../../shared/dates.ts';
import { isForForm, mustExist } from '../../shared/errors.ts';
import { errorText } from '../../web/errors.ts';
import { errorOn, type FieldError, readForm } from '../../web/forms.ts';
import { numbered, numberIn } from '../../web/numbered.ts';
import { page, pageOrFragment, seeOther } from '../../web/render.ts';
import { access } from '../../web/request.ts';
import { ConfirmBatchForm } from '../privacy-forms.ts';
import * as paths from '../privacy-paths.ts';
import { confirmBatch } from './confirm-batch.ts';
import { batchPage, duePage, registerPage, registerSheet } from './retention-pages.ts';
import { findBatch, listedBatch } from './retention-store.ts';

/** What falls due, its confirmation, its progress, and the register of what was destroyed. */
export function retentionRoutes(app: FastifyInstance): void {
  app.get(paths.dueBatchPath.pattern, access('privacy.manage'), (request, reply) =>
    showDue(request, reply, null, []),
  );

  app.post(paths.confirmBatchPath.pattern, access('privacy.manage'), async (request, reply) => {
    const form = readForm(ConfirmBatchForm, request.body, request.ctx.locale);
    const ticked = [form.typed.items ?? []].flat().map(Number);
    if (!form.ok) return showDue(request, reply.code(422), ticked, form.errors);
    try {
      const batch = await confirmBatch(request.ctx, form.data);
      return seeOther(request, reply, paths.batchPath({ batch }));
    } catch (error) {
      if (!isForForm(error)) throw error;
      return showDue(request, reply.code(422), ticked, [
        errorOn('sure', errorText(error, request.ctx.locale)),
      ]);
    }
  });

  app.get<{ Params: { batch: string } }>(
    paths.batchPath.pattern,
    access('privacy.manage'),
    async (request, reply) => {
      const found = await findBatch(request.ctx.db.read, numbered(request.params.batch));
      const model = await batchPage(request.ctx, mustExist(found, 'web.error.404.text'));
      return pageOrFragment(request, reply, { page: 'privacy/batch', fragment: 'privacy/batch-body' }, model);
    },
  );

  app.get<{ Querystring: { before?: string } }>(
    paths.destructionsPath.pattern,
    access('privacy.manage'),
    async (request, reply) =>
      page(
        request,
        reply,
        'privacy/register',
        await registerPage(request.ctx, numberIn(request.query.before)),
      ),
  );

  app.get(paths.destructionsFilePath.pattern, access('privacy.manage'), async (request, reply) => {
    const { ctx } = request;
    const name = `${translate(ctx.locale, 'privacy.register.fileName')}-${dayOf(ctx.clock())}.csv`;
    return reply
      .header('content-disposition', `attachment; filename="${name}"`)
      .type('text/csv; charset=utf-8')
      .send(csvOf({ ...(await registerSheet(ctx)), locale: ctx.locale }));
  });
}

async function showDue(
  request: FastifyRequest,
  reply: FastifyReply,
  ticked: readonly number[] | null,
  errors: readonly FieldError[],
): Promise<FastifyReply> {
  const { ctx } = request;
  const batch = await listedBatch(ctx.db.read);
  return page(request, reply, 'privacy/due', await duePage(ctx, batch, ticked, errors));
}
