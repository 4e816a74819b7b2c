import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify';
import type { MessageKey } from '../../i18n/translate.ts';
import { isForForm } from '../../shared/errors.ts';
import type { AppealId } from '../../shared/ids.ts';
import { errorText } from '../../web/errors.ts';
import { flash } from '../../web/flash.ts';
import { errorOn, readForm, type Typed } from '../../web/forms.ts';
import { numbered } from '../../web/numbered.ts';
import { page, seeOther } from '../../web/render.ts';
import { access } from '../../web/request.ts';
import { limited } from '../../web/security.ts';
import { readFormOrUpload } from '../../web/uploads.ts';
import { answerAppealPath, appealsPath, casePath, myAppealPath, myCasePath } from '../case-paths.ts';
import { caseForOwner, caseForStaff } from '../open-case.ts';
import { answerAppeal } from './answer-appeal.ts';
import { AnswerForm, AppealForm, MyAppealForm } from './appeal-forms.ts';
import { appealsPage, type FailedAppeal } from './appeal-pages.ts';
import { handInAppeal } from './hand-in-appeal.ts';
import { myAppealPage } from './my-appeal-pages.ts';
import { registerAppeal } from './register-appeal.ts';

type OfCase = FastifyRequest<{ Params: { ref: string } }>;
type OfAppeal = FastifyRequest<{ Params: { ref: string; appeal: string } }>;

/** Appeals against a decision: registered, shown with their delays, answered. */
export function appealRoutes(app: FastifyInstance): void {
  app.get(appealsPath.pattern, access('cases.see'), async (request: OfCase, reply) => show(request, reply));

  app.post(appealsPath.pattern, access('cases.appeal'), async (request: OfCase, reply) => {
    const { ctx, params } = request;
    const form = readForm(AppealForm, request.body, ctx.locale);
    if (!form.ok) return show(request, reply.code(422), form);
    return attempt(request, reply, form.typed, 'receivedOn', async () => {
      await registerAppeal(ctx, params.ref, form.data);
      return done(request, reply, appealsPath({ ref: params.ref }), 'appeals.flash.registered');
    });
  });

  app.post(answerAppealPath.pattern, access('cases.reopen'), async (request: OfAppeal, reply) => {
    const { ctx, params } = request;
    const form = readForm(AnswerForm, request.body, ctx.locale);
    if (!form.ok) return show(request, reply.code(422), form);
    return attempt(request, reply, form.typed, 'outcome', async () => {
      const answered = await answerAppeal(ctx, params.ref, numbered<AppealId>(params.appeal), form.data);
      const key = answered === 'now' ? 'appeals.flash.answered' : 'cases.flash.already';
      return done(request, reply, casePath({ ref: params.ref }), key);
    });
  });
}

/** An owner contests a decision on line. */
export function myAppealRoutes(app: FastifyInstance): void {
  type OfMine = { Params: { case: string } };
  app.get<OfMine>(myAppealPath.pattern, access('owner'), async (request, reply) => {
    const { ctx, params } = request;
    const row = await caseForOwner(ctx.db.read, ctx, Number(params.case));
    return page(request, reply, 'cases/my-appeal', await myAppealPage(ctx, row));
  });
  app.post<OfMine>(myAppealPath.pattern, access('owner', limited(20)), async (request, reply) => {
    const { ctx, params } = request;
    const row = await caseForOwner(ctx.db.read, ctx, Number(params.case));
    const { fields, files } = await readFormOrUpload(request);
    const form = readForm(MyAppealForm, fields, ctx.locale);
    if (!form.ok)
      return page(request, reply.code(422), 'cases/my-appeal', await myAppealPage(ctx, row, form));
    try {
      await handInAppeal(ctx, row.id, form.data, files[0] ?? null);
    } catch (error) {
      if (!isForForm(error) || !error.code.startsWith('documents.')) throw error;
      const errors = [errorOn('file', errorText(error, ctx.locale))];
      const model = await myAppealPage(ctx, row, { typed: form.typed, errors });
      return page(request, reply.code(422), 'cases/my-appeal', model);
    }
    return done(request, reply, `${myCasePath({ case: row.id })}#appeal-panel`, 'appeals.mine.done');
  });
}

async function show(request: OfCase, reply: FastifyReply, failed?: FailedAppeal): Promise<FastifyReply> {
  const { ctx, params } = request;
  const row = await caseForStaff(ctx.db.read, ctx, params.ref);
  return page(request, reply, 'cases/appeals', await appealsPage(ctx, row, failed));
}

function done(request: FastifyRequest, reply: FastifyReply, to: string, key: MessageKey): FastifyReply {
  flash(reply, 'success', key);
  return seeOther(request, reply, to);
}

/** A rule that says no comes back on the form, with what was typed. */
async function attempt(
  request: OfCase,
  reply: FastifyReply,
  typed: Typed,
  field: string,
  deed: () => Promise<FastifyReply>,
): Promise<FastifyReply> {
  try {
    return await deed();
  } catch (error) {
    if (!isForForm(error)) throw error;
    const errors = [errorOn(field, errorText(error, request.ctx.locale))];
    return show(request, reply.code(error.kind === 'conflict' ? 409 : 422), { typed, errors });
  }
}
