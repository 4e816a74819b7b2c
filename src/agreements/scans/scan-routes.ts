import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify';
import { translate } from '../../i18n/translate.ts';
import { isForForm, notFound } from '../../shared/errors.ts';
import type { ActId, ScanId } from '../../shared/ids.ts';
import { errorText } from '../../web/errors.ts';
import { flash } from '../../web/flash.ts';
import { errorOn, type FieldError, readForm } from '../../web/forms.ts';
import { numbered } from '../../web/numbered.ts';
import { page, seeOther } from '../../web/render.ts';
import { access, isPartial } from '../../web/request.ts';
import { limited } from '../../web/security.ts';
import { readUpload } from '../../web/uploads.ts';
import * as paths from '../agreements-paths.ts';
import { confirmScan } from './confirm-scan.ts';
import { discardScan } from './discard-scan.ts';
import { openScan } from './open-scan.ts';
import { receiveScan } from './receive-scan.ts';
import { ConfirmScanForm } from './scan-forms.ts';
import { scanPage, scansPage } from './scan-pages.ts';
import { pagesOfScan } from './scan-store.ts';

type OfScan = FastifyRequest<{ Params: { scan: string } }>;
type OfAct = FastifyRequest<{ Params: { scan: string; act: string } }>;
const office = access('agreements.issue');

/** Signed stacks of paper, scanned and tied again to their acts. */
export function scanRoutes(app: FastifyInstance): void {
  app.get(paths.scansPath.pattern, office, async (request, reply) =>
    page(request, reply, 'agreements/scans', await scansPage(request.ctx)),
  );

  app.post(paths.scansPath.pattern, access('agreements.issue', limited(30)), async (request, reply) => {
    const { ctx } = request;
    const { files } = await readUpload(request);
    if (files.length === 0) return again(request, reply, translate(ctx.locale, 'scans.errors.fileNeeded'));
    try {
      const scan = await receiveScan(ctx, files);
      return await seeOther(request, reply, paths.scanPath({ scan }));
    } catch (error) {
      if (!isForForm(error)) throw error;
      return again(request, reply, errorText(error, ctx.locale));
    }
  });

  app.get(paths.scanPath.pattern, office, async (request: OfScan, reply) => showScan(request, reply));

  app.get(
    paths.scanImagePath.pattern,
    office,
    async (request: FastifyRequest<{ Params: { scan: string; place: string } }>, reply) => {
      const { read } = request.ctx.db;
      const { id } = await openScan(read, request.ctx, numbered<ScanId>(request.params.scan));
      const pages = await pagesOfScan(read, id);
      const found = pages.find(({ place }) => place === Number(request.params.place));
      if (!found?.image) throw notFound('scans.errors.unknown');
      return reply
        .header('x-content-type-options', 'nosniff')
        .type('image/jpeg')
        .send(await request.ctx.files.read(found.image));
    },
  );

  app.post(paths.confirmScanPath.pattern, office, async (request: OfAct, reply) => {
    const { ctx, params } = request;
    const form = readForm(ConfirmScanForm, request.body, ctx.locale);
    if (!form.ok) return showScan(request, reply.code(422), onAct(params.act, form.errors));
    const ids = { scan: numbered<ScanId>(params.scan), act: numbered<ActId>(params.act) };
    try {
      await confirmScan(ctx, ids, form.data);
    } catch (error) {
      if (!isForForm(error)) throw error;
      const errors = [errorOn(`seen-${params.act}`, errorText(error, ctx.locale))];
      return showScan(request, reply.code(422), errors);
    }
    flash(reply, 'success', 'scans.confirmed');
    return seeOther(request, reply, paths.scanPath({ scan: ids.scan }));
  });

  app.post(paths.discardScanPath.pattern, office, async (request: OfScan, reply) => {
    await discardScan(request.ctx, numbered<ScanId>(request.params.scan));
    flash(reply, 'success', 'scans.discarded');
    return seeOther(request, reply, paths.scansPath());
  });
}

/** The page holds one form for each act: an error points at the field of its own. */
const onAct = (act: string, errors: readonly FieldError[]): FieldError[] =>
  errors.map(({ field, text }) => errorOn(`${field}-${act}`, text));

async function again(request: FastifyRequest, reply: FastifyReply, text: string): Promise<FastifyReply> {
  return page(
    request,
    reply.code(422),
    'agreements/scans',
    await scansPage(request.ctx, [errorOn('files', text)]),
  );
}

async function showScan(
  request: FastifyRequest<{ Params: { scan: string } }>,
  reply: FastifyReply,
  errors: readonly FieldError[] = [],
): Promise<FastifyReply> {
  const model = await scanPage(request.ctx, numbered<ScanId>(request.params.scan), errors);
  return page(request, reply, isPartial(request) ? 'agreements/scan-body' : 'agreements/scan', model);
}
