import type { FastifyInstance } from 'fastify';
import { flash } from '../../web/flash.ts';
import { errorOn, readForm, typedText } from '../../web/forms.ts';
import { page, seeOther } from '../../web/render.ts';
import { access } from '../../web/request.ts';
import { waiveFlag } from '../bills/waive-flag.ts';
import { DatePieceForm, WaiveForm } from '../case-forms.ts';
import * as paths from '../case-paths.ts';
import { caseForStaff } from '../open-case.ts';
import { datePiece } from './date-piece.ts';
import { documentsPage } from './document-pages.ts';
import { findBill } from './document-store.ts';

/** What an officer notes beside a piece: the date read on it, a flag of a quote or invoice let pass. */
export function examineRoutes(app: FastifyInstance): void {
  app.post<{ Params: { ref: string; document: string } }>(
    paths.datePiecePath.pattern,
    access('cases.instruct'),
    async (request, reply) => {
      const { ctx, params } = request;
      const form = readForm(DatePieceForm, request.body, ctx.locale);
      if (!form.ok) {
        const row = await caseForStaff(ctx.db.read, ctx, params.ref);
        const model = await documentsPage(ctx, row, Number(params.document), { form });
        return page(request, reply.code(422), 'cases/case-documents', model);
      }
      await datePiece(ctx, params.ref, Number(params.document), form.data.read);
      flash(reply, 'success', 'pieces.dates.saved');
      return seeOther(request, reply, paths.caseDocumentsPath(params, { document: params.document }));
    },
  );

  app.post<{ Params: { ref: string; bill: string } }>(
    paths.waiveFlagPath.pattern,
    access('cases.instruct'),
    async (request, reply) => {
      const { ctx, params } = request;
      const form = readForm(WaiveForm, request.body, ctx.locale);
      if (!form.ok) {
        const row = await caseForStaff(ctx.db.read, ctx, params.ref);
        const [flag, reason] = [typedText(form.typed, 'flag'), typedText(form.typed, 'reason')];
        const errors = form.errors.map(({ text }) => errorOn(`reason-${flag.replace(':', '-')}`, text));
        const bill = await findBill(ctx.db.read, row.id, Number(params.bill));
        const model = await documentsPage(ctx, row, bill?.documentId ?? null, {
          form: { waiving: { flag, reason }, errors },
        });
        return page(request, reply.code(422), 'cases/case-documents', model);
      }
      const bill = await waiveFlag(ctx, params.ref, { bill: Number(params.bill), ...form.data });
      flash(reply, 'success', 'bills.waiveDone');
      const shown = bill.documentId === null ? {} : { document: bill.documentId };
      return seeOther(request, reply, paths.caseDocumentsPath(params, shown));
    },
  );
}
