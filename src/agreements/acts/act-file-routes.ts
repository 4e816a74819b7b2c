import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify';
import type { CaseRow } from '../../cases/cases-queries.ts';
import { caseForOwner, caseForStaff } from '../../cases/open-case.ts';
import type { Context } from '../../context.ts';
import { notFound, refused } from '../../shared/errors.ts';
import type { ActId } from '../../shared/ids.ts';
import { allows } from '../../shared/permissions.ts';
import { access } from '../../web/request.ts';
import * as paths from '../agreements-paths.ts';
import { actFileName } from './act-mails.ts';
import { type Act, findAct } from './act-store.ts';

type StaffParams = { readonly ref: string; readonly act: string };
type OwnerParams = { readonly case: string; readonly act: string };

/** The documents of acts, as issued or with their signatures. */
export function actFiles(app: FastifyInstance): void {
  for (const signed of [false, true]) {
    const staffPath = signed ? paths.signedActFilePath : paths.actFilePath;
    const ownerPath = signed ? paths.mySignedActFilePath : paths.myActFilePath;
    app.get<{ Params: StaffParams }>(staffPath.pattern, access('cases.see'), async (request, reply) => {
      const row = await caseForStaff(request.ctx.db.read, request.ctx, request.params.ref);
      return sendAct(request, reply, await actOf(request.ctx, row, request.params.act), signed);
    });
    app.get<{ Params: OwnerParams }>(ownerPath.pattern, access('owner'), async (request, reply) => {
      const row = await caseForOwner(request.ctx.db.read, request.ctx, Number(request.params.case));
      return sendAct(request, reply, await actOf(request.ctx, row, request.params.act), signed);
    });
  }
}

/** An act of that very case, if this reader may see it: a payment order bears an account number. */
async function actOf(ctx: Context, row: CaseRow, id: string): Promise<Act> {
  const act = await findAct(ctx.db.read, Number(id) as ActId);
  if (!act || act.caseId !== row.id || !mayRead(ctx, act)) throw notFound('agreements.errors.unknownAct');
  return act;
}

/** An instruction report prepares a decision: it stays in the office. */
export const mayRead = ({ actor }: Pick<Context, 'actor'>, { kind }: Pick<Act, 'kind'>): boolean => {
  if (kind === 'instruction-report') return actor.kind === 'staff';
  return kind !== 'payment-order' || (actor.kind === 'staff' && allows(actor.role, 'budget.see'));
};

async function sendAct(
  request: FastifyRequest,
  reply: FastifyReply,
  act: Act,
  signed: boolean,
): Promise<FastifyReply> {
  const hash = signed ? act.signedFileHash : act.fileHash;
  if (hash === null) throw refused('agreements.errors.notReady');
  const download = (request.query as { download?: string }).download !== undefined;
  return reply
    .header(
      'content-disposition',
      `${download ? 'attachment' : 'inline'}; filename="${actFileName(act, signed)}"`,
    )
    .header('x-content-type-options', 'nosniff')
    .type('application/pdf')
    .send(await request.ctx.files.read(hash));
}
