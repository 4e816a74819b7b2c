import { Readable } from 'node:stream';
import type { FastifyInstance, FastifyRequest } from 'fastify';
import type { Context } from '../../context.ts';
import { translate } from '../../i18n/translate.ts';
import { listStaff } from '../../people/people-queries.ts';
import { dayOf } from '../../shared/dates.ts';
import { notFound } from '../../shared/errors.ts';
import { parseBox } from '../../shared/geo.ts';
import { pageOrFragment } from '../../web/render.ts';
import { access, isPartial, staffOf } from '../../web/request.ts';
import { limited } from '../../web/security.ts';
import { exportForZlv } from '../export/export-for-zlv.ts';
import { EXPORT_FORMATS, type ExportFormat, exportRegister } from '../export/export-register.ts';
import { exportRegisterMap } from '../export/export-register-map.ts';
import { exportRegisterSheet } from '../export/export-register-sheet.ts';
import { latestVintage } from '../import/import-store.ts';
import { registerExportPath, registerMapPath, registerPath } from '../units-paths.ts';
import { viewPath } from './find-paths.ts';
import { mapAnswer } from './map-pages.ts';
import { perimeterNames } from './perimeter-store.ts';
import { filterFields, orderField } from './register-address.ts';
import type { RegisterFilter, RegisterOrder } from './register-filter.ts';
import { readRegisterQuery } from './register-forms.ts';
import { type ListTaste, registerPage } from './register-pages.ts';
import { tasteOf, viewsFor } from './saved-view-store.ts';
import { seeMap, seeOutlines, seeRegister } from './see-register.ts';

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
    const { filter } = queryOf(request);
    const looked = typeof view === 'string' ? parseBox(view) : null;
    const outlines = await seeOutlines(request.ctx, looked);
    const answer = mapAnswer(request.ctx, await seeMap(request.ctx, filter, looked), outlines, filter);
    return reply.type('application/json; charset=utf-8').send(answer);
  });

  type Export = { Params: { format: string } };
  const exporting = access('owners.export', limited(20));
  app.get<Export>(registerExportPath.pattern, exporting, async (request, reply) => {
    const { ctx } = request;
    const format = EXPORT_FORMATS.find((known) => known === request.params.format);
    if (!format) throw notFound('web.error.404.text');
    const { filter, order } = queryOf(request);
    const body = await exported(ctx, filter, order, format);
    const ending = format === 'zlv' ? 'zlv.xlsx' : format;
    const name = `${translate(ctx.locale, 'register.export.fileName')}-${dayOf(ctx.clock())}.${ending}`;
    return reply
      .header('content-disposition', `attachment; filename="${name}"`)
      .type(MEDIA_TYPES[format])
      .send(body);
  });
}

const MEDIA_TYPES: Readonly<Record<ExportFormat, string>> = {
  xlsx: 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet',
  ods: 'application/vnd.oasis.opendocument.spreadsheet',
  csv: 'text/csv; charset=utf-8',
  zlv: 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet',
  geojson: 'application/geo+json; charset=utf-8',
};

/** The file, whole or as it is written. */
async function exported(
  ctx: Context,
  filter: RegisterFilter,
  order: RegisterOrder,
  format: ExportFormat,
): Promise<Buffer | Readable> {
  if (format === 'csv') return Readable.from(await exportRegister(ctx, filter, order));
  if (format === 'geojson') return Readable.from(await exportRegisterMap(ctx, filter, order));
  if (format === 'zlv') return Buffer.from(await exportForZlv(ctx, filter, order));
  return Buffer.from(await exportRegisterSheet(ctx, filter, order, format));
}
