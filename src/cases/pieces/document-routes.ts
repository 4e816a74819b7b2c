import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify';
import { downloadName } from '../../files/file-kind.ts';
import { access } from '../../web/request.ts';
import { caseDocumentPath, myPiecePath } from '../case-paths.ts';
import type { CaseRow } from '../case-store.ts';
import { caseForOwner, caseForStaff } from '../open-case.ts';
import { openPiece } from './open-piece.ts';

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
  app.get<{ Params: { case: string; document: string }; Querystring: Query }>(
    myPiecePath.pattern,
    access('owner'),
    async (request, reply) => {
      const row = await caseForOwner(request.ctx.db.read, request.ctx, Number(request.params.case));
      return sendDocument(request, reply, row, request.params.document, request.query);
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
  const { document, mime, content } = await openPiece(request.ctx, row, Number(id));
  const name = encodeURIComponent(downloadName(document.name, mime));
  return reply
    .header('content-disposition', `${download ? 'attachment' : 'inline'}; filename*=UTF-8''${name}`)
    .header('x-content-type-options', 'nosniff')
    .type(mime)
    .send(content);
}
