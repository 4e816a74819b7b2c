import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify';
import { myPath } from '../../cases/case-paths.ts';
import { mustExist, notFound } from '../../shared/errors.ts';
import type { Unit } from '../../units/units-queries.ts';
import { flash } from '../../web/flash.ts';
import { typedText, typedValues } from '../../web/forms.ts';
import { page } from '../../web/render.ts';
import { access } from '../../web/request.ts';
import { isQuestionSlug } from '../answer-kinds.ts';
import { type Audit, isFrozen } from '../audit.ts';
import * as paths from '../audit-paths.ts';
import { latestAudit } from '../audit-store.ts';
import { completeAudit } from '../complete-audit.ts';
import { attempt } from '../compute-state.ts';
import { dwellingOfOwner, isClosedToOwner } from '../open-audit.ts';
import { correctAudit, startAudit } from '../start-audit.ts';
import { saveAnswers } from './answer-question.ts';
import { checkPage, introPage } from './progress-pages.ts';
import { followingQuestion, nextQuestion } from './question-flow.ts';
import {
  type From,
  fromOf,
  knownAnswers,
  knownPage,
  nextMostTelling,
  nextStep,
  questionPage,
} from './question-pages.ts';
import { isAsked, type Question, questionOf } from './questions.ts';
import { toConfirm } from './register-answers.ts';

export type UnitParams = { readonly Params: { readonly unit: string } };
type QuestionParams = {
  readonly Params: { readonly unit: string; readonly question: string };
  readonly Querystring: { readonly from?: string };
};

/** The dwelling of the address with its current audit, as its owner opens it. */
export async function openedBy(
  request: FastifyRequest<UnitParams>,
): Promise<{ unit: Unit; audit: Audit | undefined }> {
  const { ctx } = request;
  const unit = await dwellingOfOwner(ctx.db.read, ctx, Number(request.params.unit));
  return { unit, audit: await latestAudit(ctx.db.read, unit.id) };
}

/** The same where an audit must have been started. */
export async function startedBy(request: FastifyRequest<UnitParams>): Promise<{ unit: Unit; audit: Audit }> {
  const { unit, audit } = await openedBy(request);
  return { unit, audit: mustExist(audit, 'auditScreens.errors.notStarted') };
}

/** The owner's way through the questionnaire: introduction, what is known, one question a page, check. */
export function questionnaireRoutes(app: FastifyInstance): void {
  app.get<UnitParams>(paths.myAuditPath.pattern, access('owner'), async (request, reply) => {
    const { unit, audit } = await openedBy(request);
    const next = audit ? await nextMostTelling(request.ctx, unit, audit) : '';
    const ways = { home: myPath(), next };
    return page(request, reply, 'audits/intro', introPage(request.ctx, unit, audit, ways));
  });

  app.post<UnitParams>(paths.myAuditPath.pattern, access('owner'), async (request, reply) => {
    const { ctx } = request;
    const audit = await startAudit(ctx, Number(request.params.unit));
    const unit = await dwellingOfOwner(ctx.db.read, ctx, audit.unitId);
    return reply.redirect(await nextMostTelling(ctx, unit, audit), 303);
  });

  app.post<UnitParams>(paths.correctMyAuditPath.pattern, access('owner'), async (request, reply) => {
    const { unit, audit } = await startedBy(request);
    await correctAudit(request.ctx, audit.id);
    return reply.redirect(paths.checkAnswersPath({ unit: unit.id }), 303);
  });

  confirmKnown(app);
  oneQuestion(app);
  checkAnswers(app);
}

function confirmKnown(app: FastifyInstance): void {
  app.get<UnitParams>(paths.confirmKnownPath.pattern, access('owner'), async (request, reply) => {
    const { unit, audit } = await startedBy(request);
    const model = knownPage(request.ctx, unit, audit);
    if ((await isClosedToOwner(request.ctx.db.read, audit)) || model.rows.length === 0)
      return reply.redirect(nextStep(request.ctx, unit, audit), 303);
    return page(request, reply, 'audits/known', model);
  });

  app.post<UnitParams>(paths.confirmKnownPath.pattern, access('owner'), async (request, reply) => {
    const { ctx } = request;
    const { unit, audit } = await startedBy(request);
    const known = knownAnswers(ctx, unit);
    const given = Object.fromEntries(toConfirm(audit.answers, known).map((slug) => [slug, known[slug]]));
    const saved = await saveAnswers(ctx, audit.id, given);
    return reply.redirect(nextStep(ctx, unit, saved.audit), 303);
  });
}

function oneQuestion(app: FastifyInstance): void {
  app.get<QuestionParams>(paths.questionPath.pattern, access('owner'), async (request, reply) => {
    const question = questionNamed(request.params.question);
    const { unit, audit } = await startedBy(request);
    const closed = await isClosedToOwner(request.ctx.db.read, audit);
    if (closed && !isFrozen(audit)) return applied(request, reply);
    if (closed || !isAsked(question, audit.answers))
      return reply.redirect(nextStep(request.ctx, unit, audit), 303);
    const from = fromOf(request.query.from);
    return page(request, reply, 'audits/question', questionPage(request.ctx, unit, audit, question, from));
  });

  app.post<QuestionParams>(paths.questionPath.pattern, access('owner'), async (request, reply) => {
    const { ctx } = request;
    const question = questionNamed(request.params.question);
    const { unit, audit } = await startedBy(request);
    const raw = answerSent(request.body);
    const from = fromOf(request.query.from);
    const saved = await saveAnswers(ctx, audit.id, { [question.slug]: raw });
    if (!saved.ok) {
      reply.code(422);
      const refused = { typed: raw, problem: saved.problems[0] ?? missingProblem(question) };
      return page(request, reply, 'audits/question', questionPage(ctx, unit, audit, question, from, refused));
    }
    if (saved.askAgain.length > 0)
      flash(reply, 'info', 'auditScreens.question.askAgain', { count: saved.askAgain.length });
    return goOn(request, reply, unit, audit, saved.audit, question, from);
  });
}

/** An application was filed with these answers: they are shown with their result, and why they stay. */
function applied(request: FastifyRequest<UnitParams>, reply: FastifyReply): FastifyReply {
  flash(reply, 'info', 'auditScreens.errors.applied');
  return reply.redirect(paths.myResultPath({ unit: request.params.unit }), 303);
}

/** @throws DomainError not-found for what is no question of the owner's */
function questionNamed(slug: string): Question {
  const question = isQuestionSlug(slug) ? questionOf(slug) : undefined;
  if (!question) throw notFound('web.error.404.text');
  return question;
}

/** The button "I don't know" wins over what was typed before it was pressed. */
function answerSent(body: unknown): string {
  const typed = typedValues(body);
  return typedText(typed, 'unknown') === 'yes' ? 'unknown' : typedText(typed, 'answer');
}

const missingProblem = ({ slug }: Question) =>
  ({ slug, code: 'audits.errors.answer.required', params: {} }) as const;

/** On to the next page; where a result stood before, it is computed again first. */
async function goOn(
  request: FastifyRequest,
  reply: FastifyReply,
  unit: Unit,
  before: Audit,
  audit: Audit,
  question: Question,
  from: From,
): Promise<FastifyReply> {
  const { ctx } = request;
  const here = { unit: unit.id };
  const again = audit.state === 'draft' && (before.state === 'completed' || from === 'result');
  const computed = again ? await attempt(() => completeAudit(ctx, audit.id)) : null;
  if (from === 'result' && computed?.ok !== false) {
    flash(reply, 'success', 'auditScreens.result.updated');
    return reply.redirect(paths.myResultPath(here), 303);
  }
  const opened = from === 'result' ? nextQuestion(audit.answers) : null;
  // What is known now calls for one more answer (the thickness of a wall of brick): on to it, then to the result.
  if (opened)
    return reply.redirect(paths.questionPath({ ...here, question: opened.slug }, { from: 'result' }), 303);
  if (from === 'result') flash(reply, 'info', 'auditScreens.result.updatedRefused');
  if (from !== null) return reply.redirect(paths.checkAnswersPath(here), 303);
  if (toConfirm(audit.answers, knownAnswers(ctx, unit)).length > 1)
    return reply.redirect(paths.confirmKnownPath(here), 303);
  // Going over one's answers, the next page follows; else what is answered already is not asked again.
  const goingOver = before.answers[question.slug] !== undefined;
  const next = goingOver ? followingQuestion(audit.answers, question.slug) : null;
  const onward = next
    ? paths.questionPath({ ...here, question: next.slug })
    : await nextMostTelling(ctx, unit, audit);
  return reply.redirect(onward, 303);
}

function checkAnswers(app: FastifyInstance): void {
  app.get<UnitParams>(paths.checkAnswersPath.pattern, access('owner'), async (request, reply) => {
    const { unit, audit } = await startedBy(request);
    if (isFrozen(audit)) return reply.redirect(paths.myAuditPath({ unit: unit.id }), 303);
    if (audit.state === 'completed' && (await isClosedToOwner(request.ctx.db.read, audit)))
      return applied(request, reply);
    return page(request, reply, 'audits/check', checkPage(request.ctx, unit, audit));
  });

  app.post<UnitParams>(paths.checkAnswersPath.pattern, access('owner'), async (request, reply) => {
    const { ctx } = request;
    const { unit, audit } = await startedBy(request);
    const computed = await attempt(() => completeAudit(ctx, audit.id));
    if (computed.ok) return reply.redirect(paths.myResultPath({ unit: unit.id }), 303);
    reply.code(422);
    return page(request, reply, 'audits/check', checkPage(ctx, unit, audit, computed.refusal));
  });
}
