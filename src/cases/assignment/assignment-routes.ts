import type { FastifyInstance } from 'fastify';
import { isForForm } from '../../shared/errors.ts';
import type { AccountId } from '../../shared/ids.ts';
import { errorText } from '../../web/errors.ts';
import { flash } from '../../web/flash.ts';
import { errorOn, readForm } from '../../web/forms.ts';
import { page, seeOther } from '../../web/render.ts';
import { access } from '../../web/request.ts';
import { assignManyPath, caseListPath, handOverCasesPath } from '../case-paths.ts';
import { assignMany } from './assign-many.ts';
import { AssignManyForm, HandOverCasesForm } from './assignment-forms.ts';
import { handOverPage } from './assignment-pages.ts';
import { handOverCases } from './hand-over-cases.ts';

/** Several cases given at once, and all of those of somebody who leaves. */
export function assignmentRoutes(app: FastifyInstance): void {
  app.post(assignManyPath.pattern, access('cases.instruct'), async (request, reply) => {
    const { ctx } = request;
    const form = readForm(AssignManyForm, request.body, ctx.locale);
    if (!form.ok) {
      flash(reply, 'error', 'exchanges.errors.chooseCases');
      return seeOther(request, reply, caseListPath());
    }
    const { selected, to } = form.data;
    const { given, kept } = await assignMany(ctx, selected, to > 0 ? (to as AccountId) : null);
    const left = kept.reduce((sum, { count }) => sum + count, 0);
    flash(reply, left > 0 ? 'info' : 'success', 'exchanges.given', { count: given, left });
    return seeOther(request, reply, caseListPath());
  });

  app.get(handOverCasesPath.pattern, access('team.manage'), async (request, reply) =>
    page(request, reply, 'cases/hand-over', await handOverPage(request.ctx)),
  );

  app.post(handOverCasesPath.pattern, access('team.manage'), async (request, reply) => {
    const { ctx } = request;
    const form = readForm(HandOverCasesForm, request.body, ctx.locale);
    if (!form.ok) return page(request, reply.code(422), 'cases/hand-over', await handOverPage(ctx, form));
    try {
      const { from, receivers } = form.data;
      const { given, left } = await handOverCases(ctx, from as AccountId, receivers as AccountId[]);
      flash(reply, left > 0 ? 'info' : 'success', 'exchanges.given', { count: given, left });
      return seeOther(request, reply, handOverCasesPath());
    } catch (error) {
      if (!isForForm(error)) throw error;
      const errors = [errorOn('receivers', errorText(error, ctx.locale))];
      const model = await handOverPage(ctx, { typed: form.typed, errors });
      return page(request, reply.code(422), 'cases/hand-over', model);
    }
  });
}
