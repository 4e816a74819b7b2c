import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify';
import { findAct } from '../../agreements/agreements-queries.ts';
import { refusalOf } from '../../agreements/refusal-on-form.ts';
import { caseForStaff } from '../../cases/open-case.ts';
import type { MessageKey } from '../../i18n/translate.ts';
import { mustExist, refused } from '../../shared/errors.ts';
import { errorText } from '../../web/errors.ts';
import { flash } from '../../web/flash.ts';
import { errorOn, type FieldError, readForm, type Typed, typedValues } from '../../web/forms.ts';
import { numbered } from '../../web/numbered.ts';
import { page, seeOther } from '../../web/render.ts';
import { access } from '../../web/request.ts';
import { limited } from '../../web/security.ts';
import { readUpload } from '../../web/uploads.ts';
import { VersionForm } from '../checks/check-forms.ts';
import { openLink } from '../links/give-link.ts';
import { breachLinkNoticePath, breachLinkPath } from '../links/link-paths.ts';
import { answerNoticePage, noticeEndPage } from './answer-notice-pages.ts';
import { DecisionForm, FindForm, RecordReplyForm, ReplyForm } from './breach-forms.ts';
import { breachPage } from './breach-pages.ts';
import * as paths from './breach-paths.ts';
import { type Breach, findBreach } from './breach-store.ts';
import { decideBreach, proposeDecision, sendProposalBack } from './decide-breach.ts';
import { findBreachPage } from './find-breach-pages.ts';
import { noticeBreach } from './notice-breach.ts';
import { findBreachByHand } from './open-breach.ts';
import { recordReply, replyOnLine } from './reply-to-notice.ts';

type Route = { Params: { ref: string; breach: string } };
type BreachRequest = FastifyRequest<Route>;
type Token = { Params: { token: string } };
const open = access('public', limited(60));
const answering = access('public', limited(10));

/** Broken undertakings: found, noticed, answered, decided by a second person. */
export function breachRoutes(app: FastifyInstance): void {
  finding(app);
  answeringNotice(app);
  handling(app);
  deciding(app);
}

function finding(app: FastifyInstance): void {
  type Find = { Params: { ref: string } };
  const show = async (
    request: FastifyRequest<Find>,
    reply: FastifyReply,
    typed: Typed,
    errors: readonly FieldError[] = [],
  ) => {
    const row = await caseForStaff(request.ctx.db.read, request.ctx, request.params.ref);
    const model = await findBreachPage(request.ctx, row, typed, errors);
    return page(request, errors.length > 0 ? reply.code(422) : reply, 'returns/find-breach', model);
  };
  app.get<Find>(paths.newBreachPath.pattern, access('returns.record'), (request, reply) =>
    show(request, reply, typedValues(request.query)),
  );
  app.post<Find>(paths.newBreachPath.pattern, access('returns.record'), async (request, reply) => {
    const { ctx, params } = request;
    const form = readForm(FindForm, request.body, ctx.locale);
    if (!form.ok) return show(request, reply, form.typed, form.errors);
    const { check, ...found } = form.data;
    let made: Breach | null = null;
    const refusal = await refusalOf(async () => {
      made = await findBreachByHand(ctx, params.ref, { ...found, checkId: check ?? null });
    });
    if (refusal || !made)
      return show(request, reply, form.typed, [errorOn('brokenOn', errorText(refusal, ctx.locale))]);
    flash(reply, 'success', 'breaches.find.done');
    return seeOther(request, reply, paths.breachPath({ ref: params.ref, breach: (made as Breach).id }));
  });
}

async function breachOf(request: FastifyRequest<Token>) {
  const { ctx, params } = request;
  const { link, open: live } = await openLink(ctx.db.read, ctx, 'breach', params.token);
  const breach = mustExist(await findBreach(ctx.db.read, link.subject), 'breaches.errors.unknown');
  const act = breach.noticeId ? await findAct(ctx.db.read, breach.noticeId) : undefined;
  return { breach, live, act };
}

async function showNotice(
  request: FastifyRequest<Token>,
  reply: FastifyReply,
  typed: Typed = {},
  errors: readonly FieldError[] = [],
): Promise<FastifyReply> {
  const { ctx, params } = request;
  const { breach, live, act } = await breachOf(request);
  if (!live || breach.state !== 'noticed')
    return page(request, reply, 'returns/link-end', noticeEndPage(ctx, breach.repliedAt !== null));
  const ready = act?.fileHash != null;
  const model = await answerNoticePage(ctx, params.token, breach, ready, typed, errors);
  return page(request, errors.length > 0 ? reply.code(422) : reply, 'returns/answer-notice', model);
}

function answeringNotice(app: FastifyInstance): void {
  app.get<Token>(breachLinkPath.pattern, open, (request, reply) => showNotice(request, reply));

  app.get<Token>(breachLinkNoticePath.pattern, open, async (request, reply) => {
    const { act } = await breachOf(request);
    if (!act?.fileHash) throw refused('agreements.errors.notReady');
    return reply
      .header('content-disposition', `inline; filename="${act.number}.pdf"`)
      .header('x-content-type-options', 'nosniff')
      .type('application/pdf')
      .send(await request.ctx.files.read(act.fileHash));
  });

  app.post<Token>(breachLinkPath.pattern, answering, async (request, reply) => {
    const { ctx, params } = request;
    const { fields, files } = await readUpload(request);
    const form = readForm(ReplyForm, fields, ctx.locale);
    if (!form.ok) return showNotice(request, reply, form.typed, form.errors);
    const refusal = await refusalOf(() => replyOnLine(ctx, params.token, { ...form.data, files }));
    if (refusal) {
      const field = refusal.code.startsWith('documents.') ? 'files' : 'text';
      return showNotice(request, reply, form.typed, [errorOn(field, errorText(refusal, ctx.locale))]);
    }
    return seeOther(request, reply, breachLinkPath(params));
  });
}

async function showBreach(
  request: BreachRequest,
  reply: FastifyReply,
  typed: Typed = {},
  errors: readonly FieldError[] = [],
): Promise<FastifyReply> {
  const { ctx, params } = request;
  const row = await caseForStaff(ctx.db.read, ctx, params.ref);
  const found = await findBreach(ctx.db.read, numbered(params.breach));
  const breach = mustExist(found?.caseId === row.id ? found : null, 'breaches.errors.unknown');
  const model = await breachPage(ctx, row, breach, typed, errors);
  return page(request, errors.length > 0 ? reply.code(422) : reply, 'returns/breach', model);
}

function handling(app: FastifyInstance): void {
  app.get<Route>(paths.breachPath.pattern, access('cases.see'), (request, reply) =>
    showBreach(request, reply),
  );

  app.post<Route>(paths.noticeBreachPath.pattern, access('returns.record'), async (request, reply) => {
    const { ctx, params } = request;
    const form = readForm(VersionForm, request.body, ctx.locale);
    await noticeBreach(ctx, params.ref, numbered(params.breach), form.ok ? form.data.version : 0);
    flash(reply, 'success', 'breaches.notice.done');
    return seeOther(request, reply, paths.breachPath(params));
  });

  app.post<Route>(paths.replyBreachPath.pattern, access('returns.record'), async (request, reply) => {
    const { ctx, params } = request;
    const { fields, files } = await readUpload(request);
    const form = readForm(RecordReplyForm, fields, ctx.locale);
    if (!form.ok) return showBreach(request, reply, form.typed, form.errors);
    const { version, text } = form.data;
    const refusal = await refusalOf(() =>
      recordReply(ctx, params.ref, numbered(params.breach), version, { text, files }),
    );
    if (refusal)
      return showBreach(request, reply, form.typed, [errorOn('files', errorText(refusal, ctx.locale))]);
    flash(reply, 'success', 'breaches.answer.recordDone');
    return seeOther(request, reply, paths.breachPath(params));
  });
}

function deciding(app: FastifyInstance): void {
  const steps = [
    {
      path: paths.proposeBreachPath,
      needs: 'returns.record',
      deed: proposeDecision,
      said: 'breaches.decide.proposed',
    },
    { path: paths.decideBreachPath, needs: 'cases.grant', deed: decideBreach, said: 'breaches.decide.done' },
  ] as const;
  for (const { path, needs, deed, said } of steps)
    app.post<Route>(path.pattern, access(needs), async (request, reply) => {
      const { ctx, params } = request;
      const form = readForm(DecisionForm, request.body, ctx.locale);
      if (!form.ok) return showBreach(request, reply, form.typed, form.errors);
      const { version, ...decision } = form.data;
      const refusal = await refusalOf(() =>
        deed(ctx, params.ref, numbered(params.breach), version, decision),
      );
      if (refusal)
        return showBreach(request, reply, form.typed, [
          errorOn(fieldOf(refusal.code), errorText(refusal, ctx.locale)),
        ]);
      flash(reply, 'success', said satisfies MessageKey);
      return seeOther(request, reply, paths.breachPath(params));
    });

  app.post<Route>(paths.sendBackBreachPath.pattern, access('cases.grant'), async (request, reply) => {
    const { ctx, params } = request;
    const form = readForm(VersionForm, request.body, ctx.locale);
    await sendProposalBack(ctx, params.ref, numbered(params.breach), form.ok ? form.data.version : 0);
    flash(reply, 'success', 'breaches.decide.sentBack');
    return seeOther(request, reply, paths.breachPath(params));
  });
}

function fieldOf(code: string): string {
  if (code.endsWith('shareNeeded')) return 'share';
  return code.includes('exemption') ? 'exemption' : 'outcome';
}
