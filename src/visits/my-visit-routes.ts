import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify';
import { caseForOwner } from '../cases/open-case.ts';
import { isForForm, mustExist } from '../shared/errors.ts';
import { errorText } from '../web/errors.ts';
import { flash } from '../web/flash.ts';
import { errorOn, type FieldError, readForm } from '../web/forms.ts';
import { numbered } from '../web/numbered.ts';
import { page, seeOther } from '../web/render.ts';
import { access } from '../web/request.ts';
import { chooseSlot } from './arrange-visit.ts';
import { icsOf } from './ics.ts';
import { ChooseForm } from './visit-forms.ts';
import { appointmentOf } from './visit-mails.ts';
import { myVisitPage } from './visit-pages.ts';
import * as paths from './visit-paths.ts';
import { findVisit } from './visit-store.ts';

type Own = { readonly case: string; readonly visit: string };
type OwnRequest = FastifyRequest<{ Params: Own }>;

async function ownVisit({ ctx, params }: OwnRequest) {
  const row = await caseForOwner(ctx.db.read, ctx, numbered<number>(params.case));
  const visit = await findVisit(ctx.db.read, row.id, numbered<number>(params.visit));
  return { row, visit: mustExist(visit, 'visits.errors.unknown') };
}

/** The owner chooses a moment, puts it in a calendar, reads the report. */
export function myVisitRoutes(app: FastifyInstance): void {
  const show = async (request: OwnRequest, reply: FastifyReply, errors: readonly FieldError[] = []) => {
    const { row, visit } = await ownVisit(request);
    const model = await myVisitPage(request.ctx, row, visit, errors);
    return page(request, errors.length > 0 ? reply.code(422) : reply, 'visits/my-visit', model);
  };

  app.get<{ Params: Own }>(paths.myVisitPath.pattern, access('owner'), (request, reply) =>
    show(request, reply),
  );

  app.post<{ Params: Own }>(paths.myVisitPath.pattern, access('owner'), async (request, reply) => {
    const { ctx, params } = request;
    const form = readForm(ChooseForm, request.body, ctx.locale);
    if (!form.ok) return show(request, reply, form.errors);
    try {
      await chooseSlot(ctx, numbered(params.case), numbered(params.visit), form.data.slot);
    } catch (error) {
      if (!isForForm(error)) throw error;
      return show(request, reply, [errorOn('slot', errorText(error, ctx.locale))]);
    }
    flash(reply, 'success', 'visits.done.chosen');
    return seeOther(request, reply, paths.myVisitPath(params));
  });

  app.get<{ Params: Own }>(paths.myVisitCalendarPath.pattern, access('owner'), async (request, reply) => {
    const { ctx } = request;
    const { visit } = await ownVisit(request);
    const appointment = await appointmentOf(ctx.db.read, ctx, visit, { locale: ctx.locale, side: 'owner' });
    return reply
      .header('content-disposition', 'attachment; filename="visite.ics"')
      .type('text/calendar; charset=utf-8')
      .send(icsOf(mustExist(appointment, 'visits.errors.unknown'), 'PUBLISH', ctx.clock()));
  });

  app.get<{ Params: Own }>(paths.myVisitReportPath.pattern, access('owner'), async (request, reply) => {
    const { visit } = await ownVisit(request);
    const content = await request.ctx.files.read(mustExist(visit.reportHash, 'visits.errors.noReport'));
    return reply
      .header('content-disposition', 'inline; filename="rapport-de-visite.pdf"')
      .type('application/pdf')
      .send(content);
  });
}
