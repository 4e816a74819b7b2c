import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify';
import { casePath, myCasePath } from '../../cases/case-paths.ts';
import { caseForOwner, caseForStaff } from '../../cases/open-case.ts';
import { errorText } from '../../web/errors.ts';
import { flash } from '../../web/flash.ts';
import { errorOn, readForm } from '../../web/forms.ts';
import { page, seeOther } from '../../web/render.ts';
import { access } from '../../web/request.ts';
import { VisitForm, WorksForm } from '../agreement-forms.ts';
import * as paths from '../agreements-paths.ts';
import { refusalOf } from '../refusal-on-form.ts';
import { finishWorks, startWorks } from './declare-works.ts';
import { recordVisit } from './record-visit.ts';
import { isConforming } from './visit.ts';
import { type Refused, visitPage, worksPage } from './works-pages.ts';

type Own = { readonly case: string };
type Ref = { readonly ref: string };

/** The owner declares works; the service visits them. */
export function worksRoutes(app: FastifyInstance): void {
  declarations(app, 'start');
  declarations(app, 'finish');
  visits(app);
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

function visits(app: FastifyInstance): void {
  const show = async (
    request: FastifyRequest<{ Params: Ref }>,
    reply: FastifyReply,
    refused?: Refused,
  ): Promise<FastifyReply> => {
    const row = await caseForStaff(request.ctx.db.read, request.ctx, request.params.ref);
    return page(request, reply, 'agreements/visit', await visitPage(request.ctx, row, refused));
  };

  app.get<{ Params: Ref }>(paths.conformityPath.pattern, access('cases.instruct'), (request, reply) =>
    show(request, reply),
  );

  app.post<{ Params: Ref }>(
    paths.conformityPath.pattern,
    access('cases.instruct'),
    async (request, reply) => {
      const { ctx, params } = request;
      const form = readForm(VisitForm, request.body, ctx.locale);
      if (!form.ok) return show(request, reply.code(422), form);
      const { version, reserves, ...report } = form.data;
      const seen = { ...report, reserves: reserves === '' ? null : reserves };
      const refusal = await refusalOf(() => recordVisit(ctx, params.ref, seen, version));
      if (refusal) {
        const errors = [errorOn('visitedOn', errorText(refusal, ctx.locale))];
        return show(request, reply.code(422), { typed: form.typed, errors });
      }
      const done = isConforming(report.outcome) ? 'doneConforming' : 'doneNotConforming';
      flash(reply, 'success', `agreements.visit.${done}`);
      return seeOther(request, reply, casePath(params));
    },
  );
}
