import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify';
import { myAuditPath } from '../audits/audit-paths.ts';
import { translate } from '../i18n/translate.ts';
import { isInTerritory } from '../programme/territory.ts';
import { day, dayOf, yearOf } from '../shared/dates.ts';
import type { UnitId } from '../shared/ids.ts';
import { declareUnit } from '../units/declare/declare-unit.ts';
import { unitsOfOwnerAccount } from '../units/units-queries.ts';
import { flash } from '../web/flash.ts';
import { errorOn, type FieldError, readForm, type Typed } from '../web/forms.ts';
import { page, seeOther } from '../web/render.ts';
import { access, ownerOf } from '../web/request.ts';
import { limited } from '../web/security.ts';
import { carryToHome, estimateOfOwner } from './continue-with-home.ts';
import type { EstimateAnswers } from './estimate-answers.ts';
import { DeclareForm, HomeForm } from './estimate-forms.ts';
import type { KeptEstimate } from './estimate-store.ts';
import * as paths from './estimates-paths.ts';
import { myEstimatePage } from './my-estimate-pages.ts';

type Mine = { readonly Params: { readonly estimate: string } };

/** After the link of the mail: the home that the estimate is about, then its audit with the answers in it. */
export function myEstimateRoutes(app: FastifyInstance): void {
  app.get<Mine>(paths.myEstimatePath.pattern, access('owner'), async (request, reply) => {
    const kept = await keptBy(request);
    if (kept.unitId !== null) return seeOther(request, reply, myAuditPath({ unit: kept.unitId }));
    return show(request, reply, kept);
  });

  app.post<Mine>(paths.myEstimatePath.pattern, access('owner'), async (request, reply) => {
    const kept = await keptBy(request);
    const form = readForm(HomeForm, request.body, request.ctx.locale);
    if (!form.ok) return show(request, reply.code(422), kept, form.typed, form.errors);
    return carry(request, reply, kept, form.data.unit as UnitId);
  });

  const declaring = access('owner', limited(20));
  app.post<Mine>(paths.declareFromEstimatePath.pattern, declaring, async (request, reply) => {
    const { ctx } = request;
    const kept = await keptBy(request);
    const form = readForm(DeclareForm, request.body, ctx.locale);
    if (!form.ok) return show(request, reply.code(422), kept, form.typed, form.errors);
    const home = homeOf(kept.answers, form.data);
    const faults = faultsOf(request, home);
    const { commune, kind, vacantSince } = home;
    if (faults.length > 0 || commune === null || kind === null || vacantSince === null)
      return show(request, reply.code(422), kept, form.typed, faults);
    const unit = await declareUnit(ctx, {
      ...form.data,
      commune,
      kind,
      livingArea: kept.answers.livingArea,
      yearBuilt: kept.answers.yearBuilt,
      vacantSince: day(`${vacantSince}-01-01`),
    });
    return carry(request, reply, kept, unit);
  });
}

const keptBy = ({ ctx, params }: FastifyRequest<Mine>): Promise<KeptEstimate> =>
  estimateOfOwner(ctx.db.read, ctx, Number(params.estimate));

async function carry(
  request: FastifyRequest<Mine>,
  reply: FastifyReply,
  kept: KeptEstimate,
  unit: UnitId,
): Promise<FastifyReply> {
  await carryToHome(request.ctx, kept.id, unit);
  flash(reply, 'success', 'estimates.mine.carried');
  return seeOther(request, reply, myAuditPath({ unit }));
}

type Home = Pick<EstimateAnswers, 'commune' | 'kind' | 'vacantSince'>;
type Typeable = { readonly [Field in keyof Home]?: Home[Field] | undefined };

/** What the estimate says stands; the form fills what it lacks. */
const homeOf = (answers: EstimateAnswers, typed: Typeable): Home => ({
  commune: answers.commune ?? typed.commune ?? null,
  kind: answers.kind ?? typed.kind ?? null,
  vacantSince: answers.vacantSince ?? typed.vacantSince ?? null,
});

function faultsOf({ ctx }: FastifyRequest, { commune, kind, vacantSince }: Home): FieldError[] {
  const past = vacantSince !== null && vacantSince <= yearOf(dayOf(ctx.clock()));
  const fault = (field: string, key: 'commune' | 'choose' | 'vacantSince') =>
    errorOn(field, translate(ctx.locale, `estimates.errors.${key}`));
  return [
    ...(commune !== null && isInTerritory(ctx.territory, commune) ? [] : [fault('commune', 'commune')]),
    ...(kind === null ? [fault('kind', 'choose')] : []),
    ...(past ? [] : [fault('vacantSince', 'vacantSince')]),
  ];
}

async function show(
  request: FastifyRequest,
  reply: FastifyReply,
  kept: KeptEstimate,
  typed: Typed = {},
  errors: readonly FieldError[] = [],
): Promise<FastifyReply> {
  const { ctx } = request;
  const units = await unitsOfOwnerAccount(ctx.db.read, ownerOf(ctx).accountId);
  return page(request, reply, 'estimates/my-estimate', myEstimatePage(ctx, kept, units, typed, errors));
}
