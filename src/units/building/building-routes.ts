import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify';
import type { MessageKey } from '../../i18n/translate.ts';
import { invalid } from '../../shared/errors.ts';
import type { BuildingId, UnitId } from '../../shared/ids.ts';
import { flash } from '../../web/flash.ts';
import { readForm } from '../../web/forms.ts';
import { numbered } from '../../web/numbered.ts';
import { page, seeOther } from '../../web/render.ts';
import { access } from '../../web/request.ts';
import { doDeed, type SentBack } from '../unit-file/deed-routes.ts';
import { buildingPath, placeInBuildingPath, takeOutOfBuildingPath } from '../unit-life-paths.ts';
import { unitPath } from '../units-paths.ts';
import { BuildingForm, PlaceForm, TakeOutForm } from './building-forms.ts';
import { buildingPage } from './building-pages.ts';
import { buildingForStaff, editBuilding } from './edit-building.ts';
import { placeInBuilding, takeOutOfBuilding } from './place-in-building.ts';

type Of = { Params: { unit?: string; building?: string } };
type Asked = FastifyRequest<Of>;
const buildingOf = ({ params }: Asked): BuildingId => numbered<BuildingId>(params.building);
const unitOf = ({ params }: Asked): UnitId => numbered<UnitId>(params.unit);

/** Buildings that hold several units, and which unit stands in which. */
export function buildingRoutes(app: FastifyInstance): void {
  app.get<Of>(buildingPath.pattern, access('units.see'), (request, reply) => show(request, reply, null));

  app.post<Of>(buildingPath.pattern, access('units.edit'), (request, reply) =>
    doDeed(request, reply, {
      form: readForm(BuildingForm, request.body, request.ctx.locale),
      name: 'building',
      field: 'address',
      act: ({ version, ...facts }) => editBuilding(request.ctx, buildingOf(request), version, facts),
      show: (sent) => show(request, reply, sent),
      done: 'unitLife.building.done.edited',
      to: buildingPath({ building: buildingOf(request) }),
    }),
  );

  // A press on a button: nothing is typed that would have to be kept, a refusal is a page of its own.
  app.post<Of>(placeInBuildingPath.pattern, access('units.edit'), async (request, reply) => {
    const form = readForm(PlaceForm, request.body, request.ctx.locale);
    if (!form.ok) throw invalid('unitLife.errors.choose');
    await placeInBuilding(request.ctx, unitOf(request), form.data.version, form.data.building);
    return toUnit(request, reply, 'unitLife.building.done.placed');
  });

  app.post<Of>(takeOutOfBuildingPath.pattern, access('units.edit'), async (request, reply) => {
    const form = readForm(TakeOutForm, request.body, request.ctx.locale);
    if (!form.ok) throw invalid('unitLife.errors.choose');
    await takeOutOfBuilding(request.ctx, unitOf(request), form.data.version);
    return toUnit(request, reply, 'unitLife.building.done.takenOut');
  });
}

function toUnit(request: Asked, reply: FastifyReply, done: MessageKey): FastifyReply {
  flash(reply, 'success', done);
  return seeOther(request, reply, unitPath({ unit: unitOf(request) }));
}

async function show(request: Asked, reply: FastifyReply, sent: SentBack | null): Promise<FastifyReply> {
  const { ctx } = request;
  const building = await buildingForStaff(ctx.db.read, ctx, buildingOf(request));
  return page(request, reply, 'units/building', await buildingPage(ctx, building, sent));
}
