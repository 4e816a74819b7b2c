import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify';
import { translate } from '../../i18n/translate.ts';
import { listStaff } from '../../people/people-queries.ts';
import { isForForm, mustExist } from '../../shared/errors.ts';
import { errorText } from '../../web/errors.ts';
import { flash } from '../../web/flash.ts';
import { errorOn, type FieldError, readForm, type Typed } from '../../web/forms.ts';
import { page, seeOther } from '../../web/render.ts';
import { access } from '../../web/request.ts';
import { limited } from '../../web/security.ts';
import { changeWeights } from './change-weights.ts';
import { previewWeights } from './preview-weights.ts';
import { type PriorityWeights, sumOfWeights } from './priority.ts';
import { priorityPath } from './priority-paths.ts';
import { standingNow, weightsVersions } from './priority-store.ts';
import { ChangeWeightsForm, WeightsForm } from './weights-forms.ts';
import { weightsPage } from './weights-pages.ts';

const VERSIONS = 20;

/** What the priority score is made of; managers weigh it anew after seeing what that changes. */
export function weightsRoutes(app: FastifyInstance): void {
  // A look at other weights goes through the whole register: not more often than a person would.
  const looking = access('units.see', limited(60));
  app.get(priorityPath.pattern, looking, async (request, reply) => {
    if (Object.keys(request.query as object).length === 0) return show(request, reply, {}, [], null);
    const form = readForm(WeightsForm, request.query, request.ctx.locale);
    if (!form.ok) return show(request, reply.code(422), form.typed, form.errors, null);
    return show(request, reply, form.typed, [], form.data);
  });

  app.post(priorityPath.pattern, access('priority.manage'), async (request, reply) => {
    const { ctx } = request;
    const form = readForm(ChangeWeightsForm, request.body, ctx.locale);
    if (!form.ok) {
      const looked = readForm(WeightsForm, request.body, ctx.locale);
      return show(request, reply.code(422), form.typed, form.errors, looked.ok ? looked.data : null);
    }
    const { seen, reason, ...weights } = form.data;
    try {
      await changeWeights(ctx, seen, weights, reason);
    } catch (error) {
      if (!isForForm(error)) throw error;
      const errors = [errorOn('vacancy', errorText(error, ctx.locale))];
      return show(request, reply.code(error.kind === 'conflict' ? 409 : 422), form.typed, errors, null);
    }
    flash(reply, 'success', 'priority.saved');
    return seeOther(request, reply, priorityPath());
  });
}

async function show(
  request: FastifyRequest,
  reply: FastifyReply,
  typed: Typed,
  errors: readonly FieldError[],
  weights: PriorityWeights | null,
): Promise<FastifyReply> {
  const { ctx } = request;
  const { read } = ctx.db;
  const wanted = weights !== null && sumOfWeights(weights) > 0 ? weights : null;
  const model = weightsPage(ctx, {
    standing: mustExist(await standingNow(read), 'web.error.404.text'),
    versions: await weightsVersions(read, VERSIONS),
    staff: await listStaff(read),
    typed,
    errors:
      weights !== null && wanted === null
        ? [...errors, errorOn('vacancy', translate(ctx.locale, 'priority.errors.allZero'))]
        : errors,
    preview: wanted && { weights: wanted, moves: await previewWeights(ctx, wanted) },
  });
  return page(request, reply, 'units/priority', model);
}
