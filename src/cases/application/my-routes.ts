import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify';
import { formatterFor } from '../../i18n/format.ts';
import { isForForm } from '../../shared/errors.ts';
import type { UnitId } from '../../shared/ids.ts';
import { errorText } from '../../web/errors.ts';
import { flash } from '../../web/flash.ts';
import { errorOn, type FieldError, readForm, typedText } from '../../web/forms.ts';
import { page, seeOther } from '../../web/render.ts';
import { access } from '../../web/request.ts';
import { limited } from '../../web/security.ts';
import { readFormOrUpload } from '../../web/uploads.ts';
import type { ToSign } from '../applicants/followed-pages.ts';
import { MessageForm, MoveForm, ReasonForm } from '../case-forms.ts';
import type { CasePanel } from '../case-panels.ts';
import * as paths from '../case-paths.ts';
import { type CaseRow, liveCase } from '../case-store.ts';
import { answerCorrection } from '../correction/answer-correction.ts';
import { withdrawCase } from '../decision/end-case.ts';
import { keepDraft } from '../drafts/resume-draft.ts';
import { writeAsOwner } from '../messages/write-message.ts';
import { caseForApplicant } from '../open-case.ts';
import { readFigures } from './figures-forms.ts';
import { myCasePage, withdrawPage } from './my-case-pages.ts';
import { myPage } from './my-pages.ts';
import { mayGoOn, ownDwelling, startCase } from './start-case.ts';
import { duplicatePage, startView } from './start-pages.ts';
import { tasksOf } from './submit-case.ts';
import { tasksPage } from './task-list-pages.ts';

type CaseParams = { readonly case: string };
const ownCase = (request: FastifyRequest<{ Params: CaseParams }>): Promise<CaseRow> =>
  caseForApplicant(request.ctx.db.read, request.ctx, Number(request.params.case));

/** The owner's own space: homes and cases, a new application, a case followed from draft to end. */
export function myRoutes(app: FastifyInstance, panels: readonly CasePanel[], toSign: ToSign): void {
  app.get(paths.myPath.pattern, access('owner'), async (request, reply) =>
    page(request, reply, 'cases/my', await myPage(request.ctx, panels, toSign)),
  );
  starting(app);
  keeping(app);
  following(app, panels);
  ending(app);
}

function starting(app: FastifyInstance): void {
  app.get<{ Querystring: { unit?: string } }>(
    paths.newCasePath.pattern,
    access('owner'),
    async (request, reply) => {
      const { ctx } = request;
      const unitId = Number(request.query.unit) as UnitId;
      await ownDwelling(ctx.db.read, ctx, unitId);
      const running = await liveCase(ctx.db.read, unitId);
      if (running) return runningCase(request, reply, running);
      const view = await startView(ctx, unitId);
      return page(request, reply, 'cases/new', { ...view, action: paths.startCasePath(), errors: [] });
    },
  );

  app.post<{ Body: { unit?: string } | null }>(
    paths.startCasePath.pattern,
    access('owner'),
    async (request, reply) => {
      const unitId = Number(request.body?.unit) as UnitId;
      const running = Number.isSafeInteger(unitId) ? await liveCase(request.ctx.db.read, unitId) : undefined;
      if (running) {
        await ownDwelling(request.ctx.db.read, request.ctx, unitId);
        return runningCase(request, reply, running);
      }
      const { case: row, existed } = await startCase(request.ctx, unitId);
      flash(reply, existed ? 'info' : 'success', existed ? 'cases.start.existed' : 'cases.start.started');
      return seeOther(request, reply, paths.myCasePath({ case: row.id }));
    },
  );
}

/** There is one case for a dwelling: theirs to go on with, or another owner's, which is explained. */
async function runningCase(
  request: FastifyRequest,
  reply: FastifyReply,
  row: CaseRow,
): Promise<FastifyReply> {
  const { ctx } = request;
  if (!(await mayGoOn(ctx.db.read, ctx, row)))
    return page(request, reply.code(409), 'cases/duplicate', await duplicatePage(ctx, row));
  flash(reply, 'info', 'cases.start.existed');
  return seeOther(request, reply, paths.myCasePath({ case: row.id }));
}

/** Answers of a draft can be kept without changing anything: its time starts anew. */
function keeping(app: FastifyInstance): void {
  for (const { ways, door } of paths.APPLICATION_DOORS)
    app.post<{ Params: CaseParams }>(ways.keep.pattern, access(door), async (request, reply) => {
      await keepDraft(request.ctx, Number(request.params.case));
      const { dueOn } = await ownCase(request);
      const day = dueOn ? formatterFor(request.ctx.locale).day(dueOn) : '';
      flash(reply, 'success', 'drafts.kept', { day });
      return seeOther(request, reply, ways.home({ case: request.params.case }));
    });
}

function following(app: FastifyInstance, panels: readonly CasePanel[]): void {
  app.get<{ Params: CaseParams }>(paths.myCasePath.pattern, access('owner'), async (request, reply) => {
    const { ctx } = request;
    const row = await ownCase(request);
    if (row.state === 'draft')
      return page(
        request,
        reply,
        'cases/tasks',
        tasksPage(ctx, row, await tasksOf(ctx.db.read, ctx, row), readFigures(request.query)),
      );
    return page(request, reply, 'cases/my-case', await myCasePage(ctx, row, panels));
  });

  app.post<{ Params: CaseParams }>(
    paths.myMessagesPath.pattern,
    access('owner', limited(20)),
    async (request, reply) => {
      const { ctx } = request;
      const row = await ownCase(request);
      const { fields, files } = await readFormOrUpload(request);
      const form = readForm(MessageForm, fields, ctx.locale);
      const again = async (errors: readonly FieldError[]) => {
        const typed = { typed: typedText(form.typed, 'body'), errors };
        return page(request, reply.code(422), 'cases/my-case', await myCasePage(ctx, row, panels, typed));
      };
      if (!form.ok) return again(form.errors);
      try {
        await writeAsOwner(ctx, row.id, form.data.body, files);
      } catch (error) {
        if (!isForForm(error)) throw error;
        return again([errorOn('files', errorText(error, ctx.locale))]);
      }
      flash(reply, 'success', 'cases.file.messageSent');
      return seeOther(request, reply, `${paths.myCasePath({ case: row.id })}#messages`);
    },
  );

  app.post<{ Params: CaseParams }>(
    paths.answerCorrectionPath.pattern,
    access('owner'),
    async (request, reply) => {
      const { ctx } = request;
      const form = readForm(MoveForm, request.body, ctx.locale);
      const version = form.ok ? form.data.version : 0;
      const { done, case: row } = await answerCorrection(ctx, Number(request.params.case), version);
      if (done === 'before') flash(reply, 'info', 'cases.flash.already');
      else flash(reply, 'success', 'cases.correction.sent');
      return seeOther(request, reply, paths.myCasePath({ case: row.id }));
    },
  );
}

function ending(app: FastifyInstance): void {
  app.get<{ Params: CaseParams }>(paths.withdrawPath.pattern, access('owner'), async (request, reply) => {
    const row = await ownCase(request);
    return page(request, reply, 'cases/withdraw', withdrawPage(row, paths.myCasePath({ case: row.id })));
  });

  app.post<{ Params: CaseParams }>(paths.withdrawPath.pattern, access('owner'), async (request, reply) => {
    const { ctx } = request;
    const row = await ownCase(request);
    const back = paths.myCasePath({ case: row.id });
    const form = readForm(ReasonForm, request.body, ctx.locale);
    if (!form.ok && row.state !== 'draft') {
      const typed = { reason: typedText(form.typed, 'reason'), errors: form.errors };
      return page(request, reply.code(422), 'cases/withdraw', withdrawPage(row, back, typed));
    }
    // A draft is nobody else's business: it is thrown away without giving a reason.
    const ending = form.ok ? form.data : { version: Number(typedText(form.typed, 'version')), reason: '' };
    const { done } = await withdrawCase(ctx, row.id, ending);
    flash(
      reply,
      done === 'before' ? 'info' : 'success',
      done === 'before' ? 'cases.flash.already' : 'cases.flash.withdrawn',
    );
    return seeOther(request, reply, paths.myPath());
  });
}
