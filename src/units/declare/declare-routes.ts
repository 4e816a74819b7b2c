import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify';
import { translate } from '../../i18n/translate.ts';
import { day, dayOf } from '../../shared/dates.ts';
import { errorOn, type FieldError, readForm, type Typed } from '../../web/forms.ts';
import { page, seeOther } from '../../web/render.ts';
import { access, ownerOf } from '../../web/request.ts';
import { declareUnitPath, myUnitPath } from '../units-paths.ts';
import { DeclareUnitForm } from './declare-forms.ts';
import { declareUnitPage } from './declare-pages.ts';
import { declareUnit } from './declare-unit.ts';

/** An owner whom nobody wrote to brings a vacant home to the service. */
export function declareRoutes(app: FastifyInstance): void {
  app.get(declareUnitPath.pattern, access('owner'), async (request, reply) =>
    show(request, reply, { name: ownerOf(request.ctx).name }, []),
  );

  app.post(declareUnitPath.pattern, access('owner'), async (request, reply) => {
    const { ctx } = request;
    const form = readForm(DeclareUnitForm, request.body, ctx.locale);
    if (!form.ok) return show(request, reply.code(422), form.typed, form.errors);
    const faults = faultsOf(request, form.data);
    if (faults.length > 0) return show(request, reply.code(422), form.typed, faults);
    const unit = await declareUnit(ctx, { ...form.data, vacantSince: day(`${form.data.vacantSince}-01-01`) });
    return seeOther(request, reply, myUnitPath({ unit }));
  });
}

function faultsOf(
  { ctx }: FastifyRequest,
  declared: { commune: string; vacantSince: string; yearBuilt: number | null },
): FieldError[] {
  const year = Number(dayOf(ctx.clock()).slice(0, 4));
  const known = ctx.territory.communes.some(({ code }) => code === declared.commune);
  return [
    ...(known ? [] : [errorOn('commune', translate(ctx.locale, 'declareHome.errors.commune'))]),
    ...(Number(declared.vacantSince) > year
      ? [errorOn('vacantSince', translate(ctx.locale, 'declareHome.errors.vacantSince'))]
      : []),
    ...((declared.yearBuilt ?? 0) > year
      ? [errorOn('yearBuilt', translate(ctx.locale, 'declareHome.errors.range'))]
      : []),
  ];
}

const show = (request: FastifyRequest, reply: FastifyReply, typed: Typed, errors: readonly FieldError[]) =>
  page(
    request,
    reply,
    'units/declare',
    declareUnitPage(declareUnitPath(), request.ctx.territory.communes, typed, errors),
  );
