import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify';
import type { Context } from '../../context.ts';
import { type MessageKey, translate } from '../../i18n/translate.ts';
import { DomainError, isForForm, mustExist } from '../../shared/errors.ts';
import { flash } from '../../web/flash.ts';
import { errorOn, type FieldError } from '../../web/forms.ts';
import { page } from '../../web/render.ts';
import { access } from '../../web/request.ts';
import { readUpload } from '../../web/uploads.ts';
import { showAudit } from '../adviser/staff-audit-routes.ts';
import type { Audit } from '../audit.ts';
import { dpeOfAudit } from '../audit-evidence-store.ts';
import * as paths from '../audit-paths.ts';
import { auditForStaff } from '../open-audit.ts';
import { openedBy, type UnitParams } from '../questionnaire/questionnaire-routes.ts';
import { startAudit } from '../start-audit.ts';
import { dpePage } from './dpe-pages.ts';
import { importDpe } from './import-dpe.ts';

type AuditParams = { readonly Params: { readonly audit: string } };
/** Name of the file field, on both screens. */
const FIELD = 'file';

/** The DPE of a dwelling, sent as its XML file by the owner or the adviser. */
export function dpeRoutes(app: FastifyInstance): void {
  app.get<UnitParams>(paths.myDpePath.pattern, access('owner'), (request, reply) => show(request, reply));

  app.post<UnitParams>(paths.myDpePath.pattern, access('owner'), async (request, reply) => {
    const { ctx } = request;
    const audit = await startAudit(ctx, Number(request.params.unit));
    const errors = await received(request, reply, audit);
    if (errors.length > 0) return show(request, reply.code(422), errors);
    return reply.redirect(paths.myDpePath(request.params), 303);
  });

  app.post<AuditParams>(paths.auditDpePath.pattern, access('audits.review'), async (request, reply) => {
    const { ctx } = request;
    const { audit } = await auditForStaff(ctx.db.read, ctx, Number(request.params.audit));
    const errors = await received(request, reply, audit);
    if (errors.length > 0) return showAudit(request, reply.code(422), { errors });
    return reply.redirect(paths.auditPath(request.params), 303);
  });

  app.get<AuditParams>(paths.auditDpePath.pattern, access('audits.see'), async (request, reply) => {
    const { ctx } = request;
    const { audit } = await auditForStaff(ctx.db.read, ctx, Number(request.params.audit));
    const dpe = mustExist(await dpeOfAudit(ctx.db.read, audit.id), 'web.error.404.text');
    return reply
      .header('content-disposition', `attachment; filename="dpe-${dpe.reading.facts.number ?? audit.id}.xml"`)
      .header('x-content-type-options', 'nosniff')
      .type('application/xml')
      .send(await ctx.files.read(dpe.hash));
  });
}

/** Takes the file that was sent; what is wrong with it is said beside its field. */
async function received(request: FastifyRequest, reply: FastifyReply, audit: Audit): Promise<FieldError[]> {
  const { ctx } = request;
  const [file] = (await readUpload(request)).files;
  if (!file) return [errorOn(FIELD, translate(ctx.locale, 'auditScreens.dpe.noFile'))];
  try {
    const { changed } = await importDpe(ctx, audit.id, file.bytes);
    flash(reply, 'success', 'auditScreens.dpe.importedFlash', { count: changed });
    return [];
  } catch (error) {
    if (!isForForm(error) && !isUnavailable(error)) throw error;
    return [errorOn(FIELD, refusalText(ctx, error))];
  }
}

/** The thread of a file that hangs or bursts: the file is to blame, and the person can send another. */
const isUnavailable = (error: unknown): error is DomainError =>
  error instanceof DomainError && error.kind === 'unavailable';

const refusalText = ({ locale }: Context, { code, params }: DomainError): string =>
  translate(locale, code as MessageKey, params);

async function show(
  request: FastifyRequest<UnitParams>,
  reply: FastifyReply,
  errors: readonly FieldError[] = [],
): Promise<FastifyReply> {
  const { ctx } = request;
  const { unit, audit } = await openedBy(request);
  const dpe = audit && (await dpeOfAudit(ctx.db.read, audit.id));
  return page(request, reply, 'audits/dpe', dpePage(ctx, unit, audit, dpe, errors));
}
