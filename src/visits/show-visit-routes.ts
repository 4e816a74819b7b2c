import type { FastifyReply, FastifyRequest } from 'fastify';
import { numbered } from '../web/numbered.ts';
import { page } from '../web/render.ts';
import { type OpenVisit, visitForStaff } from './open-visit.ts';
import { type Refused, visitPage } from './visit-pages.ts';

export type VisitKey = { readonly ref: string; readonly visit: string };
export type VisitRequest = FastifyRequest<{ Params: VisitKey }>;

export const openVisitOf = ({ ctx, params }: VisitRequest): Promise<OpenVisit> =>
  visitForStaff(ctx.db.read, ctx, params.ref, numbered<number>(params.visit));

/** The page of a visit; with what was refused and as it was typed (422). */
export async function showVisit(
  request: VisitRequest,
  reply: FastifyReply,
  refused?: Refused,
): Promise<FastifyReply> {
  const model = await visitPage(request.ctx, await openVisitOf(request), refused);
  return page(request, refused ? reply.code(422) : reply, 'visits/visit', model);
}
