import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify';
import { myCasePath } from '../../cases/case-paths.ts';
import { caseForOwner } from '../../cases/open-case.ts';
import { visitsPath } from '../../visits/visit-paths.ts';
import { errorText } from '../../web/errors.ts';
import { flash } from '../../web/flash.ts';
import { errorOn, readForm } from '../../web/forms.ts';
import { page, seeOther } from '../../web/render.ts';
import { access } from '../../web/request.ts';
import { WorksForm } from '../agreement-forms.ts';
import * as paths from '../agreements-paths.ts';
import { refusalOf } from '../refusal-on-form.ts';
import { finishWorks, startWorks } from './declare-works.ts';
import { type Refused, worksPage } from './works-pages.ts';

type Own = { readonly case: string };
type Ref = { readonly ref: string };

/** The owner declares works. */
export function worksRoutes(app: FastifyInstance): void {
  declarations(app, 'start');
  declarations(app, 'finish');
  formerVisits(app);
}

function declarations(app: FastifyInstance, which: 'start' | 'finish'): void {
  const { pattern } = which === 'start' ? paths.startWorksPath : paths.finishWorksPath;
  const declare = which === 'start' ? startWorks : finishWorks;
  const show = async (
    request: FastifyRequest<{ Params: Own }>,
    reply: FastifyReply,
    refused?: Refused,
  ): Promise<FastifyReply> => {
    const row = await caseForOwner(request.ctx.db.read, request.ctx, Number(request.params.case));
    return page(request, reply, 'agreements/works', await worksPage(request.ctx, row, which, refused));
  };

  app.get<{ Params: Own }>(pattern, access('owner'), (request, reply) => show(request, reply));

  app.post<{ Params: Own }>(pattern, access('owner'), async (request, reply) => {
    const { ctx, params } = request;
    const form = readForm(WorksForm, request.body, ctx.locale);
    if (!form.ok) return show(request, reply.code(422), form);
    const refusal = await refusalOf(() => declare(ctx, Number(params.case), form.data));
    if (refusal) {
      const errors = [errorOn('on', errorText(refusal, ctx.locale))];
      return show(request, reply.code(422), { typed: form.typed, errors });
    }
    flash(reply, 'success', `agreements.works.${which}Done`);
    return seeOther(request, reply, myCasePath(params));
  });
}

/** Where a report in words used to be typed: such a visit is held with its checklist now. */
function formerVisits(app: FastifyInstance): void {
  app.get<{ Params: Ref }>(paths.conformityPath.pattern, access('cases.instruct'), async (request, reply) =>
    seeOther(request, reply, visitsPath(request.params)),
  );
}
