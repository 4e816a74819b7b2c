import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify';
import { downloadName, isFileMime } from '../../files/file-kind.ts';
import { findFile } from '../../files/files-queries.ts';
import { mustExist } from '../../shared/errors.ts';
import type { DocumentId } from '../../shared/ids.ts';
import { access } from '../../web/request.ts';
import { APPLICATION_DOORS, caseDocumentPath } from '../case-paths.ts';
import type { CaseRow } from '../case-store.ts';
import { caseForApplicant, caseForStaff } from '../open-case.ts';
import { findDocument } from './document-store.ts';

type Query = { readonly download?: string };

/** The pieces themselves, to those who may see the case; shown in the page unless a copy is asked for. */
export function documentRoutes(app: FastifyInstance): void {
  app.get<{ Params: { ref: string; document: string }; Querystring: Query }>(
    caseDocumentPath.pattern,
    access('cases.see'),
    async (request, reply) => {
      const row = await caseForStaff(request.ctx.db.read, request.ctx, request.params.ref);
      return sendDocument(request, reply, row, request.params.document, request.query);
    },
  );
  for (const { ways, door } of APPLICATION_DOORS)
    app.get<{ Params: { case: string; document: string }; Querystring: Query }>(
      ways.piece.pattern,
      access(door),
      async (request, reply) => {
        const { ctx, params } = request;
        const row = await caseForApplicant(ctx.db.read, ctx, Number(params.case));
        return sendDocument(request, reply, row, params.document, request.query);
      },
    );
}

async function sendDocument(
  request: FastifyRequest,
  reply: FastifyReply,
  row: CaseRow,
  id: string,
  { download }: Query,
): Promise<FastifyReply> {
  const { db, files } = request.ctx;
  const document = mustExist(
    await findDocument(db.read, row.id, Number(id) as DocumentId),
    'cases.errors.unknownPiece',
  );
  const file = mustExist(await findFile(db.read, document.hash), 'cases.errors.unknownPiece');
  const mime = isFileMime(file.mime) ? file.mime : 'application/pdf';
  const name = encodeURIComponent(downloadName(document.name, mime));
  return reply
    .header('content-disposition', `${download ? 'attachment' : 'inline'}; filename*=UTF-8''${name}`)
    .header('x-content-type-options', 'nosniff')
    .type(mime)
    .send(await files.read(document.hash));
}
