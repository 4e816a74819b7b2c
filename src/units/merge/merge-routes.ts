import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify';
import type { MergeId, UnitId } from '../../shared/ids.ts';
import { readForm } from '../../web/forms.ts';
import { numbered } from '../../web/numbered.ts';
import { page } from '../../web/render.ts';
import { access } from '../../web/request.ts';
import { doDeed, type SentBack } from '../unit-file/deed-routes.ts';
import { unitForStaff } from '../unit-file/edit-unit.ts';
import * as paths from '../unit-life-paths.ts';
import { unitPath } from '../units-paths.ts';
import { MergeForm } from './merge-forms.ts';
import { comparePage, duplicatesPage } from './merge-pages.ts';
import { likelyTwins, mergesOf } from './merge-store.ts';
import { mergeUnits } from './merge-units.ts';
import { undoMerge } from './undo-merge.ts';

type Of = { Params: { unit: string; other?: string; merge?: string } };
const unitOf = ({ params }: FastifyRequest<Of>): UnitId => numbered<UnitId>(params.unit);
const otherOf = ({ params }: FastifyRequest<Of>): UnitId => numbered<UnitId>(params.other);

/** Likely duplicates of a unit, compared side by side, merged with a reason, parted again. */
export function mergeRoutes(app: FastifyInstance): void {
  app.get<Of>(paths.duplicatesPath.pattern, access('units.edit'), (request, reply) =>
    list(request, reply, null),
  );
  app.get<Of>(paths.mergePath.pattern, access('units.edit'), (request, reply) =>
    compare(request, reply, null),
  );

  app.post<Of>(paths.mergePath.pattern, access('units.edit'), (request, reply) =>
    doDeed(request, reply, {
      form: readForm(MergeForm, request.body, request.ctx.locale),
      name: 'merge',
      field: 'reason',
      act: (data) =>
        mergeUnits(request.ctx, { keptId: unitOf(request), absorbedId: otherOf(request), ...data }),
      show: (sent) => compare(request, reply, sent),
      done: 'unitLife.merge.done',
      to: unitPath({ unit: unitOf(request) }),
    }),
  );

  app.post<Of>(paths.undoMergePath.pattern, access('units.edit'), (request, reply) =>
    doDeed(request, reply, {
      form: { ok: true, data: null, typed: {} },
      name: 'undo',
      field: 'merges',
      act: () => undoMerge(request.ctx, unitOf(request), numbered<MergeId>(request.params.merge)),
      show: (sent) => list(request, reply, sent),
      done: 'unitLife.merge.undone',
      to: paths.duplicatesPath({ unit: unitOf(request) }),
    }),
  );
}

async function list(
  request: FastifyRequest<Of>,
  reply: FastifyReply,
  sent: SentBack | null,
): Promise<FastifyReply> {
  const { ctx } = request;
  const { read } = ctx.db;
  const unit = await unitForStaff(read, ctx, unitOf(request));
  const model = duplicatesPage(ctx, unit, await likelyTwins(read, unit), await mergesOf(read, unit.id), sent);
  return page(request, reply, 'units/duplicates', model);
}

async function compare(
  request: FastifyRequest<Of>,
  reply: FastifyReply,
  sent: SentBack | null,
): Promise<FastifyReply> {
  const { ctx } = request;
  const kept = await unitForStaff(ctx.db.read, ctx, unitOf(request));
  const absorbed = await unitForStaff(ctx.db.read, ctx, otherOf(request));
  return page(request, reply, 'units/compare', comparePage(ctx, kept, absorbed, sent));
}
