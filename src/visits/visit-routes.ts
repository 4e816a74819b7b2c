import type { FastifyInstance, FastifyRequest } from 'fastify';
import { caseForStaff } from '../cases/open-case.ts';
import { isForForm, mustExist } from '../shared/errors.ts';
import { errorText } from '../web/errors.ts';
import { flash } from '../web/flash.ts';
import { errorOn, type FieldError, readForm, typedText, typedValues } from '../web/forms.ts';
import { numbered } from '../web/numbered.ts';
import { page, seeOther } from '../web/render.ts';
import { access } from '../web/request.ts';
import { arrangeVisit, cancelVisit, moveVisit } from './arrange-visit.ts';
import { concludeVisit } from './conclude-visit.ts';
import { holdVisit } from './hold-visit.ts';
import { icsOf } from './ics.ts';
import { liftReserve } from './lift-reserve.ts';
import { myVisitRoutes } from './my-visit-routes.ts';
import { pointRoutes } from './point-routes.ts';
import { openVisitOf, showVisit, type VisitKey } from './show-visit-routes.ts';
import { ConcludeForm, LiftForm, readArrangement, readHeld, readMoment, VersionForm } from './visit-forms.ts';
import { appointmentOf } from './visit-mails.ts';
import { visitsPage } from './visit-pages.ts';
import * as paths from './visit-paths.ts';

type Ref = { readonly ref: string };
type Key = VisitKey;

/** Visits: arranged, dated, held with a checklist, concluded; chosen by owners. */
export function visitRoutes(app: FastifyInstance): void {
  arranging(app);
  holding(app);
  dates(app);
  concluding(app);
  pointRoutes(app);
  myVisitRoutes(app);
}

function arranging(app: FastifyInstance): void {
  app.get<{ Params: Ref }>(paths.visitsPath.pattern, access('visits.make'), async (request, reply) => {
    const row = await caseForStaff(request.ctx.db.read, request.ctx, request.params.ref);
    return page(request, reply, 'visits/list', await visitsPage(request.ctx, row));
  });

  app.post<{ Params: Ref }>(paths.visitsPath.pattern, access('visits.make'), async (request, reply) => {
    const { ctx, params } = request;
    const row = await caseForStaff(ctx.db.read, ctx, params.ref);
    const form = readArrangement(typedValues(request.body), ctx.locale);
    if (!form.ok) return page(request, reply.code(422), 'visits/list', await visitsPage(ctx, row, form));
    try {
      const visit = await arrangeVisit(ctx, params.ref, form.data);
      flash(reply, 'success', `visits.done.${visit.state === 'dated' ? 'dated' : 'proposed'}`);
      return seeOther(request, reply, paths.visitPath({ ref: params.ref, visit: visit.id }));
    } catch (error) {
      const errors = errorsOf(request, 'day-1', error);
      const model = await visitsPage(ctx, row, { typed: form.typed, errors });
      return page(request, reply.code(422), 'visits/list', model);
    }
  });
}

/** A visit made without an appointment, now or before. */
function holding(app: FastifyInstance): void {
  app.post<{ Params: Ref }>(paths.heldPath.pattern, access('visits.make'), async (request, reply) => {
    const { ctx, params } = request;
    const row = await caseForStaff(ctx.db.read, ctx, params.ref);
    const form = readHeld(typedValues(request.body), ctx.locale);
    if (!form.ok) return page(request, reply.code(422), 'visits/list', await visitsPage(ctx, row, form));
    try {
      const visit = await holdVisit(ctx, params.ref, form.data);
      return seeOther(request, reply, paths.visitPath({ ref: params.ref, visit: visit.id }));
    } catch (error) {
      const errors = errorsOf(request, 'held-day', error);
      const model = await visitsPage(ctx, row, { typed: form.typed, errors });
      return page(request, reply.code(422), 'visits/list', model);
    }
  });
}

/** A rule that says no, beside the field that it is about; anything else stays an error. */
function errorsOf({ ctx }: FastifyRequest, field: string, error: unknown): FieldError[] {
  if (!isForForm(error)) throw error;
  return [errorOn(field, errorText(error, ctx.locale))];
}

function dates(app: FastifyInstance): void {
  app.get<{ Params: Key }>(paths.visitPath.pattern, access('visits.make'), (request, reply) =>
    showVisit(request, reply),
  );

  app.post<{ Params: Key }>(paths.moveVisitPath.pattern, access('visits.make'), async (request, reply) => {
    const { ctx, params } = request;
    const typed = typedValues(request.body);
    const errors: FieldError[] = [];
    const startsAt = readMoment(typed, { day: 'day', time: 'time' }, ctx.locale, errors);
    if (startsAt === null) return showVisit(request, reply, { typed, errors });
    try {
      const version = Number(typedText(typed, 'version'));
      await moveVisit(ctx, params.ref, numbered(params.visit), { startsAt, version });
    } catch (error) {
      return showVisit(request, reply, { typed, errors: errorsOf(request, 'day', error) });
    }
    flash(reply, 'success', 'visits.done.moved');
    return seeOther(request, reply, paths.visitPath(params));
  });

  app.post<{ Params: Key }>(paths.cancelVisitPath.pattern, access('visits.make'), async (request, reply) => {
    const { ctx, params } = request;
    const form = readForm(VersionForm, request.body, ctx.locale);
    await cancelVisit(ctx, params.ref, numbered(params.visit), form.ok ? form.data.version : 0);
    flash(reply, 'success', 'visits.done.cancelled');
    return seeOther(request, reply, paths.visitsPath(params));
  });

  app.get<{ Params: Key }>(paths.visitCalendarPath.pattern, access('visits.make'), async (request, reply) => {
    const { ctx } = request;
    const { visit } = await openVisitOf(request);
    const appointment = await appointmentOf(ctx.db.read, ctx, visit, { locale: ctx.locale, side: 'staff' });
    return reply
      .header('content-disposition', 'attachment; filename="visite.ics"')
      .type('text/calendar; charset=utf-8')
      .send(icsOf(mustExist(appointment, 'visits.errors.unknown'), 'PUBLISH', ctx.clock()));
  });
}

function concluding(app: FastifyInstance): void {
  app.post<{ Params: Key }>(paths.concludePath.pattern, access('visits.make'), async (request, reply) => {
    const { ctx, params } = request;
    const form = readForm(ConcludeForm, request.body, ctx.locale);
    if (!form.ok) return showVisit(request, reply, form);
    try {
      const { outcome = null, ...said } = form.data;
      await concludeVisit(ctx, params.ref, numbered(params.visit), { ...said, outcome });
    } catch (error) {
      return showVisit(request, reply, { typed: form.typed, errors: errorsOf(request, 'outcome', error) });
    }
    flash(reply, 'success', 'visits.done.concluded');
    return seeOther(request, reply, paths.visitPath(params));
  });

  app.post<{ Params: Key & { point: string } }>(
    paths.liftPath.pattern,
    access('cases.instruct'),
    async (request, reply) => {
      const { ctx, params } = request;
      const form = readForm(LiftForm, request.body, ctx.locale);
      if (!form.ok) {
        const row = await caseForStaff(ctx.db.read, ctx, params.ref);
        const id = `${params.visit}-${params.point}`;
        const errors = form.errors.map(({ text }) => errorOn(`how-${id}`, text));
        const how = typedText(form.typed, 'how');
        const model = await visitsPage(ctx, row, { typed: {}, errors }, { id, how });
        return page(request, reply.code(422), 'visits/list', model);
      }
      await liftReserve(ctx, { ...params, visit: numbered(params.visit) }, form.data);
      flash(reply, 'success', 'visits.done.lifted');
      return seeOther(request, reply, paths.visitsPath(params));
    },
  );

  app.get<{ Params: Key }>(paths.visitReportPath.pattern, access('cases.see'), async (request, reply) => {
    const { visit } = await openVisitOf(request);
    const content = await request.ctx.files.read(mustExist(visit.reportHash, 'visits.errors.noReport'));
    return reply
      .header('content-disposition', 'inline; filename="rapport-de-visite.pdf"')
      .type('application/pdf')
      .send(content);
  });
}
