import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify';
import type { Context } from '../../context.ts';
import { DomainError } from '../../shared/errors.ts';
import type { UnitId } from '../../shared/ids.ts';
import { flash } from '../../web/flash.ts';
import { typedValues } from '../../web/forms.ts';
import { numbered } from '../../web/numbered.ts';
import { page } from '../../web/render.ts';
import { access, staffOf } from '../../web/request.ts';
import { type Audit, type AuditResult, type AuditState, changedAnswers, isAnswered } from '../audit.ts';
import { dpeOfAudit, photosOfAudit } from '../audit-evidence-store.ts';
import * as paths from '../audit-paths.ts';
import { auditsOfUnit, countAuditLines, listAuditLines } from '../audit-store.ts';
import { completeAudit } from '../complete-audit.ts';
import { type Attempt, attempt, computeState } from '../compute-state.ts';
import { auditForStaff, siteOf } from '../open-audit.ts';
import { saveAnswers, takeAnswers } from '../questionnaire/answer-question.ts';
import type { Scenario } from '../scenario.ts';
import type { SiteFacts } from '../site-facts.ts';
import { correctAudit, startAuditForStaff } from '../start-audit.ts';
import type { MeasureSlug } from '../works/measure-catalogue.ts';
import { measuresAlone } from '../works/measures-alone.ts';
import { givenBy, versionSeen } from './adviser-forms.ts';
import { auditListPage, cursorOf, stateOf } from './audit-list-pages.ts';
import { reviewAudit } from './review-audit.ts';
import { peopleOf, type StaffView, staffAuditPage, statePanel } from './staff-audit-pages.ts';

type AuditParams = { readonly Params: { readonly audit: string } };

/** The adviser's list, and the table on which an audit is read, completed and validated. */
export function staffAuditRoutes(app: FastifyInstance): void {
  app.get<{ Querystring: { state?: string; after?: string } }>(
    paths.auditListPath.pattern,
    access('audits.see'),
    async (request, reply) => {
      const { ctx, query } = request;
      const state = stateOf(query.state);
      const filter = { state, communes: staffOf(ctx).territory };
      const lines = await listAuditLines(ctx.db.read, filter, cursorOf(query.after));
      return page(request, reply, 'audits/list', auditListPage(ctx, state, await countsOf(ctx), lines));
    },
  );

  app.get<AuditParams>(paths.auditPath.pattern, access('audits.see'), async (request, reply) =>
    showAudit(request, reply),
  );

  app.post<{ Params: { unit: string } }>(
    paths.startAuditPath.pattern,
    access('audits.review'),
    async (request, reply) => {
      const audit = await startAuditForStaff(request.ctx, numbered<UnitId>(request.params.unit));
      return reply.redirect(paths.auditPath({ audit: audit.id }), 303);
    },
  );

  app.post<AuditParams>(paths.auditAnswersPath.pattern, access('audits.review'), async (request, reply) => {
    const { ctx } = request;
    const { audit } = await auditForStaff(ctx.db.read, ctx, Number(request.params.audit));
    const typed = typedValues(request.body);
    const saved = await savedOrConflict(() => saveAnswers(ctx, audit.id, givenBy(typed), versionSeen(typed)));
    if (saved === 'conflict') return showAudit(request, reply.code(409), { typed, conflict: true });
    if (!saved.ok) return showAudit(request, reply.code(422), { problems: saved.problems, typed });
    if (isAnswered(saved.audit)) await attempt(() => completeAudit(ctx, audit.id));
    const count = changedAnswers(audit.answers, saved.audit.answers).length;
    flash(reply, 'success', 'auditScreens.staff.savedFlash', { count });
    return reply.redirect(paths.auditPath(request.params), 303);
  });

  app.post<AuditParams>(paths.auditPreviewPath.pattern, access('audits.review'), async (request, reply) => {
    const { ctx } = request;
    const { audit, unit } = await auditForStaff(ctx.db.read, ctx, Number(request.params.audit));
    const { answers, problems } = takeAnswers(audit.answers, givenBy(typedValues(request.body)), true);
    const site = siteOf(ctx, unit, { ...audit, answers });
    const computed = await attempt(() => computeState(ctx, answers, site));
    if (problems.length > 0) reply.code(422);
    const alone = await measuresBeside(ctx, { answers }, site, computed);
    return page(request, reply, 'audits/state', statePanel(ctx, { answers }, computed, alone, problems));
  });

  app.post<AuditParams>(paths.auditReviewPath.pattern, access('audits.review'), async (request, reply) => {
    const { ctx } = request;
    const { audit } = await auditForStaff(ctx.db.read, ctx, Number(request.params.audit));
    await ctx.db.tx((d) => reviewAudit(d, ctx, audit.id));
    flash(reply, 'success', 'auditScreens.staff.reviewedFlash');
    return reply.redirect(paths.auditPath(request.params), 303);
  });

  app.post<AuditParams>(paths.auditCorrectPath.pattern, access('audits.review'), async (request, reply) => {
    const { ctx } = request;
    const { audit } = await auditForStaff(ctx.db.read, ctx, Number(request.params.audit));
    const next = await correctAudit(ctx, audit.id);
    await attempt(() => completeAudit(ctx, next.id));
    flash(reply, 'success', 'auditScreens.staff.correctFlash');
    return reply.redirect(paths.auditPath({ audit: next.id }), 303);
  });
}

async function countsOf(ctx: Context): Promise<Record<AuditState, number>> {
  const communes = staffOf(ctx).territory;
  const count = (state: AuditState) => countAuditLines(ctx.db.read, { state, communes });
  const [draft, completed, reviewed] = await Promise.all([
    count('draft'),
    count('completed'),
    count('reviewed'),
  ]);
  return { draft, completed, reviewed };
}

/** Somebody else saved first: told apart, so that what was typed comes back beside what is stored now. */
async function savedOrConflict<Saved>(save: () => Promise<Saved>): Promise<Saved | 'conflict'> {
  try {
    return await save();
  } catch (error) {
    if (error instanceof DomainError && error.kind === 'conflict') return 'conflict';
    throw error;
  }
}

type Sent = Pick<StaffView, 'problems' | 'typed' | 'errors' | 'conflict'>;

/** The audit's table, with what was sent and refused. */
export async function showAudit(
  request: FastifyRequest<AuditParams>,
  reply: FastifyReply,
  sent: Sent = {},
): Promise<FastifyReply> {
  const { ctx } = request;
  const { audit, unit } = await auditForStaff(ctx.db.read, ctx, Number(request.params.audit));
  const site = siteOf(ctx, unit, audit);
  const computed = await stateOfAudit(ctx, audit, site);
  const model = staffAuditPage(ctx, {
    unit,
    audit,
    numbers: await auditsOfUnit(ctx.db.read, unit.id),
    people: await peopleOf(ctx.db.read, ctx, audit),
    dpe: await dpeOfAudit(ctx.db.read, audit.id),
    photos: await photosOfAudit(ctx.db.read, audit.id),
    computed,
    alone: await measuresBeside(ctx, audit, site, computed),
    ...sent,
  });
  return page(request, reply, 'audits/show', model);
}

/** The stored result; while answers are missing or were changed, what they give now. */
const stateOfAudit = async (ctx: Context, audit: Audit, site: SiteFacts): Promise<Attempt<AuditResult>> =>
  audit.result ? { ok: true, result: audit.result } : attempt(() => computeState(ctx, audit.answers, site));

/** What each measure would do to the state beside it; nothing where there is no state. */
const measuresBeside = async (
  ctx: Context,
  audit: Pick<Audit, 'answers'>,
  site: SiteFacts,
  computed: Attempt<AuditResult>,
): Promise<ReadonlyMap<MeasureSlug, Scenario>> =>
  computed.ok ? measuresAlone(ctx, audit, site, computed.result.likely) : new Map();
