import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify';
import { translate } from '../../i18n/translate.ts';
import { listStaff } from '../../people/people-queries.ts';
import { DomainError, invalid, mustExist } from '../../shared/errors.ts';
import type { ImportId } from '../../shared/ids.ts';
import { errorText } from '../../web/errors.ts';
import { flash } from '../../web/flash.ts';
import { errorOn, type FieldError, readForm, type Typed } from '../../web/forms.ts';
import { numbered } from '../../web/numbered.ts';
import { page, pageOrFragment, seeOther } from '../../web/render.ts';
import { access } from '../../web/request.ts';
import { limited } from '../../web/security.ts';
import { readUpload } from '../../web/uploads.ts';
import * as paths from '../units-paths.ts';
import { applyImport, dropImport, refilterImport, undoImport } from './decide-import.ts';
import { exportRejections } from './export-rejections.ts';
import { type FileKind, isFileKind } from './file-kind.ts';
import { choicesTyped, importColumnsPage, importHeadingsPage } from './import-column-pages.ts';
import { ColumnsSaidForm, ForgetHeadingForm, ImportOptionsForm } from './import-forms.ts';
import { rememberedHeadings } from './import-heading-store.ts';
import { CELLS_SHOWN, importListPage, importPage } from './import-pages.ts';
import { isUnderWay } from './import-report.ts';
import { findImport, importAhead, listImports, rejectionsOf } from './import-store.ts';
import { forgetHeading, mapColumns } from './map-columns.ts';
import { newImportPage } from './new-import-pages.ts';
import { receiveImport } from './receive-import.ts';

type OfImport = { Params: { import: string } };
const IMPORTS_SHOWN = 100;

const idOf = ({ params }: FastifyRequest<OfImport>): ImportId => numbered(params.import);

/** LOVAC files: sent, previewed, let in, undone. */
export function importRoutes(app: FastifyInstance): void {
  app.get(paths.importsPath.pattern, access('units.import'), async (request, reply) => {
    const { read } = request.ctx.db;
    const model = importListPage(request.ctx, await listImports(read, IMPORTS_SHOWN), await listStaff(read));
    return page(request, reply, 'units/imports', model);
  });

  app.get(paths.newImportPath.pattern, access('units.import'), async (request, reply) =>
    page(request, reply, 'units/new-import', newImportPage(null, [])),
  );

  const sending = access('units.import', limited(20));
  app.post(paths.newImportPath.pattern, sending, receive);

  app.get<OfImport>(paths.importPath.pattern, access('units.import'), async (request, reply) =>
    show(request, reply),
  );

  app.get<OfImport>(paths.rejectionsPath.pattern, access('units.import'), async (request, reply) => {
    const id = idOf(request);
    reply.header('content-disposition', `attachment; filename="import-${id}.csv"`);
    return reply.type('text/csv; charset=utf-8').send(await exportRejections(request.ctx, id));
  });

  decisionRoutes(app);
  columnRoutes(app);
}

function decisionRoutes(app: FastifyInstance): void {
  app.post<OfImport>(paths.refilterImportPath.pattern, access('units.import'), async (request, reply) => {
    const form = readForm(ImportOptionsForm, request.body, request.ctx.locale);
    if (!form.ok) return show(request, reply.code(422), form);
    await refilterImport(request.ctx, idOf(request), form.data);
    return seeOther(request, reply, paths.importPath({ import: idOf(request) }));
  });

  const decisions = [
    { path: paths.applyImportPath, decide: applyImport, key: 'register.import.flash.applied' },
    { path: paths.dropImportPath, decide: dropImport, key: 'register.import.flash.dropped' },
    { path: paths.undoImportPath, decide: undoImport, key: 'register.import.flash.undoing' },
  ] as const;
  for (const { path, decide, key } of decisions)
    app.post<OfImport>(path.pattern, access('units.import'), async (request, reply) => {
      await decide(request.ctx, idOf(request));
      flash(reply, 'success', key);
      return seeOther(request, reply, paths.importPath({ import: idOf(request) }));
    });
}

function columnRoutes(app: FastifyInstance): void {
  app.get<OfImport>(paths.importColumnsPath.pattern, access('units.import'), async (request, reply) => {
    const row = mustExist(await findImport(request.ctx.db.read, idOf(request)), 'web.error.404.text');
    const { kind } = request.query as { kind?: unknown };
    const wanted = typeof kind === 'string' && isFileKind(kind) ? kind : row.kind;
    return page(request, reply, 'units/import-columns', importColumnsPage(request.ctx, row, wanted));
  });

  app.post<OfImport>(paths.importColumnsPath.pattern, access('units.import'), sayColumns);

  app.get(paths.importHeadingsPath.pattern, access('units.import'), async (request, reply) => {
    const rows = await rememberedHeadings(request.ctx.db.read);
    return page(request, reply, 'units/import-headings', importHeadingsPage(request.ctx, rows));
  });

  app.post(paths.forgetHeadingPath.pattern, access('units.import'), async (request, reply) => {
    const form = readForm(ForgetHeadingForm, request.body, request.ctx.locale);
    if (!form.ok) throw invalid('register.errors.importMovedOn');
    await forgetHeading(request.ctx, form.data.kind, form.data.heading);
    flash(reply, 'success', 'register.import.flash.forgotten');
    return seeOther(request, reply, paths.importHeadingsPath());
  });
}

async function sayColumns(request: FastifyRequest<OfImport>, reply: FastifyReply): Promise<FastifyReply> {
  const { ctx } = request;
  const row = mustExist(await findImport(ctx.db.read, idOf(request)), 'web.error.404.text');
  const form = readForm(ColumnsSaidForm, request.body, ctx.locale);
  const again = (kind: FileKind, errors: readonly FieldError[]) =>
    page(
      request,
      reply.code(422),
      'units/import-columns',
      importColumnsPage(ctx, row, kind, { typed: form.typed, errors }),
    );
  if (!form.ok) return again(row.kind, form.errors);
  const { kind, remember } = form.data;
  try {
    await mapColumns(ctx, row.id, { kind, remember, choices: choicesTyped(row, form.typed) });
  } catch (error) {
    if (!(error instanceof DomainError) || error.kind !== 'invalid') throw error;
    return again(kind, [errorOn('columns', errorText(error, ctx.locale))]);
  }
  return seeOther(request, reply, paths.importPath({ import: row.id }));
}

async function receive(request: FastifyRequest, reply: FastifyReply): Promise<FastifyReply> {
  const { ctx } = request;
  const { fields, files } = await readUpload(request);
  const form = readForm(ImportOptionsForm, fields, ctx.locale);
  const [file] = files;
  if (!form.ok) return refuse(request, reply, form.typed, form.errors);
  if (!file)
    return refuse(request, reply, form.typed, [
      errorOn('file', translate(ctx.locale, 'register.import.errors.noFile')),
    ]);
  try {
    const { id, state } = await receiveImport(ctx, { name: file.name, content: file.bytes }, form.data);
    const next = state === 'mapping' ? paths.importColumnsPath : paths.importPath;
    return seeOther(request, reply, next({ import: id }));
  } catch (error) {
    if (!(error instanceof DomainError) || error.kind === 'unavailable') throw error;
    return refuse(request, reply, form.typed, [errorOn('file', errorText(error, ctx.locale))]);
  }
}

const refuse = (
  request: FastifyRequest,
  reply: FastifyReply,
  typed: Typed,
  errors: readonly FieldError[],
): Promise<FastifyReply> => page(request, reply.code(422), 'units/new-import', newImportPage(typed, errors));

async function show(
  request: FastifyRequest<OfImport>,
  reply: FastifyReply,
  refused: { typed: Typed; errors: readonly FieldError[] } | null = null,
): Promise<FastifyReply> {
  const { read } = request.ctx.db;
  const row = mustExist(await findImport(read, idOf(request)), 'web.error.404.text');
  const cells = await rejectionsOf(read, row.id, CELLS_SHOWN);
  const ahead = isUnderWay(row.state) && row.linesDone === 0 ? await importAhead(read, row) : undefined;
  const model = importPage(request.ctx, row, { cells, ahead, staff: await listStaff(read) }, refused);
  return pageOrFragment(request, reply, { page: 'units/import', fragment: 'units/import-body' }, model);
}
