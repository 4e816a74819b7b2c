import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify';
import type { MessageKey } from '../../i18n/translate.ts';
import { isForForm, refused } from '../../shared/errors.ts';
import type { ExtensionId } from '../../shared/ids.ts';
import { errorText } from '../../web/errors.ts';
import { flash } from '../../web/flash.ts';
import { errorOn, type Form, readForm, type Typed } from '../../web/forms.ts';
import { numbered } from '../../web/numbered.ts';
import { page, seeOther } from '../../web/render.ts';
import { access } from '../../web/request.ts';
import * as paths from '../case-paths.ts';
import { caseForOwner, caseForStaff } from '../open-case.ts';
import { ExtensionAnswerForm, ExtensionForm, PauseForm, ResumeForm } from './clock-forms.ts';
import { clockPage, type FailedClock, mayAsk, myExtensionPage } from './clock-pages.ts';
import { extensionsOf } from './clock-store.ts';
import { answerExtension, askExtension, enterExtension } from './extend-works.ts';
import { pauseClock, resumeClock } from './pause-clock.ts';

type OfCase = FastifyRequest<{ Params: { ref: string } }>;
type OfExtension = FastifyRequest<{ Params: { ref: string; extension: string } }>;
type OfMine = FastifyRequest<{ Params: { case: string } }>;

/** The clock of a case: paused and resumed, deadlines of works put off. */
export function clockRoutes(app: FastifyInstance): void {
  app.get(paths.clockPath.pattern, access('cases.see'), async (request: OfCase, reply) =>
    show(request, reply),
  );

  app.post(paths.pausePath.pattern, access('cases.instruct'), async (request: OfCase, reply) =>
    attempt(request, reply, readForm(PauseForm, request.body, request.ctx.locale), 'reason', async (wish) => {
      const done = await pauseClock(request.ctx, request.params.ref, wish);
      return done === 'now' ? 'clocks.flash.paused' : 'cases.flash.already';
    }),
  );
  app.post(paths.resumePath.pattern, access('cases.instruct'), async (request: OfCase, reply) =>
    attempt(
      request,
      reply,
      readForm(ResumeForm, request.body, request.ctx.locale),
      'endReason',
      async (end) => {
        const done = await resumeClock(request.ctx, request.params.ref, end);
        return done === 'now' ? 'clocks.flash.resumed' : 'cases.flash.already';
      },
    ),
  );
  app.post(paths.askExtensionPath.pattern, access('cases.instruct'), async (request: OfCase, reply) =>
    attempt(
      request,
      reply,
      readForm(ExtensionForm, request.body, request.ctx.locale),
      'toDay',
      async (wanted) => {
        await enterExtension(request.ctx, request.params.ref, wanted);
        return 'clocks.flash.asked';
      },
    ),
  );
  app.post(paths.answerExtensionPath.pattern, access('cases.grant'), async (request: OfExtension, reply) => {
    const form = readForm(ExtensionAnswerForm, request.body, request.ctx.locale);
    return attempt(request, reply, form, 'outcome', async (answer) => {
      const { ref, extension } = request.params;
      const done = await answerExtension(request.ctx, ref, numbered<ExtensionId>(extension), answer);
      return done === 'now' ? `clocks.flash.${answer.outcome}` : 'cases.flash.already';
    });
  });
  mine(app);
}

function mine(app: FastifyInstance): void {
  app.get(paths.myExtensionPath.pattern, access('owner'), async (request: OfMine, reply) => {
    const { ctx } = request;
    const row = await caseForOwner(ctx.db.read, ctx, Number(request.params.case));
    if (!mayAsk(row, await extensionsOf(ctx.db.read, row.id))) throw refused('clocks.errors.nothingToExtend');
    return page(request, reply, 'cases/my-extension', myExtensionPage(ctx, row));
  });
  app.post(paths.myExtensionPath.pattern, access('owner'), async (request: OfMine, reply) => {
    const { ctx } = request;
    const id = Number(request.params.case);
    const form = readForm(ExtensionForm, request.body, ctx.locale);
    const again = async (failed: FailedClock) => {
      const row = await caseForOwner(ctx.db.read, ctx, id);
      return page(request, reply.code(422), 'cases/my-extension', myExtensionPage(ctx, row, failed));
    };
    if (!form.ok) return again(form);
    try {
      await askExtension(ctx, id, form.data);
    } catch (error) {
      if (!isForForm(error)) throw error;
      return again({ typed: form.typed, errors: [errorOn('toDay', errorText(error, ctx.locale))] });
    }
    flash(reply, 'success', 'clocks.flash.myAsked');
    return seeOther(request, reply, paths.myCasePath({ case: id }));
  });
}

async function show(request: OfCase, reply: FastifyReply, failed?: FailedClock): Promise<FastifyReply> {
  const { ctx, params } = request;
  const row = await caseForStaff(ctx.db.read, ctx, params.ref);
  return page(request, reply, 'cases/clock', await clockPage(ctx, row, failed));
}

/** A form that is not right, or a rule that says no, comes back on the page with what was typed. */
async function attempt<T>(
  request: OfCase,
  reply: FastifyReply,
  form: Form<T>,
  field: string,
  deed: (data: T) => Promise<MessageKey>,
): Promise<FastifyReply> {
  if (!form.ok) return show(request, reply.code(422), form);
  const typed: Typed = form.typed;
  try {
    flash(reply, 'success', await deed(form.data));
    return seeOther(request, reply, paths.clockPath({ ref: request.params.ref }));
  } catch (error) {
    if (!isForForm(error)) throw error;
    const errors = [errorOn(field, errorText(error, request.ctx.locale))];
    return show(request, reply.code(error.kind === 'conflict' ? 409 : 422), { typed, errors });
  }
}
