import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify';
import { listStaff } from '../../people/people-queries.ts';
import type { SavedViewId } from '../../shared/ids.ts';
import { queryString } from '../../shared/path.ts';
import { flash } from '../../web/flash.ts';
import { type FieldError, readForm, type Typed } from '../../web/forms.ts';
import { numbered } from '../../web/numbered.ts';
import { page, seeOther } from '../../web/render.ts';
import { access, staffOf } from '../../web/request.ts';
import { registerPath } from '../units-paths.ts';
import { ChangeViewForm, ColumnsForm, OpenOnForm, SaveViewForm } from './find-forms.ts';
import * as paths from './find-paths.ts';
import { chooseColumns, dropView, keepView, openOn, renameView, viewFor } from './keep-view.ts';
import { filterFields, orderField } from './register-address.ts';
import { readRegisterQuery } from './register-forms.ts';
import { tasteOf, viewsFor } from './saved-view-store.ts';
import { MOST_COUNTED, scopeOf } from './see-register.ts';
import { countUnits } from './unit-list-store.ts';
import { viewsPage } from './view-pages.ts';

type OfView = { Params: { view: string } };
const idOf = ({ params }: FastifyRequest<OfView>): SavedViewId => numbered(params.view);

/** Saved views and columns of the list. */
export function viewRoutes(app: FastifyInstance): void {
  app.get(paths.viewsPath.pattern, access('units.see'), async (request, reply) => show(request, reply, null));

  app.post(paths.viewsPath.pattern, access('units.see'), async (request, reply) => {
    const form = readForm(SaveViewForm, request.body, request.ctx.locale);
    if (!form.ok) return show(request, reply.code(422), form);
    const fields = cleanFields(request, form.data.fields);
    const view = await keepView(request.ctx, { ...form.data, fields });
    flash(reply, 'success', 'find.view.saved', { name: form.data.name });
    return seeOther(request, reply, paths.viewPath({ view }));
  });

  // A short address to send to a colleague: it leads to the list as the view keeps it.
  app.get<OfView>(paths.viewPath.pattern, access('units.see'), async (request, reply) => {
    const { fields } = await viewFor(request.ctx.db.read, request.ctx, idOf(request));
    const query = queryString(fields);
    return reply.redirect(query === '' ? `${registerPath()}?all=1` : registerPath() + query, 302);
  });

  app.post<OfView>(paths.viewPath.pattern, access('units.see'), async (request, reply) => {
    const form = readForm(ChangeViewForm, request.body, request.ctx.locale);
    if (!form.ok) return show(request, reply.code(422), form);
    await renameView(request.ctx, idOf(request), form.data);
    flash(reply, 'success', 'find.view.changed', { name: form.data.name });
    return seeOther(request, reply, paths.viewsPath());
  });

  app.post<OfView>(paths.deleteViewPath.pattern, access('units.see'), async (request, reply) => {
    await dropView(request.ctx, idOf(request));
    flash(reply, 'success', 'find.view.deleted');
    return seeOther(request, reply, paths.viewsPath());
  });

  app.post<OfView>(paths.openOnViewPath.pattern, access('units.see'), async (request, reply) => {
    const form = readForm(OpenOnForm, request.body, request.ctx.locale);
    const opens = form.ok && form.data.opens;
    await openOn(request.ctx, opens ? idOf(request) : null);
    flash(reply, 'success', opens ? 'find.view.defaultSet' : 'find.view.defaultUnset');
    return seeOther(request, reply, paths.viewsPath());
  });

  app.post(paths.columnsPath.pattern, access('units.see'), async (request, reply) => {
    const form = readForm(ColumnsForm, request.body, request.ctx.locale);
    const asked = form.ok ? form.data : { columns: [], usual: true, back: '' };
    await chooseColumns(request.ctx, asked.usual ? null : asked.columns);
    flash(reply, 'success', 'find.column.saved');
    return seeOther(
      request,
      reply,
      registerPath() + queryString(cleanFields(request, asked.back)) || registerPath(),
    );
  });
}

/** What an address says, in the words of the list: nothing else is kept. */
function cleanFields(request: FastifyRequest, text: string): Record<string, string> {
  const given: Record<string, string> = Object.fromEntries(new URLSearchParams(text.replace(/^[^?]*\?/, '')));
  const { filter, order, assignedWord } = readRegisterQuery(given, staffOf(request.ctx).accountId);
  const fields = { ...filterFields(filter, assignedWord), sort: orderField(order) };
  return Object.fromEntries(
    Object.entries(fields).flatMap(([key, value]) => (value === undefined ? [] : [[key, value]])),
  );
}

async function show(
  request: FastifyRequest,
  reply: FastifyReply,
  refused: { readonly typed: Typed; readonly errors: readonly FieldError[] } | null,
) {
  const { ctx } = request;
  const { accountId } = staffOf(ctx);
  const scope = await scopeOf(ctx);
  const counted = [];
  for (const view of await viewsFor(ctx.db.read, accountId)) {
    const { filter } = readRegisterQuery(view.fields, accountId);
    const count = await countUnits(ctx.db.read, filter, scope, MOST_COUNTED + 1);
    counted.push({ ...view, count: Math.min(count, MOST_COUNTED), more: count > MOST_COUNTED });
  }
  const names = new Map((await listStaff(ctx.db.read)).map(({ id, name }) => [id as number, name]));
  const { viewId } = await tasteOf(ctx.db.read, accountId);
  return page(request, reply, 'units/views', viewsPage(ctx, counted, names, viewId, refused));
}
