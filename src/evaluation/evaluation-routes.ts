import type { FastifyInstance } from 'fastify';
import { formatterFor } from '../i18n/format.ts';
import { translator } from '../i18n/translate.ts';
import { notFound } from '../shared/errors.ts';
import { page } from '../web/render.ts';
import { access } from '../web/request.ts';
import { evaluationPage } from './evaluation-pages.ts';
import { evaluationPath, reportFilePath } from './evaluation-paths.ts';
import { makeReport } from './make-report.ts';
import { isReportFormat, REPORT_FORMATS, reportFile } from './report-file.ts';

/** The manager's dashboard, and the report in each format. */
export function evaluationRoutes(app: FastifyInstance): void {
  app.get(evaluationPath.pattern, access('evaluation.see'), async (request, reply) => {
    const { ctx } = request;
    const report = await makeReport(ctx);
    return page(
      request,
      reply,
      'evaluation/dashboard',
      await evaluationPage(report, translator(ctx.locale), formatterFor(ctx.locale), ctx.locale),
    );
  });

  app.get<{ Params: { format: string } }>(
    reportFilePath.pattern,
    access('evaluation.see'),
    async (request, reply) => {
      const { format } = request.params;
      if (!isReportFormat(format)) throw notFound('web.error.404.text');
      const report = await makeReport(request.ctx);
      return reply
        .type(REPORT_FORMATS[format])
        .header('content-disposition', `attachment; filename="evaluation-${report.until}.${format}"`)
        .send(Buffer.from(await reportFile(request.ctx, report, format)));
    },
  );
}
