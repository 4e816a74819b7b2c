import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify';
import { worksOf } from '../../cases/case.ts';
import { translate } from '../../i18n/translate.ts';
import { dayOf } from '../../shared/dates.ts';
import { DomainError } from '../../shared/errors.ts';
import { errorText } from '../../web/errors.ts';
import { flash } from '../../web/flash.ts';
import { errorOn, readForm, typedValues } from '../../web/forms.ts';
import { numbered } from '../../web/numbered.ts';
import { page, seeOther } from '../../web/render.ts';
import { access } from '../../web/request.ts';
import { limited } from '../../web/security.ts';
import { readUpload } from '../../web/uploads.ts';
import * as paths from '../agreements-paths.ts';
import { giveQuantity } from './give-quantity.ts';
import { QuantityForm, readInvoice } from './invoice-forms.ts';
import { invoicesPage } from './invoice-pages.ts';
import { type CaseKey, caseOf, recordInvoice } from './record-invoice.ts';
import type { Refused } from './works-pages.ts';

/** Invoices, entered by the owner or by the office on the same screen. */
export function invoiceRoutes(app: FastifyInstance): void {
  const entrances = [
    { pattern: paths.myInvoicesPath.pattern, wanted: 'owner' },
    { pattern: paths.invoicesPath.pattern, wanted: 'payments.certify' },
  ] as const;
  for (const { pattern, wanted } of entrances) {
    app.get(pattern, { config: { access: wanted } }, (request, reply) => show(request, reply));
    app.post(pattern, access(wanted, limited(60)), enter);
  }
  app.post<{ Params: { ref: string; bill: string } }>(
    paths.invoiceQuantityPath.pattern,
    access('cases.instruct'),
    async (request, reply) => {
      const { ctx, params } = request;
      const form = readForm(QuantityForm, request.body, ctx.locale);
      if (!form.ok) return show(request, reply.code(422), form);
      await giveQuantity(ctx, params.ref, numbered(params.bill), form.data);
      flash(reply, 'success', 'bills.quantity.done');
      return seeOther(request, reply, paths.invoicesPath(params));
    },
  );
}

function keyOf(request: FastifyRequest): CaseKey {
  const params = request.params as { case?: string; ref?: string };
  return params.case === undefined ? { ref: params.ref ?? '' } : { id: Number(params.case) };
}

async function show(request: FastifyRequest, reply: FastifyReply, refused?: Refused): Promise<FastifyReply> {
  const row = await caseOf(request.ctx.db.read, request.ctx, keyOf(request));
  return page(request, reply, 'agreements/invoices', await invoicesPage(request.ctx, row, refused));
}

async function enter(request: FastifyRequest, reply: FastifyReply): Promise<FastifyReply> {
  const { ctx } = request;
  const key = keyOf(request);
  const row = await caseOf(ctx.db.read, ctx, key);
  const { fields, files } = await readUpload(request);
  const form = readInvoice(typedValues(fields), worksOf(row), ctx.locale, dayOf(ctx.clock()));
  const [file] = files;
  const missing = file ? [] : [errorOn('file', translate(ctx.locale, 'agreements.errors.fileNeeded'))];
  if (!form.ok || !file)
    return show(request, reply.code(422), {
      typed: form.typed,
      errors: [...(form.ok ? [] : form.errors), ...missing],
    });
  try {
    await recordInvoice(ctx, key, form.data, file);
  } catch (error) {
    if (!(error instanceof DomainError) || error.kind === 'not-found' || error.kind === 'forbidden')
      throw error;
    // A bill known already is refused at its number, a file that cannot be kept at the file.
    const field = error.code === 'agreements.errors.invoiceKnown' ? 'number' : 'file';
    const errors = [errorOn(field, errorText(error, ctx.locale))];
    return show(request, reply.code(422), { typed: form.typed, errors });
  }
  flash(reply, 'success', 'agreements.invoice.done');
  return seeOther(request, reply, request.url.split('?')[0] ?? '/');
}
