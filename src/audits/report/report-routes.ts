import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify';
import type { Context } from '../../context.ts';
import { translate } from '../../i18n/translate.ts';
import { mustExist, refused } from '../../shared/errors.ts';
import type { Locale } from '../../shared/locale.ts';
import type { Unit } from '../../units/units-queries.ts';
import { access } from '../../web/request.ts';
import { type Audit, isFrozen } from '../audit.ts';
import * as paths from '../audit-paths.ts';
import { auditsOfUnit } from '../audit-store.ts';
import { auditForStaff } from '../open-audit.ts';
import { startedBy, type UnitParams } from '../questionnaire/questionnaire-routes.ts';
import { auditReportPdf } from './audit-report-pdf.ts';
import { reportOfAudit } from './audit-report-store.ts';
import { gatherReport } from './gather-report.ts';

type AuditParams = { readonly Params: { readonly audit: string } };

/** The report of an audit: sealed and always the same once reviewed, drawn anew as a draft before. */
export function reportRoutes(app: FastifyInstance): void {
  app.get<UnitParams>(paths.myReportPath.pattern, access('owner'), async (request, reply) => {
    const { unit, audit } = await startedBy(request);
    return sendReport(request, reply, unit, await numbered(request, audit));
  });
  app.get<AuditParams>(paths.auditReportPath.pattern, access('audits.see'), async (request, reply) => {
    const { unit, audit } = await auditForStaff(
      request.ctx.db.read,
      request.ctx,
      Number(request.params.audit),
    );
    return sendReport(request, reply, unit, audit);
  });
}

/** `?number=1`: that audit of the dwelling, its current one unless said. */
async function numbered({ ctx, query }: FastifyRequest, latest: Audit): Promise<Audit> {
  const { number } = query as { number?: unknown };
  if (number === undefined) return latest;
  const all = await auditsOfUnit(ctx.db.read, latest.unitId);
  return mustExist(
    all.find((audit) => String(audit.number) === number),
    'auditScreens.errors.unknownAudit',
  );
}

/** `?lang=en`: a translation, made on demand. */
async function sendReport(
  request: FastifyRequest,
  reply: FastifyReply,
  unit: Unit,
  audit: Audit,
): Promise<FastifyReply> {
  const lang: Locale = (request.query as { lang?: unknown }).lang === 'en' ? 'en' : 'fr';
  const bytes = isFrozen(audit)
    ? await finalReport(request.ctx, audit, lang)
    : await draftReport(request.ctx, unit, audit, lang);
  const name = `${translate(lang, 'auditReport.fileName')}-${unit.id}-${audit.number}.pdf`;
  return reply
    .header('content-disposition', `inline; filename="${name}"`)
    .header('x-content-type-options', 'nosniff')
    .type('application/pdf')
    .send(Buffer.from(bytes));
}

/** @throws DomainError `auditReport.errors.notReady` until the worker has made it, or for an audit frozen before reports were */
async function finalReport(ctx: Context, audit: Audit, lang: Locale): Promise<Uint8Array> {
  const report = await reportOfAudit(ctx.db.read, audit.id);
  if (!report || report.fileHash === null) throw refused('auditReport.errors.notReady');
  if (lang === 'fr') return ctx.files.read(report.fileHash);
  return ctx.pdf.render(auditReportPdf(report.facts, lang, 'final'));
}

/** @throws DomainError `auditReport.errors.notComputed` */
async function draftReport(ctx: Context, unit: Unit, audit: Audit, lang: Locale): Promise<Uint8Array> {
  const { result } = audit;
  if (result === null || audit.state === 'draft') throw refused('auditReport.errors.notComputed');
  const facts = await gatherReport(ctx.db.read, ctx, unit, audit, result);
  return ctx.pdf.render(auditReportPdf(facts, lang, 'draft'));
}
