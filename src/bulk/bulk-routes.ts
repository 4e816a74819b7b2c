import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify';
import { workPath } from '../cases/case-paths.ts';
import { teamPath } from '../follow-up/follow-up-paths.ts';
import { isMessageKey, type MessageKey, type MessageParams } from '../i18n/translate.ts';
import { isForForm } from '../shared/errors.ts';
import type { BulkDeedId, UnitId } from '../shared/ids.ts';
import { gatherIds } from '../units/find/gather-ids.ts';
import { filterFields } from '../units/find/register-address.ts';
import { chosenUnits } from '../units/outreach/chosen-units.ts';
import { registerExportPath, registerPath } from '../units/units-paths.ts';
import { errorText } from '../web/errors.ts';
import { flash } from '../web/flash.ts';
import { errorOn, type FieldError, readForm, type Typed } from '../web/forms.ts';
import { numbered } from '../web/numbered.ts';
import { page, pageOrFragment, seeOther } from '../web/render.ts';
import { access } from '../web/request.ts';
import { applyDeed } from './apply-deed.ts';
import { ChooseForm, HandOverForm, SeenForm, wishForm } from './bulk-forms.ts';
import { deedListPage, deedPage } from './bulk-pages.ts';
import * as paths from './bulk-paths.ts';
import type { BulkDeed } from './bulk-store.ts';
import { chooseUnits } from './choose-units.ts';
import { MOST_UNITS } from './deed.ts';
import { deedForStaff } from './deed-for-staff.ts';
import { handOver } from './hand-over.ts';
import { judgeDeed } from './judge-deed.ts';
import { takeTen } from './take-ten.ts';
import { undoDeed } from './undo-deed.ts';

type OfDeed = FastifyRequest<{ Params: { deed: string } }>;
const NOTHING = { typed: {}, errors: [] };

/** Deeds on many homes at once: chosen on the list, looked at, done, undone. */
export function bulkRoutes(app: FastifyInstance): void {
  app.get(paths.deedsPath.pattern, access('units.edit'), async (request, reply) =>
    page(request, reply, 'bulk/deeds', await deedListPage(request.ctx)),
  );
  app.post(paths.deedsPath.pattern, access('units.edit'), choose);

  app.get(paths.deedPath.pattern, access('units.edit'), async (request: OfDeed, reply) =>
    show(request, reply, await deedOf(request), NOTHING),
  );

  app.post(paths.deedPath.pattern, access('units.edit'), async (request: OfDeed, reply) => {
    const { ctx } = request;
    const deed = await deedOf(request);
    if (deed.kind === 'hand-over') return seeOther(request, reply, paths.deedPath({ deed: deed.id }));
    const form = readForm(wishForm(deed.kind), request.body, ctx.locale);
    if (!form.ok) return show(request, reply.code(422), deed, form);
    return attempt(request, reply, form.typed, () =>
      judgeDeed(ctx, { id: deed.id, version: form.data.version }, form.data.wish),
    );
  });

  app.post(paths.handOverPath.pattern, access('team.manage'), async (request, reply) => {
    const form = readForm(HandOverForm, request.body, request.ctx.locale);
    if (!form.ok) return back(request, reply, 'followUp.team.errors.person', {}, teamPath());
    const { from, receivers, way } = form.data;
    return prepared(request, reply, teamPath(), () => handOver(request.ctx, from, receivers, way));
  });

  app.post(paths.takeTenPath.pattern, access('units.edit'), async (request, reply) =>
    prepared(request, reply, workPath(), () => takeTen(request.ctx)),
  );

  for (const [at, deed] of [
    [paths.applyDeedPath, applyDeed],
    [paths.undoDeedPath, undoDeed],
  ] as const)
    app.post(at.pattern, access('units.edit'), async (request: OfDeed, reply) => {
      const form = readForm(SeenForm, request.body, request.ctx.locale);
      const { id } = await deedOf(request);
      if (!form.ok) return seeOther(request, reply, paths.deedPath({ deed: id }));
      return attempt(request, reply, {}, () => deed(request.ctx, { id, version: form.data.version }));
    });
}

const deedOf = (request: OfDeed): Promise<BulkDeed> =>
  deedForStaff(request.ctx.db.read, request.ctx, numbered<BulkDeedId>(request.params.deed));

/** Freezes what was ticked, or all that the filter finds, and leads to what is to be done with it. */
async function choose(request: FastifyRequest, reply: FastifyReply): Promise<FastifyReply> {
  const { ctx } = request;
  const form = readForm(ChooseForm, request.body, ctx.locale);
  if (!form.ok) return back(request, reply, 'bulk.errors.kind');
  const { action, selected, all, query } = form.data;
  const { filter, fields } = chosenUnits(ctx, query.replace(/^\?/, ''));
  if (action === 'export' && (all || selected.length > 0)) {
    const limits = filterFields(filter, fields.assigned ?? '');
    return seeOther(
      request,
      reply,
      registerExportPath({ format: 'xlsx' }, all ? limits : { ids: selected.join(',') }),
    );
  }
  if (action === 'export') return back(request, reply, 'bulk.errors.none');
  return prepared(request, reply, registerPath(), async () => {
    const ids: readonly UnitId[] = all ? await gatherIds(ctx, filter, MOST_UNITS) : selected;
    const deed = await chooseUnits(ctx, { kind: action, ids, filter: all ? fields : null });
    return deed.id;
  });
}

/** Leads to the deed made, or back with the reason why there is none. */
async function prepared(
  request: FastifyRequest,
  reply: FastifyReply,
  from: string,
  make: () => Promise<BulkDeedId>,
): Promise<FastifyReply> {
  try {
    return seeOther(request, reply, paths.deedPath({ deed: await make() }));
  } catch (error) {
    if (!isForForm(error) || !isMessageKey(error.code)) throw error;
    return back(request, reply, error.code, error.params, from);
  }
}

/** Nothing can be done with that: the page before again, with the reason. */
function back(
  request: FastifyRequest,
  reply: FastifyReply,
  key: MessageKey,
  params: MessageParams = {},
  to: string = registerPath(),
): FastifyReply {
  flash(reply, 'error', key, params);
  return seeOther(request, reply, to);
}

async function attempt(
  request: OfDeed,
  reply: FastifyReply,
  typed: Typed,
  deed: () => Promise<void>,
): Promise<FastifyReply> {
  try {
    await deed();
    return seeOther(request, reply, paths.deedPath({ deed: request.params.deed }));
  } catch (error) {
    if (!isForForm(error)) throw error;
    const errors = [errorOn('deed', errorText(error, request.ctx.locale))];
    reply.code(error.kind === 'conflict' ? 409 : 422);
    return show(request, reply, await deedOf(request), { typed, errors });
  }
}

async function show(
  request: OfDeed,
  reply: FastifyReply,
  deed: BulkDeed,
  refused: { readonly typed: Typed; readonly errors: readonly FieldError[] },
): Promise<FastifyReply> {
  const model = await deedPage(request.ctx, deed, refused);
  return pageOrFragment(request, reply, { page: 'bulk/deed', fragment: 'bulk/deed-body' }, model);
}
