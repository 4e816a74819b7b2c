import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify';
import { casesBySchemeVersion } from '../../cases/cases-queries.ts';
import { invalid, isForForm, mustExist } from '../../shared/errors.ts';
import type { SchemeVersionId } from '../../shared/ids.ts';
import { errorText } from '../../web/errors.ts';
import { flash } from '../../web/flash.ts';
import { errorOn, type FieldError, readForm, typedText } from '../../web/forms.ts';
import { numbered } from '../../web/numbered.ts';
import { page, seeOther } from '../../web/render.ts';
import { access } from '../../web/request.ts';
import { readUpload } from '../../web/uploads.ts';
import { parseScheme } from '../scheme.ts';
import { findSchemeVersion, listSchemeVersions } from '../scheme-store.ts';
import { copyVersion, importScheme } from './add-draft.ts';
import { comparePage } from './compare-pages.ts';
import { failingTests } from './failing-tests.ts';
import { CopyForm } from './scheme-forms.ts';
import { schemeListPage } from './scheme-list-pages.ts';
import { schemePage } from './scheme-pages.ts';
import * as paths from './scheme-paths.ts';
import { viewScheme } from './scheme-view.ts';

export type OfScheme = FastifyRequest<{ Params: { id: string } }>;
export const schemeIdOf = (request: OfScheme): SchemeVersionId => numbered(request.params.id);

/** Far above any scheme: the pilot's is 12 kB. */
const MOST_BYTES = 500_000;

/** Schemes as everybody at work may read them, and the ways in which a draft begins. */
export function schemeRoutes(app: FastifyInstance): void {
  app.get(paths.schemesPath.pattern, access('schemes.see'), async (request, reply) =>
    list(request, reply, []),
  );

  app.get(paths.schemePath.pattern, access('schemes.see'), async (request: OfScheme, reply) =>
    version(request, reply, []),
  );

  app.get(paths.schemeJsonPath.pattern, access('schemes.see'), async (request: OfScheme, reply) => {
    const row = mustExist(
      await findSchemeVersion(request.ctx.db.read, schemeIdOf(request)),
      'schemes.errors.unknown',
    );
    return reply
      .type('application/json; charset=utf-8')
      .header('content-disposition', `attachment; filename="${row.scheme}-v${row.number}.json"`)
      .send(JSON.stringify(parseScheme(row.rules), null, 2));
  });

  app.get(paths.comparePath.pattern, access('schemes.see'), async (request: OfScheme, reply) => {
    const { ctx } = request;
    const { read } = ctx.db;
    const other = (request.query as { with?: unknown }).with;
    const view = await viewScheme(read, ctx, schemeIdOf(request));
    return page(request, reply, 'schemes/compare', comparePage(ctx, view, String(other ?? '')));
  });

  app.post(paths.copySchemePath.pattern, access('schemes.edit'), async (request: OfScheme, reply) => {
    const { ctx } = request;
    const form = readForm(CopyForm, request.body, ctx.locale);
    if (!form.ok) return version(request, reply.code(422), form.errors, typedText(form.typed, 'variant'));
    try {
      const draft = await copyVersion(ctx, schemeIdOf(request), form.data.variant);
      flash(reply, 'success', 'schemes.copied');
      return seeOther(request, reply, paths.editPath({ id: draft.id, element: 'identity' }));
    } catch (error) {
      if (!isForForm(error)) throw error;
      const errors = [errorOn('variant', errorText(error, ctx.locale))];
      return version(request, reply.code(422), errors, typedText(form.typed, 'variant'));
    }
  });

  app.post(paths.importSchemePath.pattern, access('schemes.edit'), async (request, reply) => {
    const { ctx } = request;
    try {
      const draft = await importScheme(ctx, await uploadedJson(request));
      flash(reply, 'success', 'schemes.import.done');
      return seeOther(request, reply, paths.schemePath({ id: draft.id }));
    } catch (error) {
      if (!isForForm(error)) throw error;
      return list(request, reply.code(422), [errorOn('file', errorText(error, ctx.locale))]);
    }
  });
}

async function uploadedJson(request: FastifyRequest): Promise<unknown> {
  if (!request.isMultipart()) throw invalid('schemes.import.none');
  const file = (await readUpload(request)).files.find(({ field }) => field === 'file');
  if (!file) throw invalid('schemes.import.none');
  if (file.bytes.length > MOST_BYTES) throw invalid('schemes.import.tooBig');
  try {
    return JSON.parse(file.bytes.toString('utf8').replace(/^\uFEFF/, ''));
  } catch {
    throw invalid('schemes.import.notJson');
  }
}

async function list(
  request: FastifyRequest,
  reply: FastifyReply,
  errors: readonly FieldError[],
): Promise<FastifyReply> {
  const { ctx } = request;
  const { read } = ctx.db;
  const rows = await listSchemeVersions(read);
  const failing = await failingTests(read, ctx, rows);
  const model = schemeListPage(ctx, rows, await casesBySchemeVersion(read), failing, errors);
  return page(request, reply, 'schemes/list', model);
}

async function version(
  request: OfScheme,
  reply: FastifyReply,
  errors: readonly FieldError[],
  variant = '',
): Promise<FastifyReply> {
  const { ctx } = request;
  const asked = (request.query as { lang?: unknown }).lang;
  const language = asked === 'fr' || asked === 'en' ? asked : ctx.locale;
  const view = await viewScheme(ctx.db.read, ctx, schemeIdOf(request));
  return page(request, reply, 'schemes/version', schemePage(ctx, view, language, errors, variant));
}
