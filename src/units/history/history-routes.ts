import type { FastifyInstance, FastifyRequest } from 'fastify';
import type { AccountId, UnitId } from '../../shared/ids.ts';
import { numbered, numberIn } from '../../web/numbered.ts';
import { page } from '../../web/render.ts';
import { access } from '../../web/request.ts';
import { unitForStaff } from '../unit-file/edit-unit.ts';
import { historyPath } from '../unit-life-paths.ts';
import { HAPPENING_KIND_SLUGS } from './happening-kind.ts';
import { historyPage, placeIn } from './history-pages.ts';
import type { HistoryFilter } from './see-history.ts';

type Of = { Params: { unit: string }; Querystring: Record<string, unknown> };

/** All that happened to a unit, on one page. */
export function historyRoutes(app: FastifyInstance): void {
  app.get<Of>(historyPath.pattern, access('units.see'), async (request: FastifyRequest<Of>, reply) => {
    const { ctx } = request;
    const unit = await unitForStaff(ctx.db.read, ctx, numbered<UnitId>(request.params.unit));
    return page(request, reply, 'units/history', await historyPage(ctx, unit, filterIn(request.query)));
  });
}

/** What an address says that makes no sense is as if it said nothing. */
function filterIn(query: Readonly<Record<string, unknown>>): HistoryFilter {
  const text = (name: string): string => (typeof query[name] === 'string' ? query[name] : '');
  const by = text('by');
  return {
    kind: HAPPENING_KIND_SLUGS.find((kind) => kind === text('kind')) ?? null,
    by: by === 'owner' || by === 'system' ? by : numberIn<AccountId>(by),
    before: placeIn(text('before')),
  };
}
