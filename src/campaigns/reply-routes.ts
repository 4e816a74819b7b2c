import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify';
import { translate } from '../i18n/translate.ts';
import type { RecipientId, UnitId } from '../shared/ids.ts';
import { flash } from '../web/flash.ts';
import { errorOn, type FieldError, readForm, type Typed, typedText } from '../web/forms.ts';
import { numberIn } from '../web/numbered.ts';
import { page, seeOther } from '../web/render.ts';
import { access } from '../web/request.ts';
import { limited } from '../web/security.ts';
import { AuditForm, CodeForm, ReplyForm } from './answer-forms.ts';
import {
  answerOnLine,
  type Invited,
  inviteToAudit,
  mayApply,
  openAgain,
  openByCode,
  opposeContact,
} from './answer-on-line.ts';
import * as paths from './campaigns-paths.ts';
import { homesOf } from './gather-letters.ts';
import { unitsOfRecipients } from './recipient-store.ts';
import { replyAskPage, replyHomePage } from './reply-pages.ts';

declare module 'fastify' {
  interface Session {
    /** The letter whose personal code was typed here. */
    answeringFor?: RecipientId;
  }
}

type Asked = { Querystring: { code?: string; unit?: string; change?: string; sent?: string } };
const open = access('public', limited(60));
/** A code has 43 random bits: ten tries a minute find none. */
const guessing = access('public', limited(10));

/** What is printed on a letter: the owner types the code and answers, without an account. Reading changes nothing. */
export function replyRoutes(app: FastifyInstance): void {
  app.get<Asked>(paths.replyPath.pattern, open, async (request, reply) =>
    page(request, reply, 'campaigns/reply-ask', replyAskPage(request.ctx, request.query.code ?? '', [])),
  );
  app.get(paths.longReplyPath.pattern, open, async (_request, reply) =>
    reply.redirect(paths.replyPath(), 303),
  );

  app.post(paths.replyPath.pattern, guessing, async (request, reply) => {
    const invited = await enter(request);
    if (!invited) return askAgain(request, reply, false);
    return seeOther(request, reply, paths.replyHomePath());
  });

  app.get<Asked>(paths.replyHomePath.pattern, open, async (request, reply) => show(request, reply, null, []));

  app.post<Asked>(paths.replyHomePath.pattern, open, async (request, reply) => {
    const { ctx } = request;
    const invited = await stillInvited(request);
    if (!invited) return reply.redirect(paths.replyPath(), 303);
    const form = readForm(ReplyForm, request.body, ctx.locale);
    if (!form.ok) return show(request, reply.code(422), form.typed, form.errors);
    const { unit, ...answer } = form.data;
    await answerOnLine(ctx, invited.recipient.id, unit as UnitId, answer);
    return seeOther(request, reply, paths.replyHomePath({ unit }));
  });

  app.post<Asked>(paths.replyAuditPath.pattern, guessing, async (request, reply) => {
    const { ctx } = request;
    const invited = await stillInvited(request);
    if (!invited) return reply.redirect(paths.replyPath(), 303);
    const form = readForm(AuditForm, request.body, ctx.locale);
    if (!form.ok) return show(request, reply.code(422), form.typed, form.errors, false);
    const { unit, auditEmail } = form.data;
    await inviteToAudit(ctx, invited.recipient.id, unit as UnitId, auditEmail);
    return seeOther(request, reply, paths.replyHomePath({ unit, sent: '1' }));
  });

  stopRoutes(app);
}

/** "Ne plus me contacter": from the link of a mail, or from the page of the answer. */
function stopRoutes(app: FastifyInstance): void {
  app.get<Asked>(paths.stopPath.pattern, open, async (request, reply) => {
    const model = replyAskPage(request.ctx, request.query.code ?? '', [], true);
    return page(request, reply, 'campaigns/reply-ask', model);
  });

  app.post(paths.stopPath.pattern, guessing, async (request, reply) => {
    const typed = readForm(CodeForm, request.body, request.ctx.locale).typed;
    const here = typedText(typed, 'code') === '' ? await stillInvited(request) : await enter(request);
    if (!here) return askAgain(request, reply, true);
    await opposeContact(request.ctx, here.recipient.id);
    flash(reply, 'success', 'campaigns.flash.opposed');
    return seeOther(request, reply, paths.replyHomePath());
  });
}

/** Accepts a code: a new session identifier, so that one known before is worth nothing after. Whoever is signed in stays so. */
async function enter(request: FastifyRequest): Promise<Invited | null> {
  const form = readForm(CodeForm, request.body, request.ctx.locale);
  const invited = await openByCode(request.ctx, typedText(form.typed, 'code'));
  if (!invited) return null;
  const { accountId } = request.session;
  await request.session.regenerate();
  if (accountId !== undefined) request.session.accountId = accountId;
  request.session.answeringFor = invited.recipient.id;
  return invited;
}

const stillInvited = async (request: FastifyRequest): Promise<Invited | null> => {
  const id = request.session.answeringFor;
  return id === undefined ? null : openAgain(request.ctx, request.ctx.db.read, id);
};

/** One answer for every code that does not open: wrong, too old, of a letter that has not left. */
function askAgain(request: FastifyRequest, reply: FastifyReply, stop: boolean): Promise<FastifyReply> {
  const { typed } = readForm(CodeForm, request.body, request.ctx.locale);
  const errors = [errorOn('code', translate(request.ctx.locale, 'campaigns.errors.codeNotKnown'))];
  const model = replyAskPage(request.ctx, typedText(typed, 'code'), errors, stop);
  return page(request, reply.code(422), 'campaigns/reply-ask', model);
}

async function show(
  request: FastifyRequest<Asked>,
  reply: FastifyReply,
  typed: Typed | null,
  errors: readonly FieldError[],
  answering = true,
): Promise<FastifyReply> {
  const { ctx, query } = request;
  const invited = await stillInvited(request);
  if (!invited) return reply.redirect(paths.replyPath(), 303);
  const { recipient } = invited;
  const homes = (await homesOf(ctx.db.read, ctx, [recipient])).get(recipient.id) ?? [];
  const units = await unitsOfRecipients(ctx.db.read, [recipient.id]);
  const named = typed === null ? query.unit : typedText(typed, 'unit');
  const unit = numberIn(named);
  const asked = {
    unit,
    changing: query.change === '1',
    auditSent: query.sent === '1',
    answering,
    mayApply: await mayApply(ctx.db.read, ctx, recipient),
  };
  const model = replyHomePage(ctx, { recipient, homes, units }, asked, typed, errors);
  return page(request, reply, 'campaigns/reply-home', model);
}
