import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify';
import type { ActId } from '../../shared/ids.ts';
import { errorText } from '../../web/errors.ts';
import { flash } from '../../web/flash.ts';
import { errorOn, readForm, typedText } from '../../web/forms.ts';
import { numbered } from '../../web/numbered.ts';
import { page, seeOther } from '../../web/render.ts';
import { access } from '../../web/request.ts';
import { limited } from '../../web/security.ts';
import { SignForm } from '../agreement-forms.ts';
import type { SignAgain } from '../agreement-pages.ts';
import * as paths from '../agreements-paths.ts';
import { refusalOf } from '../refusal-on-form.ts';
import { caseForSignatory } from '../signing/case-for-signatory.ts';
import { sendSigningCode } from '../signing/send-signing-code.ts';
import { signAsOwner } from '../signing/sign-agreement.ts';
import { signAmendmentPage } from './sign-amendment-pages.ts';

type Own = FastifyRequest<{ Params: { case: string; act: string } }>;

/** Amendments for those who sign them as owners. */
export function myAmendmentRoutes(app: FastifyInstance): void {
  app.get(paths.myAmendmentPath.pattern, access('owner'), (request: Own, reply) => show(request, reply));

  app.post(paths.sendAmendmentCodePath.pattern, access('owner', limited(10)), async (request: Own, reply) => {
    const { ctx, params } = request;
    const refusal = await refusalOf(() => sendSigningCode(ctx, Number(params.case), actOf(request)));
    if (refusal)
      return show(request, reply, {
        errors: [errorOn('send-code', errorText(refusal, ctx.locale))],
        readTicked: false,
      });
    return seeOther(request, reply, `${paths.myAmendmentPath(params)}#signer`);
  });

  app.post(paths.signAmendmentPath.pattern, access('owner', limited(20)), async (request: Own, reply) => {
    const { ctx, params } = request;
    const form = readForm(SignForm, request.body, ctx.locale);
    const readTicked = typedText(form.typed, 'read') === 'yes';
    if (!form.ok) return show(request, reply, { errors: form.errors, readTicked });
    const refusal = await refusalOf(() => signAsOwner(ctx, Number(params.case), form.data, actOf(request)));
    if (refusal)
      return show(request, reply, {
        errors: [errorOn('code', errorText(refusal, ctx.locale))],
        readTicked,
      });
    flash(reply, 'success', 'agreements.sign.done');
    return seeOther(request, reply, paths.myAmendmentPath(params));
  });
}

const actOf = (request: Own): ActId => numbered<ActId>(request.params.act);

async function show(request: Own, reply: FastifyReply, again?: SignAgain): Promise<FastifyReply> {
  const { ctx, params } = request;
  const row = await caseForSignatory(ctx.db.read, ctx, Number(params.case));
  const model = await signAmendmentPage(ctx, row, actOf(request), again ?? null);
  return page(request, again ? reply.code(422) : reply, 'agreements/sign-amendment', model);
}
