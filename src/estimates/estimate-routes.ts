import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify';
import { translate } from '../i18n/translate.ts';
import { isInTerritory } from '../programme/territory.ts';
import { dayOf, yearOf } from '../shared/dates.ts';
import { flash } from '../web/flash.ts';
import { errorOn, type FieldError, readForm, type Typed, typedText } from '../web/forms.ts';
import { page, pageOrFragment, seeOther } from '../web/render.ts';
import { access } from '../web/request.ts';
import { limited } from '../web/security.ts';
import { askToContinue, continueSignedIn } from './continue-with-home.ts';
import { countSteps } from './count-steps.ts';
import { type EstimateAnswers, isEnough, NO_ANSWERS, reachedPart } from './estimate-answers.ts';
import { EstimateForm, MailForm } from './estimate-forms.ts';
import { type EstimatePage, type EstimateView, estimatePage, reachedBefore } from './estimate-pages.ts';
import { newSteps } from './estimate-steps.ts';
import * as paths from './estimates-paths.ts';
import { eraseEstimate, keepAgain, keepEstimate, openKept } from './keep-estimate.ts';
import { mailEstimate } from './mail-estimate.ts';
import { makeEstimate, type PublicEstimate } from './make-estimate.ts';

const open = (max: number, timeWindow?: string) => access('public', limited(max, timeWindow));
type Kept = { readonly Params: { readonly token: string } };

/** The public estimate: answered, reckoned as one chooses, kept under a secret address. Reading changes nothing but counts. */
export function estimateRoutes(app: FastifyInstance): void {
  app.get(paths.estimatePath.pattern, open(120), async (request, reply) => {
    await countSteps(request.ctx, ['opened']);
    return page(
      request,
      reply,
      'estimates/estimate',
      await estimatePage(request.ctx, { answers: NO_ANSWERS, made: null }),
    );
  });

  app.get(paths.tryEstimatePath.pattern, open(120), async (_request, reply) =>
    reply.redirect(paths.estimatePath(), 303),
  );

  // Each change of an answer asks again: a person who hesitates sends some fifty a minute.
  app.post(paths.tryEstimatePath.pattern, open(120), async (request, reply) => {
    const { answers, errors, typed } = read(request);
    await countSteps(request.ctx, newSteps(reachedBefore(typed), reachedPart(answers)));
    const made = errors.length > 0 ? null : await reckoned(request, answers);
    const model = await estimatePage(request.ctx, { answers, made, typed, errors });
    reply.code(errors.length > 0 ? 422 : 200);
    return show(request, reply, model);
  });

  app.post(paths.estimatePath.pattern, open(10), async (request, reply) => {
    const { answers, errors, typed } = read(request);
    if (errors.length > 0) return refuse(request, reply, { answers, made: null, typed, errors });
    const token = await keepEstimate(request.ctx, answers);
    flash(reply, 'success', 'estimates.keep.saved');
    return seeOther(request, reply, `${paths.keptEstimatePath({ token })}#keep`);
  });

  keptRoutes(app);
}

function keptRoutes(app: FastifyInstance): void {
  app.get<Kept>(paths.keptEstimatePath.pattern, open(60), async (request, reply) => {
    notForRobots(reply);
    return page(
      request,
      reply,
      'estimates/estimate',
      await estimatePage(request.ctx, await keptView(request)),
    );
  });

  app.post<Kept>(paths.keptEstimatePath.pattern, open(20), async (request, reply) => {
    const { answers, errors, typed } = read(request);
    const { kept } = await keptView(request);
    if (errors.length > 0)
      return refuse(request, reply, { answers, made: null, typed, errors, ...(kept ? { kept } : {}) });
    await keepAgain(request.ctx, request.params.token, answers);
    flash(reply, 'success', 'estimates.keep.savedAgain');
    return seeOther(request, reply, paths.keptEstimatePath(request.params));
  });

  // Mails leave for a mailbox that nobody has checked: few, and with none of the sender's words.
  app.post<Kept>(paths.mailEstimatePath.pattern, open(5, '10 minutes'), async (request, reply) => {
    const view = await keptView(request);
    const form = readForm(MailForm, request.body, request.ctx.locale);
    if (!form.ok) return refuse(request, reply, withEmail(view, form.typed, renamed(form.errors, 'mail')));
    await mailEstimate(request.ctx, request.params.token, form.data.email);
    flash(reply, 'success', 'estimates.keep.mailSent');
    return seeOther(request, reply, paths.keptEstimatePath(request.params));
  });

  app.post<Kept>(paths.eraseEstimatePath.pattern, open(20), async (request, reply) => {
    await eraseEstimate(request.ctx, request.params.token);
    flash(reply, 'success', 'estimates.keep.erased');
    return seeOther(request, reply, paths.estimatePath());
  });

  app.post<Kept>(paths.continueEstimatePath.pattern, open(5, '10 minutes'), async (request, reply) => {
    const { ctx } = request;
    if (ctx.actor.kind === 'owner') {
      const estimate = await continueSignedIn(ctx, request.params.token, ctx.actor);
      return seeOther(request, reply, paths.myEstimatePath({ estimate }));
    }
    const view = await keptView(request);
    const form = readForm(MailForm, request.body, ctx.locale);
    if (!form.ok)
      return refuse(request, reply, withEmail(view, form.typed, renamed(form.errors, 'continue')));
    await askToContinue(ctx, request.params.token, form.data.email);
    return page(request, reply, 'people/sign-in-sent', {
      email: form.data.email,
      demoMails: ctx.config.demo ? '/demo' : null,
    });
  });
}

/** The page holds two fields for a mailbox: the fault is shown at the one that was sent. */
const renamed = (errors: readonly FieldError[], form: 'mail' | 'continue'): FieldError[] =>
  errors.map(({ text }) => errorOn(`${form}-email`, text));
const withEmail = (view: EstimateView, typed: Typed, errors: readonly FieldError[]): EstimateView => ({
  ...view,
  errors,
  ...(view.kept ? { kept: { ...view.kept, email: typedText(typed, 'email') } } : {}),
});

async function keptView(request: FastifyRequest<Kept>): Promise<EstimateView> {
  const { token } = request.params;
  const estimate = await openKept(request.ctx, token);
  const made = await reckoned(request, estimate.answers);
  return { answers: estimate.answers, made, kept: { estimate, token } };
}

const reckoned = async ({ ctx }: FastifyRequest, answers: EstimateAnswers): Promise<PublicEstimate | null> =>
  isEnough(answers) ? makeEstimate(ctx, answers) : null;

const show = (request: FastifyRequest, reply: FastifyReply, model: EstimatePage) =>
  pageOrFragment(request, reply, { page: 'estimates/estimate', fragment: 'estimates/live' }, model);

const refuse = async (request: FastifyRequest, reply: FastifyReply, view: EstimateView) =>
  page(request, notForRobots(reply).code(422), 'estimates/estimate', await estimatePage(request.ctx, view));

const notForRobots = (reply: FastifyReply): FastifyReply => reply.header('x-robots-tag', 'noindex, nofollow');

type Read = {
  readonly answers: EstimateAnswers;
  readonly errors: readonly FieldError[];
  readonly typed: Typed;
};

/** The answers, or what can be read of them with what is wrong. */
function read({ ctx, body }: FastifyRequest): Read {
  const form = readForm(EstimateForm, body, ctx.locale);
  if (form.ok) return { answers: form.data, errors: faultsOf(ctx, form.data), typed: form.typed };
  return { answers: readable(form.typed), errors: form.errors, typed: form.typed };
}

const readable = (typed: Typed): EstimateAnswers =>
  EstimateForm.parse(
    Object.fromEntries(
      Object.entries(typed).filter(([name, value]) => EstimateForm.safeParse({ [name]: value }).success),
    ),
  );

function faultsOf(ctx: FastifyRequest['ctx'], answers: EstimateAnswers): FieldError[] {
  const year = yearOf(dayOf(ctx.clock()));
  const wrong = [
    answers.commune !== null && !isInTerritory(ctx.territory, answers.commune) ? 'commune' : null,
    (answers.yearBuilt ?? 0) > year ? 'yearBuilt' : null,
    (answers.vacantSince ?? 0) > year ? 'vacantSince' : null,
  ] as const;
  return wrong.flatMap((field) =>
    field === null ? [] : [errorOn(field, translate(ctx.locale, `estimates.errors.${field}`))],
  );
}
