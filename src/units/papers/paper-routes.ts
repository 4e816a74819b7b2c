import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify';
import { downloadName } from '../../files/file-kind.ts';
import type { UnitDocumentId, UnitId } from '../../shared/ids.ts';
import { flash } from '../../web/flash.ts';
import { readForm } from '../../web/forms.ts';
import { numbered, numberIn } from '../../web/numbered.ts';
import { page } from '../../web/render.ts';
import { access, isXhr } from '../../web/request.ts';
import { limited } from '../../web/security.ts';
import { readUpload } from '../../web/uploads.ts';
import { doDeed, type SentBack } from '../unit-file/deed-routes.ts';
import { unitForStaff } from '../unit-file/edit-unit.ts';
import * as paths from '../unit-life-paths.ts';
import { addDocuments } from './add-documents.ts';
import { openDocument, openThumbnail } from './open-document.ts';
import { AddDocumentsForm, RemoveDocumentForm } from './paper-forms.ts';
import { papersPage } from './paper-pages.ts';
import { removeDocument, restoreDocument } from './set-document-aside.ts';

type Of = {
  Params: { unit: string; document?: string };
  Querystring: { document?: string; download?: string };
};
type Asked = FastifyRequest<Of>;
const unitOf = ({ params }: Asked): UnitId => numbered<UnitId>(params.unit);
const documentOf = ({ params }: Asked): UnitDocumentId => numbered<UnitDocumentId>(params.document);

/**
 * A file that somebody sent is shown and nothing more: no script, no style, no request, in no frame but ours. Not
 * `sandbox`: browsers show no PDF in a sandboxed frame.
 */
const SHOWN_ONLY = "default-src 'none'; img-src 'self'; frame-ancestors 'self'";

/** What is kept with a unit: photographs, letters, proofs, deeds. */
export function paperRoutes(app: FastifyInstance): void {
  app.get<Of>(paths.documentsPath.pattern, access('units.see'), (request, reply) =>
    show(request, reply, null),
  );
  openingRoutes(app);

  const sending = access('units.edit', limited(120));
  app.post<Of>(paths.documentsPath.pattern, sending, async (request, reply) => {
    const { ctx } = request;
    const { fields, files } = await readUpload(request);
    const form = readForm(AddDocumentsForm, fields, ctx.locale);
    const act = (about: Parameters<typeof addDocuments>[2]) =>
      addDocuments(ctx, unitOf(request), about, files);
    // The script sends one file at a time, shows what is refused itself and loads the page anew at the end.
    if (isXhr(request) && form.ok) {
      await act(form.data);
      flash(reply, 'success', 'unitLife.papers.done.added');
      return reply.code(204).send();
    }
    return doDeed(request, reply, {
      ...around(request, reply),
      form,
      name: 'add',
      field: 'files',
      act,
      done: 'unitLife.papers.done.added',
    });
  });

  app.post<Of>(paths.removeDocumentPath.pattern, access('units.edit'), (request, reply) =>
    doDeed(request, reply, {
      ...around(request, reply),
      form: readForm(RemoveDocumentForm, request.body, request.ctx.locale),
      name: 'remove',
      field: 'reason',
      act: ({ reason }) => removeDocument(request.ctx, unitOf(request), documentOf(request), reason),
      done: 'unitLife.papers.done.removed',
    }),
  );

  app.post<Of>(paths.restoreDocumentPath.pattern, access('units.edit'), (request, reply) =>
    doDeed(request, reply, {
      ...around(request, reply),
      form: { ok: true, data: null, typed: {} },
      name: 'restore',
      field: 'removed',
      act: () => restoreDocument(request.ctx, unitOf(request), documentOf(request)),
      done: 'unitLife.papers.done.restored',
    }),
  );
}

/** The files themselves, to those who may see the unit; shown in the page unless a copy is asked for. */
function openingRoutes(app: FastifyInstance): void {
  app.get<Of>(paths.documentFilePath.pattern, access('units.see'), async (request, reply) => {
    const way = request.query.download ? 'downloaded' : 'opened';
    const { document, mime, content } = await openDocument(
      request.ctx,
      unitOf(request),
      documentOf(request),
      way,
    );
    const name = encodeURIComponent(downloadName(document.label, mime));
    const placed = way === 'downloaded' ? 'attachment' : 'inline';
    return reply
      .header('content-disposition', `${placed}; filename*=UTF-8''${name}`)
      .header('content-security-policy', SHOWN_ONLY)
      .header('x-content-type-options', 'nosniff')
      .type(mime)
      .send(content);
  });

  app.get<Of>(paths.documentThumbnailPath.pattern, access('units.see'), async (request, reply) =>
    reply
      .header('content-security-policy', SHOWN_ONLY)
      .header('x-content-type-options', 'nosniff')
      .header('cache-control', 'private, max-age=3600')
      .type('image/jpeg')
      .send(await openThumbnail(request.ctx, unitOf(request), documentOf(request))),
  );
}

const around = (request: Asked, reply: FastifyReply) => ({
  show: (sent: SentBack) => show(request, reply, sent),
  to: paths.documentsPath({ unit: unitOf(request) }),
});

async function show(request: Asked, reply: FastifyReply, sent: SentBack | null): Promise<FastifyReply> {
  const { ctx } = request;
  const unit = await unitForStaff(ctx.db.read, ctx, unitOf(request));
  const asked = request.params.document ?? request.query.document;
  const wanted = numberIn<UnitDocumentId>(typeof asked === 'string' ? asked : undefined);
  return page(request, reply, 'units/papers', await papersPage(ctx, unit, wanted, sent));
}
