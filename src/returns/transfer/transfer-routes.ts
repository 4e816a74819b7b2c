import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify';
import { refusalOf } from '../../agreements/refusal-on-form.ts';
import { myCasePath } from '../../cases/case-paths.ts';
import { caseForOwner, caseForStaff } from '../../cases/open-case.ts';
import { invalid, mustExist } from '../../shared/errors.ts';
import { errorText } from '../../web/errors.ts';
import { flash } from '../../web/flash.ts';
import { errorOn, type FieldError, readForm, type Typed } from '../../web/forms.ts';
import { numbered } from '../../web/numbered.ts';
import { page, seeOther } from '../../web/render.ts';
import { access } from '../../web/request.ts';
import { limited } from '../../web/security.ts';
import { readUpload } from '../../web/uploads.ts';
import { openLink } from '../links/give-link.ts';
import { transferLinkPath } from '../links/link-paths.ts';
import { undertakingsPath } from '../return-paths.ts';
import { announceAsOwner, announceAsStaff } from './announce-transfer.ts';
import { acceptOnPaper, answerTransfer } from './answer-transfer.ts';
import { AnnounceForm, PaperForm, StaffAnnounceForm, TakeOverForm } from './transfer-forms.ts';
import { announcePage, takeOverEndPage, takeOverPage } from './transfer-pages.ts';
import * as paths from './transfer-paths.ts';
import { findTransfer } from './transfer-store.ts';

type Mine = { Params: { case: string } };
type Staff = { Params: { ref: string } };
type Token = { Params: { token: string } };
const open = access('public', limited(60));
const answering = access('public', limited(10));

/** A home that changes hands: announced by its owner or an officer, taken over from a link or on paper. */
export function transferRoutes(app: FastifyInstance): void {
  byOwner(app);
  byStaff(app);
  byTaker(app);
}

function byOwner(app: FastifyInstance): void {
  const show = async (
    request: FastifyRequest<Mine>,
    reply: FastifyReply,
    typed?: Typed,
    errors: readonly FieldError[] = [],
  ) => {
    const row = await caseForOwner(request.ctx.db.read, request.ctx, Number(request.params.case));
    const model = await announcePage(request.ctx, row, typed, errors);
    return page(request, errors.length > 0 ? reply.code(422) : reply, 'returns/announce-transfer', model);
  };
  app.get<Mine>(paths.myTransferPath.pattern, access('owner'), (request, reply) => show(request, reply));
  app.post<Mine>(paths.myTransferPath.pattern, access('owner'), async (request, reply) => {
    const { ctx, params } = request;
    const form = readForm(AnnounceForm, request.body, ctx.locale);
    if (!form.ok) return show(request, reply, form.typed, form.errors);
    const refusal = await refusalOf(() => announceAsOwner(ctx, Number(params.case), form.data));
    if (refusal)
      return show(request, reply, form.typed, [errorOn('happenedOn', errorText(refusal, ctx.locale))]);
    flash(reply, 'success', 'transfers.announce.done');
    return seeOther(request, reply, myCasePath({ case: params.case }));
  });
}

function byStaff(app: FastifyInstance): void {
  const show = async (
    request: FastifyRequest<Staff>,
    reply: FastifyReply,
    typed?: Typed,
    errors: readonly FieldError[] = [],
  ) => {
    const row = await caseForStaff(request.ctx.db.read, request.ctx, request.params.ref);
    const model = await announcePage(request.ctx, row, typed, errors);
    return page(request, errors.length > 0 ? reply.code(422) : reply, 'returns/announce-transfer', model);
  };
  app.get<Staff>(paths.newTransferPath.pattern, access('returns.record'), (request, reply) =>
    show(request, reply),
  );
  app.post<Staff>(paths.newTransferPath.pattern, access('returns.record'), async (request, reply) => {
    const { ctx, params } = request;
    const form = readForm(StaffAnnounceForm, request.body, ctx.locale);
    if (!form.ok) return show(request, reply, form.typed, form.errors);
    const { by, ...announced } = form.data;
    const refusal = await refusalOf(() => announceAsStaff(ctx, params.ref, announced, by));
    if (refusal)
      return show(request, reply, form.typed, [errorOn('happenedOn', errorText(refusal, ctx.locale))]);
    flash(reply, 'success', 'transfers.announce.done');
    return seeOther(request, reply, undertakingsPath(params));
  });

  app.post<{ Params: { ref: string; transfer: string } }>(
    paths.paperTransferPath.pattern,
    access('returns.record'),
    async (request, reply) => {
      const { ctx, params } = request;
      const { fields, files } = await readUpload(request);
      const form = readForm(PaperForm, fields, ctx.locale);
      const [file] = files;
      if (!form.ok || !file) throw invalid('transfers.errors.fileNeeded');
      await acceptOnPaper(ctx, params.ref, numbered(params.transfer), { ...form.data, file });
      flash(reply, 'success', 'transfers.page.paperDone');
      return seeOther(request, reply, undertakingsPath(params));
    },
  );
}

async function showTakeOver(
  request: FastifyRequest<Token>,
  reply: FastifyReply,
  typed: Typed = {},
  errors: readonly FieldError[] = [],
): Promise<FastifyReply> {
  const { ctx, params } = request;
  const { link, open: live } = await openLink(ctx.db.read, ctx, 'transfer', params.token);
  const transfer = mustExist(await findTransfer(ctx.db.read, link.subject), 'transfers.errors.unknown');
  if (!live || transfer.state !== 'asked')
    return page(request, reply, 'returns/link-end', takeOverEndPage(ctx, transfer));
  const model = await takeOverPage(ctx, params.token, transfer, typed, errors);
  return page(request, errors.length > 0 ? reply.code(422) : reply, 'returns/take-over', model);
}

function byTaker(app: FastifyInstance): void {
  app.get<Token>(transferLinkPath.pattern, open, (request, reply) => showTakeOver(request, reply));
  app.post<Token>(transferLinkPath.pattern, answering, async (request, reply) => {
    const { ctx, params } = request;
    const form = readForm(TakeOverForm, request.body, ctx.locale);
    if (!form.ok) return showTakeOver(request, reply, form.typed, form.errors);
    const { answer, name, shown } = form.data;
    const said = { accepts: answer === 'accept', name, shown };
    const refusal = await refusalOf(() => answerTransfer(ctx, params.token, said));
    if (refusal)
      return showTakeOver(request, reply, form.typed, [errorOn('name', errorText(refusal, ctx.locale))]);
    return seeOther(request, reply, transferLinkPath(params));
  });
}
