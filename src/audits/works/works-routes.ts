import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify';
import { isAppliedWith } from '../../cases/application/works-lock.ts';
import { type SaidInEstimate, saidInEstimate } from '../../estimates/estimates-queries.ts';
import { type MessageKey, translate } from '../../i18n/translate.ts';
import type { Locale } from '../../shared/locale.ts';
import type { Unit } from '../../units/units-queries.ts';
import { flash } from '../../web/flash.ts';
import { errorOn, type FieldError, readForm, type Typed, typedText } from '../../web/forms.ts';
import { page, pageOrFragment, seeOther } from '../../web/render.ts';
import { access, isPartial } from '../../web/request.ts';
import type { Audit, AuditResult } from '../audit.ts';
import { dpeOfAudit } from '../audit-evidence-store.ts';
import * as paths from '../audit-paths.ts';
import { attempt, type Refusal } from '../compute-state.ts';
import { isClosedToOwner, siteOf } from '../open-audit.ts';
import { startedBy, type UnitParams } from '../questionnaire/questionnaire-routes.ts';
import { resultPage } from '../questionnaire/result-pages.ts';
import { chooseMeasures } from './choose-measures.ts';
import { estimateWorks, ownerKindOf } from './estimate-works.ts';
import { isMeasureSlug, natureOf } from './measure-catalogue.ts';
import { incompatiblePair, measureRefusal } from './measure-rules.ts';
import { measuresAlone } from './measures-alone.ts';
import { NO_PROJECT_ANSWERS } from './retained-scenario.ts';
import { tryWorks, type WorksChoice } from './works-choice.ts';
import { WorksForm } from './works-forms.ts';
import { type WorksPage, worksPage } from './works-pages.ts';
import { worksShown } from './works-result-pages.ts';

type Computed = { readonly unit: Unit; readonly audit: Audit; readonly result: AuditResult };
/** The dwelling with its result; null while there is none, or while its answers were changed. */
async function computedBy(request: FastifyRequest<UnitParams>): Promise<Computed | null> {
  const { unit, audit } = await startedBy(request);
  return audit.result && audit.state !== 'draft' ? { unit, audit, result: audit.result } : null;
}

/** The owner's result, then the works that they try and retain. */
export function worksRoutes(app: FastifyInstance): void {
  app.get<UnitParams>(paths.myResultPath.pattern, access('owner'), async (request, reply) => {
    const computed = await computedBy(request);
    if (!computed) return toCheck(request, reply);
    const { ctx } = request;
    const { unit, audit, result } = computed;
    const closed = await isClosedToOwner(ctx.db.read, audit);
    const dpe = await dpeOfAudit(ctx.db.read, audit.id);
    return page(request, reply, 'audits/result', resultPage(ctx, { unit, audit, result, dpe, closed }));
  });

  app.get<UnitParams>(paths.worksPath.pattern, access('owner'), async (request, reply) => {
    const computed = await computedBy(request);
    if (!computed) return toCheck(request, reply);
    const said = computed.audit.scenario ? null : await saidInEstimate(request.ctx.db.read, computed.unit.id);
    const { model } = await tried(request, computed, firstChoice(request, computed, said));
    return page(request, reply, 'audits/works', model);
  });

  app.post<UnitParams>(paths.tryWorksPath.pattern, access('owner'), async (request, reply) => {
    const computed = await computedBy(request);
    if (!computed) return toCheck(request, reply);
    const { model } = await sent(request, reply, computed);
    return pageOrFragment(request, reply, { page: 'audits/works', fragment: 'audits/works-live' }, model);
  });

  app.post<UnitParams>(paths.worksPath.pattern, access('owner'), async (request, reply) => {
    const computed = await computedBy(request);
    if (!computed) return toCheck(request, reply);
    const { model, choice } = await sent(request, reply, computed, 'retain');
    if (!choice) return page(request, reply, 'audits/works', model);
    await chooseMeasures(request.ctx, computed.audit.id, choice);
    flash(reply, 'success', 'auditScreens.works.saved');
    return seeOther(request, reply, paths.worksPath(request.params));
  });
}

function toCheck(request: FastifyRequest<UnitParams>, reply: FastifyReply): FastifyReply {
  flash(reply, 'info', 'auditScreens.works.answerFirst');
  return seeOther(request, reply, paths.checkAnswersPath(request.params));
}

/** What was retained, else what the public estimate said of these works and this project, else what the register says of the owner. */
function firstChoice(
  { ctx }: FastifyRequest,
  { unit, audit }: Computed,
  said: SaidInEstimate | null,
): WorksChoice {
  const { scenario } = audit;
  if (scenario) return { measures: scenario.chosen, project: scenario.project };
  const ownerKind = said?.project.ownerKind ?? ownerKindOf(unit);
  const site = siteOf(ctx, unit, audit, false);
  return {
    measures: (said?.measures ?? [])
      .filter((slug) => measureRefusal(audit.answers, site, slug) === null)
      .filter((slug, at, all) => incompatiblePair([...all.slice(0, at), slug]) === null),
    project: { ...NO_PROJECT_ANSWERS, ...said?.project, ownerKind },
  };
}

type Sent = {
  readonly model: WorksPage;
  /** null when the form cannot be read or its works cannot be done: the answer is then 422. */
  readonly choice: WorksChoice | null;
};

async function sent(
  request: FastifyRequest<UnitParams>,
  reply: FastifyReply,
  computed: Computed,
  purpose: 'try' | 'retain' = 'try',
): Promise<Sent> {
  const { locale } = request.ctx;
  const form = readForm(WorksForm, request.body, locale);
  const { model, done } = form.ok
    ? await tried(request, computed, form.data)
    : await tried(request, computed, keptChoice(form.typed), form.errors, form.typed);
  if (form.ok && purpose === 'retain' && form.data.measures.length === 0) {
    const first = model.groups[0]?.part ?? '';
    reply.code(422);
    return { model: { ...model, errors: [noMeasure(first, locale)] }, choice: null };
  }
  if (form.ok && done) return { model, choice: form.data };
  reply.code(422);
  return { model, choice: null };
}

const noMeasure = (field: string, locale: Locale): FieldError =>
  errorOn(field, translate(locale, 'auditScreens.errors.noMeasure'));

/** What can be read of a form that is wrong elsewhere, so that nothing ticked is lost. */
function keptChoice(typed: Typed): WorksChoice {
  const readable = Object.fromEntries(
    Object.entries(typed).filter(([name, value]) => WorksForm.safeParse({ [name]: value }).success),
  );
  return WorksForm.parse(readable);
}

/** The page for a choice: what it gives, or why it cannot be done. */
async function tried(
  request: FastifyRequest,
  { unit, audit, result }: Computed,
  choice: WorksChoice,
  errors: readonly FieldError[] = [],
  typed: Typed = {},
): Promise<{ model: WorksPage; done: boolean }> {
  const { ctx } = request;
  const { likely } = result;
  const site = siteOf(ctx, unit, audit, choice.project.protectedFacade);
  // The fragment that answers each tick holds no card: it need not know what each measure does alone.
  const alone = isPartial(request)
    ? new Map()
    : await measuresAlone(ctx, audit, site, likely, choice.measures);
  const works =
    choice.measures.length > 0
      ? await attempt(() => tryWorks(ctx, audit, site, likely, choice.measures))
      : null;
  const refused = works?.ok === false ? [refusalOn(works.refusal, ctx.locale)] : [];
  const shown = works?.ok
    ? worksShown(
        ctx,
        works.result,
        await estimateWorks(ctx.db.read, ctx, unit, audit.answers, works.result, choice.project),
      )
    : null;
  const view = {
    unit,
    audit,
    site,
    choice,
    alone,
    shown,
    applied: await isAppliedWith(ctx.db.read, audit.id),
    errors: [...errors, ...refused],
    typed: asTyped(typed),
    said: isPartial(request) || audit.scenario ? null : await saidInEstimate(ctx.db.read, unit.id),
  };
  return { model: worksPage(ctx, view), done: refused.length === 0 };
}

const TEXT_FIELDS = ['householdSize', 'referenceIncome'] as const;
const asTyped = (typed: Typed) =>
  Object.fromEntries(
    TEXT_FIELDS.flatMap((field) => (field in typed ? [[field, typedText(typed, field)]] : [])),
  );

/** A refusal of chosenEntries, said at the part of the dwelling that it is about. */
export function refusalOn({ code, params }: Refusal, locale: Locale): FieldError {
  const title = (slug: unknown) =>
    typeof slug === 'string' && isMeasureSlug(slug) ? translate(locale, `audits.measures.${slug}.title`) : '';
  const about = params.second ?? params.measure;
  const field = typeof about === 'string' && isMeasureSlug(about) ? natureOf(about).part : 'walls';
  if (code === 'audits.errors.measures.incompatible')
    return errorOn(
      field,
      translate(locale, 'auditScreens.errors.incompatible', {
        first: title(params.first),
        second: title(params.second),
      }),
    );
  if (code === 'audits.errors.measures.refused')
    return errorOn(
      field,
      translate(locale, 'auditScreens.errors.notOffered', {
        measure: title(params.measure),
        reason: translate(locale, `audits.measureRefusals.${params.reason}` as MessageKey),
      }),
    );
  return errorOn(field, translate(locale, code as MessageKey, params));
}
