import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify';
import { refusalOf } from '../../agreements/refusal-on-form.ts';
import { caseForStaff } from '../../cases/open-case.ts';
import { mustExist } from '../../shared/errors.ts';
import { errorText } from '../../web/errors.ts';
import { flash } from '../../web/flash.ts';
import { errorOn, type FieldError, readForm, type Typed } from '../../web/forms.ts';
import { numbered } from '../../web/numbered.ts';
import { page, seeOther } from '../../web/render.ts';
import { access } from '../../web/request.ts';
import { limited } from '../../web/security.ts';
import { readUpload } from '../../web/uploads.ts';
import { openLink } from '../links/give-link.ts';
import { checkLinkPath } from '../links/link-paths.ts';
import { undertakingsPath } from '../return-paths.ts';
import { answerCheck } from './answer-check.ts';
import { answerCheckPage, checkClosedPage, checkThanksPage } from './answer-check-pages.ts';
import { AnswerForm, DrawForm, SettleForm, VersionForm } from './check-forms.ts';
import * as paths from './check-paths.ts';
import { findCheck } from './check-store.ts';
import { drawsPage } from './draw-pages.ts';
import { drawVisits } from './draw-visits.ts';
import { issueForm } from './issue-form.ts';
import { askAgain, settleCheck } from './settle-check.ts';
import { settleCheckPage } from './settle-check-pages.ts';

type TokenRequest = FastifyRequest<{ Params: { token: string } }>;
type CheckRequest = FastifyRequest<{ Params: { ref: string; check: string } }>;
const open = access('public', limited(60));
const answering = access('public', limited(10));

/** Questions asked of returned homes: answered from a link, settled by an officer, drawn at random. */
export function checkRoutes(app: FastifyInstance): void {
  fromLink(app);
  byOfficer(app);
  drawing(app);
}

async function showQuestion(
  request: TokenRequest,
  reply: FastifyReply,
  typed: Typed = {},
  errors: readonly FieldError[] = [],
): Promise<FastifyReply> {
  const { ctx, params } = request;
  const { link, open: live } = await openLink(ctx.db.read, ctx, 'check', params.token);
  const check = mustExist(await findCheck(ctx.db.read, link.subject), 'returnChecks.errors.linkDead');
  if (check.answeredAt !== null) return page(request, reply, 'returns/link-end', checkThanksPage(ctx, check));
  if (!live || check.outcome !== null) return page(request, reply, 'returns/link-end', checkClosedPage(ctx));
  const model = await answerCheckPage(ctx, params.token, check, typed, errors);
  return page(request, errors.length > 0 ? reply.code(422) : reply, 'returns/answer-check', model);
}

function fromLink(app: FastifyInstance): void {
  app.get<{ Params: { token: string } }>(checkLinkPath.pattern, open, (request, reply) =>
    showQuestion(request, reply),
  );

  app.post<{ Params: { token: string } }>(checkLinkPath.pattern, answering, async (request, reply) => {
    const { ctx, params } = request;
    const { fields, files } = await readUpload(request);
    const form = readForm(AnswerForm, fields, ctx.locale);
    if (!form.ok) return showQuestion(request, reply, form.typed, form.errors);
    const refusal = await refusalOf(() => answerCheck(ctx, params.token, form.data, files[0] ?? null));
    if (refusal) {
      const field = refusal.code.startsWith('documents.') ? 'file' : 'emptySince';
      return showQuestion(request, reply, form.typed, [errorOn(field, errorText(refusal, ctx.locale))]);
    }
    return seeOther(request, reply, checkLinkPath(params));
  });
}

async function showCheck(
  request: CheckRequest,
  reply: FastifyReply,
  typed: Typed = {},
  errors: readonly FieldError[] = [],
): Promise<FastifyReply> {
  const { ctx, params } = request;
  const row = await caseForStaff(ctx.db.read, ctx, params.ref);
  const found = await findCheck(ctx.db.read, numbered(params.check));
  const check = mustExist(found?.caseId === row.id ? found : null, 'returnChecks.errors.unknown');
  const model = await settleCheckPage(ctx, row, check, typed, errors);
  return page(request, errors.length > 0 ? reply.code(422) : reply, 'returns/check', model);
}

function byOfficer(app: FastifyInstance): void {
  type Route = { Params: { ref: string; check: string } };
  app.get<Route>(paths.checkPath.pattern, access('cases.see'), (request, reply) => showCheck(request, reply));

  app.post<Route>(paths.checkPath.pattern, access('returns.record'), async (request, reply) => {
    const { ctx, params } = request;
    const { fields, files } = await readUpload(request);
    const form = readForm(SettleForm, fields, ctx.locale);
    if (!form.ok) return showCheck(request, reply, form.typed, form.errors);
    const found = { ...form.data, proof: files[0] ?? null };
    const refusal = await refusalOf(() => settleCheck(ctx, params.ref, numbered(params.check), found));
    if (refusal)
      return showCheck(request, reply, form.typed, [
        errorOn(fieldOf(refusal.code), errorText(refusal, ctx.locale)),
      ]);
    const vacant = form.data.outcome === 'vacant';
    flash(reply, 'success', vacant ? 'returnChecks.settle.doneVacant' : 'returnChecks.settle.done');
    return seeOther(request, reply, vacant ? paths.checkPath(params) : undertakingsPath(params));
  });

  app.post<Route>(
    paths.paperFormPath.pattern,
    access('returns.record', limited(30)),
    async (request, reply) => {
      const { ctx, params } = request;
      await issueForm(ctx, params.ref, numbered(params.check));
      flash(reply, 'success', 'returnChecks.paper.issued');
      return seeOther(request, reply, `${paths.checkPath(params)}#paper`);
    },
  );

  app.post<Route>(paths.askCheckAgainPath.pattern, access('returns.record'), async (request, reply) => {
    const { ctx, params } = request;
    const form = readForm(VersionForm, request.body, ctx.locale);
    await askAgain(ctx, params.ref, numbered(params.check), form.ok ? form.data.version : 0);
    flash(reply, 'success', 'returnChecks.settle.againDone');
    return seeOther(request, reply, paths.checkPath(params));
  });
}

function fieldOf(code: string): string {
  if (code.endsWith('findingsNeeded')) return 'findings';
  if (code.endsWith('proofNeeded') || code.startsWith('documents.')) return 'file';
  return 'emptySince';
}

function drawing(app: FastifyInstance): void {
  app.get(paths.drawsPath.pattern, access('cases.see'), async (request, reply) =>
    page(request, reply, 'returns/draws', await drawsPage(request.ctx)),
  );

  app.post(paths.drawsPath.pattern, access('cases.grant'), async (request, reply) => {
    const { ctx } = request;
    const form = readForm(DrawForm, request.body, ctx.locale);
    if (!form.ok)
      return page(request, reply.code(422), 'returns/draws', await drawsPage(ctx, form.typed, form.errors));
    let drawn = 0;
    const refusal = await refusalOf(async () => {
      drawn = (await drawVisits(ctx, form.data)).drawn;
    });
    if (refusal) {
      const errors = [errorOn('visitBy', errorText(refusal, ctx.locale))];
      return page(request, reply.code(422), 'returns/draws', await drawsPage(ctx, form.typed, errors));
    }
    flash(reply, 'success', 'returnChecks.draw.done', { count: drawn });
    return seeOther(request, reply, paths.drawsPath());
  });
}
