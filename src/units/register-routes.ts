import { Readable } from 'node:stream';
import type { FastifyInstance, FastifyRequest } from 'fastify';
import { translate } from '../i18n/translate.ts';
import { listStaff } from '../people/people-queries.ts';
import { dayOf } from '../shared/dates.ts';
import { parseBox } from '../shared/geo.ts';
import { pageOrFragment } from '../web/render.ts';
import { access, isPartial, staffOf } from '../web/request.ts';
import { limited } from '../web/security.ts';
import { exportRegister } from './export-register.ts';
import { exportRegisterMap } from './export-register-map.ts';
import { viewPath } from './find/find-paths.ts';
import { perimeterNames } from './find/perimeter-store.ts';
import { tasteOf, viewsFor } from './find/saved-view-store.ts';
import { latestVintage } from './import-store.ts';
import { mapAnswer } from './map-pages.ts';
import { filterFields, orderField } from './register-address.ts';
import { readRegisterQuery } from './register-forms.ts';
import { type ListTaste, registerPage } from './register-pages.ts';
import { seeMap, seeRegister } from './see-register.ts';
import { registerExportMapPath, registerExportPath, registerMapPath, registerPath } from './units-paths.ts';

const queryOf = (request: FastifyRequest) => readRegisterQuery(request.query, staffOf(request.ctx).accountId);

const addressOf = ({ filter, order, assignedWord }: ReturnType<typeof queryOf>): string =>
  registerPath({ ...filterFields(filter, assignedWord), sort: orderField(order) });

async function tasteFor({ ctx }: FastifyRequest): Promise<ListTaste> {
  const { read } = ctx.db;
  const { accountId } = staffOf(ctx);
  return {
    ...(await tasteOf(read, accountId)),
    views: await viewsFor(read, accountId),
    perimeters: await perimeterNames(read),
    latestVintage: await latestVintage(read),
  };
}

/** The list, the map beside it and the file taken out of it: one filter, three ways of seeing. */
export function registerRoutes(app: FastifyInstance): void {
  app.get(registerPath.pattern, access('units.see'), async (request, reply) => {
    const { ctx } = request;
    const taste = await tasteFor(request);
    const opening = Object.keys(request.query as object).length === 0 && !isPartial(request);
    const view = opening ? taste.views.find(({ id }) => id === taste.viewId) : undefined;
    if (view) return reply.redirect(viewPath({ view: view.id }), 302);
    const query = queryOf(request);
    const seen = await seeRegister(ctx, query.filter, query.order, query.page);
    const model = registerPage(ctx, query, seen, await listStaff(ctx.db.read), taste, isPartial(request));
    // The address that htmx pushes would carry every empty field of the form.
    if (isPartial(request)) reply.header('HX-Push-Url', addressOf(query));
    return pageOrFragment(request, reply, { page: 'units/list', fragment: 'units/results' }, model);
  });

  app.get(registerMapPath.pattern, access('units.see'), async (request, reply) => {
    const { view } = request.query as { view?: unknown };
    const seen = await seeMap(
      request.ctx,
      queryOf(request).filter,
      typeof view === 'string' ? parseBox(view) : null,
    );
    const answer = mapAnswer(request.ctx, seen);
    return reply.type('application/json; charset=utf-8').send(answer);
  });

  const exporting = { config: { access: 'units.see' as const, ...limited(20) } };
  app.get(registerExportPath.pattern, exporting, async (request, reply) => {
    const { ctx } = request;
    const { filter, order } = queryOf(request);
    const name = `${translate(ctx.locale, 'register.export.fileName')}-${dayOf(ctx.clock())}.csv`;
    reply.header('content-disposition', `attachment; filename="${name}"`);
    const lines = await exportRegister(ctx, filter, order);
    return reply.type('text/csv; charset=utf-8').send(Readable.from(lines));
  });

  app.get(registerExportMapPath.pattern, exporting, async (request, reply) => {
    const { ctx } = request;
    const { filter, order } = queryOf(request);
    const name = `${translate(ctx.locale, 'register.export.fileName')}-${dayOf(ctx.clock())}.geojson`;
    reply.header('content-disposition', `attachment; filename="${name}"`);
    const features = await exportRegisterMap(ctx, filter, order);
    return reply.type('application/geo+json; charset=utf-8').send(Readable.from(features));
  });
}
