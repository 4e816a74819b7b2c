import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify';
import { ownerOf } from '../../cases/acting.ts';
import type { CaseRow } from '../../cases/cases-queries.ts';
import { caseForOwner, caseForStaff } from '../../cases/open-case.ts';
import type { Context } from '../../context.ts';
import { isAllowed } from '../../shared/actor.ts';
import { notFound, refused } from '../../shared/errors.ts';
import type { ActId } from '../../shared/ids.ts';
import { access } from '../../web/request.ts';
import { limited } from '../../web/security.ts';
import * as paths from '../agreements-paths.ts';
import { paperCopiesOf } from '../scans/scan-store.ts';
import { caseForSignatory } from '../signing/case-for-signatory.ts';
import { signatoriesOfAct } from '../signing/signatory-store.ts';
import { isPerson } from '../signing/standing.ts';
import { actFileName } from './act-file-name.ts';
import { drawAct } from './act-pdf-job.ts';
import { type Act, findAct } from './act-store.ts';
import { courtesyCopy } from './courtesy-copy.ts';

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
      return sendAct(request, reply, await ownActOf(request.ctx, request.params), signed);
    });
  }
}

/** English copies for the reader, and scans of what was signed on paper. */
export function actCopies(app: FastifyInstance): void {
  const busy = limited(20);
  app.get<{ Params: StaffParams }>(
    paths.courtesyCopyPath.pattern,
    access('cases.see', busy),
    async (request, reply) => sendCourtesyCopy(request, reply, await staffActOf(request.ctx, request.params)),
  );
  app.get<{ Params: OwnerParams }>(
    paths.myCourtesyCopyPath.pattern,
    access('owner', busy),
    async (request, reply) => sendCourtesyCopy(request, reply, await ownActOf(request.ctx, request.params)),
  );
  app.get<{ Params: StaffParams }>(paths.paperCopyPath.pattern, access('cases.see'), async (request, reply) =>
    sendPaperCopy(request, reply, await staffActOf(request.ctx, request.params)),
  );
  app.get<{ Params: OwnerParams }>(paths.myPaperCopyPath.pattern, access('owner'), async (request, reply) =>
    sendPaperCopy(request, reply, await ownActOf(request.ctx, request.params)),
  );
}

const staffActOf = async (ctx: Context, { ref, act }: StaffParams): Promise<Act> =>
  actOf(ctx, await caseForStaff(ctx.db.read, ctx, ref), act);

async function sendCourtesyCopy(
  request: FastifyRequest,
  reply: FastifyReply,
  act: Act,
): Promise<FastifyReply> {
  const bytes = await request.ctx.pdf.render(courtesyCopy(act.facts));
  return reply
    .header('content-disposition', `inline; filename="${act.number}-courtesy-translation.pdf"`)
    .type('application/pdf')
    .send(Buffer.from(bytes));
}

async function sendPaperCopy(request: FastifyRequest, reply: FastifyReply, act: Act): Promise<FastifyReply> {
  const [latest] = await paperCopiesOf(request.ctx.db.read, act.id);
  if (!latest) throw notFound('agreements.errors.unknownAct');
  return reply
    .header('content-disposition', `inline; filename="${act.number}-papier.pdf"`)
    .header('x-content-type-options', 'nosniff')
    .type('application/pdf')
    .send(await request.ctx.files.read(latest.hash));
}

/** An act that an owner may read: any of their case; for a co-owner or representative, those that they sign. */
async function ownActOf(ctx: Context, params: OwnerParams): Promise<Act> {
  const row = await caseForSignatory(ctx.db.read, ctx, Number(params.case));
  const act = await actOf(ctx, row, params.act);
  const person = ownerOf(ctx);
  const signs = (await signatoriesOfAct(ctx.db.read, act.id)).some((signatory) =>
    isPerson(signatory, person),
  );
  if (!signs) await caseForOwner(ctx.db.read, ctx, row.id);
  return act;
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
  return kind !== 'payment-order' || isAllowed(actor, 'budget.see');
};

async function sendAct(
  request: FastifyRequest,
  reply: FastifyReply,
  act: Act,
  signed: boolean,
): Promise<FastifyReply> {
  const hash = signed ? act.signedFileHash : (act.fileHash ?? (await madeNow(request.ctx, act)));
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

/** Whoever opens an act before its turn in the queue does not wait for it. */
async function madeNow(ctx: Context, { id }: Act): Promise<Act['fileHash']> {
  await drawAct(ctx, id);
  return (await findAct(ctx.db.read, id))?.fileHash ?? null;
}
