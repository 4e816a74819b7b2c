import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify';
import { refusalOf } from '../agreements/refusal-on-form.ts';
import { casePath } from '../cases/case-paths.ts';
import { caseForStaff } from '../cases/open-case.ts';
import { csvOf } from '../documents/csv.ts';
import { translate } from '../i18n/translate.ts';
import { dayOf } from '../shared/dates.ts';
import { errorText } from '../web/errors.ts';
import { flash } from '../web/flash.ts';
import { errorOn, type FieldError, readForm, type Typed } from '../web/forms.ts';
import { page, seeOther } from '../web/render.ts';
import { access } from '../web/request.ts';
import { limited } from '../web/security.ts';
import { readUpload } from '../web/uploads.ts';
import { breachRoutes } from './breach/breach-routes.ts';
import { returnFaults } from './check-return.ts';
import { checkRoutes } from './checks/check-routes.ts';
import { closeCase } from './close-case.ts';
import { faultWords } from './explain-fault.ts';
import { handedRoutes } from './handed/handed-routes.ts';
import { handedWaiting } from './handed/handed-store.ts';
import { knownCeiling } from './known-ceiling.ts';
import { promisedBy } from './promised.ts';
import { recordReturn } from './record-return.ts';
import { CloseForm, readReturn } from './return-forms.ts';
import { recordReturnPage } from './return-pages.ts';
import * as paths from './return-paths.ts';
import { readRunningFilter, runningExport, runningPage } from './running-pages.ts';
import { transferRoutes } from './transfer/transfer-routes.ts';
import { undertakingsPage } from './undertakings-pages.ts';
import { verifyUndertakings } from './verify-undertakings.ts';

type Ref = { readonly ref: string };
type RefRequest = FastifyRequest<{ Params: Ref }>;
type Refused = { readonly typed: Typed; readonly errors: readonly FieldError[] };

/** Return to the market: recorded on evidence, followed to the end of what was promised, closed. */
export function returnRoutes(app: FastifyInstance): void {
  recording(app);
  monitoring(app);
  handedRoutes(app);
  checkRoutes(app);
  breachRoutes(app);
  transferRoutes(app);
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
    access('returns.record', limited(30)),
    async (request, reply) => {
      const { ctx, params } = request;
      const { fields, files } = await readUpload(request);
      const [proof] = files;
      const row = await theCase(request);
      const handed = await handedWaiting(ctx.db.read, row.id);
      const form = readReturn(fields, proof !== undefined || handed !== undefined, ctx.locale);
      if (!form.ok) return showRecord(request, reply, form);
      const promised = promisedBy(row);
      // Where the official table lists the commune nobody types the ceiling.
      const known = await knownCeiling(ctx.db.read, ctx, row, form.found.occupiedOn);
      const found = known ? { ...form.found, rentCeiling: known.monthly } : form.found;
      const faults = returnFaults(found, promised, dayOf(ctx.clock()));
      if (faults.length > 0) {
        const words = faultWords(found, promised, ctx.locale);
        const errors = faults.map(({ field, fault }) =>
          errorOn(field, translate(ctx.locale, `returns.errors.${fault}`, words)),
        );
        return showRecord(request, reply, { typed: form.typed, errors });
      }
      const refusal = await refusalOf(() =>
        recordReturn(ctx, params.ref, { ...found, proof: proof ?? null }),
      );
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
    const refusal = await refusalOf(() => closeCase(ctx, params.ref, form.data.version));
    if (refusal) return show(request, reply, [errorOn('close', errorText(refusal, ctx.locale))]);
    flash(reply, 'success', 'returns.monitoring.closed');
    return seeOther(request, reply, casePath(params));
  });

  app.post<{ Params: Ref }>(
    paths.verifyUndertakingsPath.pattern,
    access('cases.instruct'),
    async (request, reply) => {
      const { ctx, params } = request;
      const form = readForm(CloseForm, request.body, ctx.locale);
      if (!form.ok) return show(request, reply, form.errors);
      const refusal = await refusalOf(() => verifyUndertakings(ctx, params.ref, form.data.version));
      if (refusal) return show(request, reply, [errorOn('verify', errorText(refusal, ctx.locale))]);
      flash(reply, 'success', 'returns.monitoring.verified');
      return seeOther(request, reply, paths.undertakingsPath(params));
    },
  );

  app.get(paths.runningPath.pattern, access('cases.see'), async (request, reply) =>
    page(request, reply, 'returns/running', await runningPage(request.ctx, readRunningFilter(request.query))),
  );

  app.get(paths.runningExportPath.pattern, access('cases.see'), async (request, reply) => {
    const table = await runningExport(request.ctx, readRunningFilter(request.query));
    return reply
      .header('content-disposition', 'attachment; filename="engagements.csv"')
      .type('text/csv; charset=utf-8')
      .send(csvOf(table));
  });
}
