import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify';
import { downloadName } from '../../files/file-kind.ts';
import { access } from '../../web/request.ts';
import { APPLICATION_DOORS, caseDocumentPath } from '../case-paths.ts';
import type { CaseRow } from '../case-store.ts';
import { caseForApplicant, caseForStaff } from '../open-case.ts';
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
  const { document, mime, content } = await openPiece(request.ctx, row, Number(id));
  const name = encodeURIComponent(downloadName(document.name, mime));
  return reply
    .header('content-disposition', `${download ? 'attachment' : 'inline'}; filename*=UTF-8''${name}`)
    .header('x-content-type-options', 'nosniff')
    .type(mime)
    .send(content);
}
