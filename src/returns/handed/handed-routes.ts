import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify';
import { refusalOf } from '../../agreements/refusal-on-form.ts';
import { myCasePath } from '../../cases/case-paths.ts';
import { caseForOwner } from '../../cases/open-case.ts';
import { invalid } from '../../shared/errors.ts';
import { errorText } from '../../web/errors.ts';
import { flash } from '../../web/flash.ts';
import { errorOn, type FieldError, readForm, type Typed } from '../../web/forms.ts';
import { page, seeOther } from '../../web/render.ts';
import { access } from '../../web/request.ts';
import { limited } from '../../web/security.ts';
import { readUpload } from '../../web/uploads.ts';
import { askEvidencePath, myReturnPath, recordReturnPath } from '../return-paths.ts';
import { askEvidenceAgain, handInEvidence } from './hand-in-evidence.ts';
import { AskAgainForm, readHandIn } from './handed-forms.ts';
import { handInPage } from './handed-pages.ts';

type Mine = { Params: { case: string } };

/** The owner proves on line that the home is lived in; the officer accepts it with the return, or asks again. */
export function handedRoutes(app: FastifyInstance): void {
  const show = async (
    request: FastifyRequest<Mine>,
    reply: FastifyReply,
    typed?: Typed,
    errors: readonly FieldError[] = [],
  ) => {
    const row = await caseForOwner(request.ctx.db.read, request.ctx, Number(request.params.case));
    const model = await handInPage(request.ctx, row, typed, errors);
    return page(request, errors.length > 0 ? reply.code(422) : reply, 'returns/hand-in', model);
  };
  app.get<Mine>(myReturnPath.pattern, access('owner'), (request, reply) => show(request, reply));

  app.post<Mine>(myReturnPath.pattern, access('owner', limited(20)), async (request, reply) => {
    const { ctx, params } = request;
    const { fields, files } = await readUpload(request);
    const [file] = files;
    const form = readHandIn(fields, file !== undefined, ctx.locale);
    if (!form.ok || !file) return show(request, reply, form.typed, form.ok ? [] : form.errors);
    const { rent, difference, ...said } = form.data;
    const handed = { ...said, monthlyRent: rent, difference: difference || null, file };
    const refusal = await refusalOf(() => handInEvidence(ctx, Number(params.case), handed));
    if (refusal)
      return show(request, reply, form.typed, [
        errorOn(fieldOf(refusal.code), errorText(refusal, ctx.locale)),
      ]);
    flash(reply, 'success', 'returns.mine.done');
    return seeOther(request, reply, myCasePath({ case: params.case }));
  });

  app.post<{ Params: { ref: string } }>(
    askEvidencePath.pattern,
    access('returns.record'),
    async (request, reply) => {
      const { ctx, params } = request;
      const form = readForm(AskAgainForm, request.body, ctx.locale);
      if (!form.ok) throw invalid('returns.errors.messageNeeded');
      await askEvidenceAgain(ctx, params.ref, form.data);
      flash(reply, 'success', 'returns.record.againDone');
      return seeOther(request, reply, recordReturnPath(params));
    },
  );
}

function fieldOf(code: string): string {
  if (code.startsWith('documents.')) return 'file';
  const fields: Readonly<Record<string, string>> = {
    'returns.errors.weakEvidence': 'evidence',
    'returns.errors.rentNeeded': 'rent',
    'returns.errors.notAsPromised': 'difference',
  };
  return fields[code] ?? 'occupiedOn';
}
