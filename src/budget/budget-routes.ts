import type { FastifyInstance, FastifyRequest } from 'fastify';
import { csvOf } from '../documents/csv.ts';
import { xlsxOf } from '../documents/spreadsheet.ts';
import { translate } from '../i18n/translate.ts';
import { mustExist } from '../shared/errors.ts';
import { page } from '../web/render.ts';
import { access } from '../web/request.ts';
import { MovementQuery } from './budget-forms.ts';
import { budgetPage, envelopePage, movementsTable } from './budget-pages.ts';
import { budgetPath, envelopeExportPath, envelopePath, envelopeSheetPath } from './budget-paths.ts';
import { type Envelope, findEnvelope } from './budget-store.ts';

type One = { readonly Params: { readonly envelope: string } };
const XLSX = 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet';

/** Envelopes and what moved in them. */
export function budgetRoutes(app: FastifyInstance): void {
  app.get(budgetPath.pattern, access('budget.see'), async (request, reply) =>
    page(request, reply, 'budget/list', await budgetPage(request.ctx)),
  );
  app.get<One>(envelopePath.pattern, access('budget.see'), async (request, reply) => {
    const shown = await envelopePage(request.ctx, await asked(request), MovementQuery.parse(request.query));
    return page(request, reply, 'budget/envelope', shown);
  });
  app.get<One>(envelopeExportPath.pattern, access('budget.see'), async (request, reply) => {
    const envelope = await asked(request);
    const { filter } = MovementQuery.parse(request.query);
    return reply
      .header('content-disposition', `attachment; filename="${envelope.slug}.csv"`)
      .type('text/csv; charset=utf-8')
      .send(csvOf(await movementsTable(request.ctx, envelope, filter)));
  });
  app.get<One>(envelopeSheetPath.pattern, access('budget.see'), async (request, reply) => {
    const { ctx } = request;
    const envelope = await asked(request);
    const { filter } = MovementQuery.parse(request.query);
    const { columns, rows, locale } = await movementsTable(ctx, envelope, filter);
    const name = translate(locale, 'budget.movements');
    const sheets = [{ name, columns, rows }];
    const bytes = await xlsxOf({ title: envelope.label, locale, at: ctx.clock(), sheets });
    return reply
      .header('content-disposition', `attachment; filename="${envelope.slug}.xlsx"`)
      .type(XLSX)
      .send(Buffer.from(bytes));
  });
}

const asked = async ({ ctx, params }: FastifyRequest<One>): Promise<Envelope> =>
  mustExist(await findEnvelope(ctx.db.read, params.envelope), 'budget.errors.unknownEnvelope');
