import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify';
import { workPath } from '../cases/case-paths.ts';
import type { Context } from '../context.ts';
import type { MessageKey } from '../i18n/translate.ts';
import type { Day } from '../shared/dates.ts';
import { isForForm, mustExist } from '../shared/errors.ts';
import type { NoteId, TaskId, UnitId } from '../shared/ids.ts';
import { unitForStaff } from '../units/unit-file/edit-unit.ts';
import { unitPath } from '../units/units-paths.ts';
import { errorText } from '../web/errors.ts';
import { flash } from '../web/flash.ts';
import { errorOn, type FieldError, readForm, type Typed, typedText } from '../web/forms.ts';
import { numbered } from '../web/numbered.ts';
import { page, seeOther } from '../web/render.ts';
import { access, staffOf } from '../web/request.ts';
import { applyPlaybook } from './apply-playbook.ts';
import { DigestForm, NewNoteForm, NoteDeedForm, TaskDeedForm, TaskForm } from './follow-up-forms.ts';
import * as paths from './follow-up-paths.ts';
import { editNote, pinNote, withdrawNote, writeNote } from './keep-notes.ts';
import { finishTask, planTask, postponeTask, reopenTask, skipTask } from './keep-tasks.ts';
import { findNote } from './note-store.ts';
import { refusedPage } from './refused-pages.ts';
import { chooseDigest, findTask } from './task-store.ts';

type Of = FastifyRequest<{ Params: { unit?: string; task?: string; note?: string } }>;

/** Tasks, playbooks and notes about units. */
export function followUpRoutes(app: FastifyInstance): void {
  app.post(paths.unitTasksPath.pattern, access('units.edit'), async (request: Of, reply) => {
    const { ctx } = request;
    const unit = numbered<UnitId>(request.params.unit);
    const form = readForm(TaskForm, request.body, ctx.locale);
    if (!form.ok) return refused(request, reply, unit, form, 422);
    return attempt(request, reply, unit, form, async () => {
      await planTask(ctx, unit, form.data);
      return done(request, reply, unit, 'followUp.flash.planned');
    });
  });

  app.post(paths.applyPlaybookPath.pattern, access('units.edit'), async (request: Of, reply) => {
    const unit = numbered<UnitId>(request.params.unit);
    const slug = typedText((request.body ?? {}) as Typed, 'playbook');
    return attempt(request, reply, unit, { typed: {} }, async () => {
      await applyPlaybook(request.ctx, unit, slug);
      return done(request, reply, unit, 'followUp.flash.playbook');
    });
  });

  app.post(paths.unitNotesPath.pattern, access('units.edit'), async (request: Of, reply) => {
    const unit = numbered<UnitId>(request.params.unit);
    const form = readForm(NewNoteForm, request.body, request.ctx.locale);
    if (!form.ok) return refused(request, reply, unit, form, 422);
    await writeNote(request.ctx, unit, form.data);
    return done(request, reply, unit, 'followUp.flash.noted', '#notes');
  });

  taskDeeds(app);
  noteDeeds(app);

  app.post(paths.digestPath.pattern, access('work.see'), async (request, reply) => {
    const { ctx } = request;
    const form = readForm(DigestForm, request.body, ctx.locale);
    const wanted = form.ok && form.data.wanted === 'yes';
    await ctx.db.tx((d) => chooseDigest(d, staffOf(ctx).accountId, wanted));
    flash(reply, 'success', wanted ? 'followUp.flash.digestOn' : 'followUp.flash.digestOff');
    return seeOther(request, reply, workPath());
  });
}

function taskDeeds(app: FastifyInstance): void {
  app.post(paths.taskPath.pattern, access('units.edit'), async (request: Of, reply) => {
    const { ctx } = request;
    const task = mustExist(
      await findTask(ctx.db.read, numbered<TaskId>(request.params.task)),
      'web.error.404.text',
    );
    const form = readForm(TaskDeedForm, request.body, ctx.locale);
    if (!form.ok) return refused(request, reply, task.unitId, form, 422);
    const { version, deed, dueOn, reason, back } = form.data;
    const seen = { id: task.id as TaskId, version };
    return attempt(request, reply, task.unitId, form, async () => {
      if (deed === 'done') await finishTask(ctx, seen);
      if (deed === 'skip') await skipTask(ctx, seen, reason);
      if (deed === 'postpone') await postponeTask(ctx, seen, dueOn as Day, reason);
      if (deed === 'reopen') await reopenTask(ctx, seen, dueOn as Day);
      flash(reply, 'success', `followUp.flash.${deed}`);
      return seeOther(
        request,
        reply,
        back === workPath() ? back : `${unitPath({ unit: task.unitId })}#tasks`,
      );
    });
  });
}

function noteDeeds(app: FastifyInstance): void {
  app.post(paths.notePath.pattern, access('units.edit'), async (request: Of, reply) => {
    const { ctx } = request;
    const note = mustExist(
      await findNote(ctx.db.read, numbered<NoteId>(request.params.note)),
      'web.error.404.text',
    );
    const form = readForm(NoteDeedForm, request.body, ctx.locale);
    if (!form.ok) return refused(request, reply, note.unitId, form, 422);
    const { version, deed, text } = form.data;
    const seen = { id: note.id as NoteId, version };
    return attempt(request, reply, note.unitId, form, async () => {
      if (deed === 'edit') await editNote(ctx, seen, text);
      else if (deed === 'withdraw') await withdrawNote(ctx, seen);
      else await pinNote(ctx, seen, deed === 'pin');
      return done(request, reply, note.unitId, `followUp.flash.${deed}`, '#notes');
    });
  });
}

/** Does the deed; where a rule or a colleague was first, the reason is shown with what was typed. */
async function attempt(
  request: Of,
  reply: FastifyReply,
  unit: UnitId,
  { typed }: { typed: Typed },
  deed: () => Promise<FastifyReply>,
): Promise<FastifyReply> {
  try {
    return await deed();
  } catch (error) {
    if (!isForForm(error)) throw error;
    const errors = [errorOn('text', errorText(error, request.ctx.locale))];
    return refused(request, reply, unit, { typed, errors }, error.kind === 'conflict' ? 409 : 422);
  }
}

async function refused(
  request: Of,
  reply: FastifyReply,
  unitId: UnitId,
  { typed, errors }: { typed: Typed; errors: readonly FieldError[] },
  status: number,
): Promise<FastifyReply> {
  const ctx: Context = request.ctx;
  const unit = await unitForStaff(ctx.db.read, ctx, unitId);
  return page(
    request,
    reply.code(status),
    'follow-up/refused',
    refusedPage(unit, typed, errors, request.url),
  );
}

function done(
  request: Of,
  reply: FastifyReply,
  unit: UnitId,
  key: MessageKey,
  place = '#tasks',
): FastifyReply {
  flash(reply, 'success', key);
  return seeOther(request, reply, `${unitPath({ unit })}${place}`);
}
