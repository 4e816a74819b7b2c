import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify';
import { casePath } from '../cases/case-paths.ts';
import { caseForStaff } from '../cases/open-case.ts';
import { translate } from '../i18n/translate.ts';
import { coversCommune } from '../shared/actor.ts';
import { dayOf } from '../shared/dates.ts';
import { DomainError } from '../shared/errors.ts';
import { errorText } from '../web/errors.ts';
import { flash } from '../web/flash.ts';
import { errorOn, type FieldError, readForm, type Typed } from '../web/forms.ts';
import { page, seeOther } from '../web/render.ts';
import { access, staffOf } from '../web/request.ts';
import { limited } from '../web/security.ts';
import { readUpload } from '../web/uploads.ts';
import { returnFaults } from './check-return.ts';
import { closeCase } from './close-case.ts';
import { faultWords } from './explain-fault.ts';
import { promisedBy } from './promised.ts';
import { recordReturn } from './record-return.ts';
import { CloseForm, readReturn } from './return-forms.ts';
import { recordReturnPage, runningPage, undertakingsPage } from './return-pages.ts';
import * as paths from './return-paths.ts';

type Ref = { readonly ref: string };
type RefRequest = FastifyRequest<{ Params: Ref }>;
type Refused = { readonly typed: Typed; readonly errors: readonly FieldError[] };

/** Return to the market: recorded on evidence, followed to the end of what was promised, closed. */
export function returnRoutes(app: FastifyInstance): void {
  recording(app);
  monitoring(app);
}

const theCase = ({ ctx, params }: RefRequest) => caseForStaff(ctx.db.read, ctx, params.ref);

async function showRecord(
  request: RefRequest,
  reply: FastifyReply,
  refused?: Refused,
): Promise<FastifyReply> {
  const model = await recordReturnPage(request.ctx, await theCase(request), refused);
  return page(request, refused ? reply.code(422) : reply, 'returns/record', model);
}

function recording(app: FastifyInstance): void {
  app.get<{ Params: Ref }>(paths.recordReturnPath.pattern, access('returns.record'), (request, reply) =>
    showRecord(request, reply),
  );

  app.post<{ Params: Ref }>(
    paths.recordReturnPath.pattern,
    { config: { access: 'returns.record', ...limited(30) } },
    async (request, reply) => {
      const { ctx, params } = request;
      const { fields, files } = await readUpload(request);
      const [proof] = files;
      const form = readReturn(fields, proof !== undefined, ctx.locale);
      if (!form.ok || !proof) return showRecord(request, reply, form as Refused);
      const promised = promisedBy(await theCase(request));
      const faults = returnFaults(form.found, promised, dayOf(ctx.clock()));
      if (faults.length > 0) {
        const words = faultWords(form.found, promised, ctx.locale);
        const errors = faults.map(({ field, fault }) =>
          errorOn(field, translate(ctx.locale, `returns.errors.${fault}`, words)),
        );
        return showRecord(request, reply, { typed: form.typed, errors });
      }
      const refusal = await refusedBy(() => recordReturn(ctx, params.ref, { ...form.found, proof }));
      if (refusal) {
        const field = refusal.code.startsWith('documents.') ? 'file' : 'occupiedOn';
        const errors = [errorOn(field, errorText(refusal, ctx.locale))];
        return showRecord(request, reply, { typed: form.typed, errors });
      }
      flash(reply, 'success', 'returns.record.done');
      return seeOther(request, reply, casePath(params));
    },
  );
}

function monitoring(app: FastifyInstance): void {
  const show = async (request: RefRequest, reply: FastifyReply, errors: readonly FieldError[] = []) =>
    page(
      request,
      errors.length > 0 ? reply.code(422) : reply,
      'returns/undertakings',
      await undertakingsPage(request.ctx, await theCase(request), errors),
    );

  app.get<{ Params: Ref }>(paths.undertakingsPath.pattern, access('cases.see'), (request, reply) =>
    show(request, reply),
  );

  app.post<{ Params: Ref }>(paths.closeCasePath.pattern, access('cases.instruct'), async (request, reply) => {
    const { ctx, params } = request;
    const form = readForm(CloseForm, request.body, ctx.locale);
    if (!form.ok) return show(request, reply, form.errors);
    const refusal = await refusedBy(() => closeCase(ctx, params.ref, form.data.version));
    if (refusal) return show(request, reply, [errorOn('close', errorText(refusal, ctx.locale))]);
    flash(reply, 'success', 'returns.monitoring.closed');
    return seeOther(request, reply, casePath(params));
  });

  app.get(paths.runningPath.pattern, access('cases.see'), async (request, reply) => {
    const staff = staffOf(request.ctx);
    const model = await runningPage(request.ctx, (commune) => coversCommune(staff, commune));
    return page(request, reply, 'returns/running', model);
  });
}

/** A rule that says no comes back on the form; anything else stays an error. */
async function refusedBy(deed: () => Promise<unknown>): Promise<DomainError | null> {
  try {
    await deed();
    return null;
  } catch (error) {
    if (error instanceof DomainError && (error.kind === 'refused' || error.kind === 'invalid')) return error;
    throw error;
  }
}
