import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify';
import { z } from 'zod';
import { mustExist } from '../shared/errors.ts';
import type { TaskId } from '../shared/ids.ts';
import { unitPath } from '../units/units-paths.ts';
import { type FieldError, readForm, type Typed, typedText } from '../web/forms.ts';
import { numbered } from '../web/numbered.ts';
import { page, seeOther } from '../web/render.ts';
import { access } from '../web/request.ts';
import { limited } from '../web/security.ts';
import * as paths from './follow-up-paths.ts';
import { renderTaskLetter, taskLetter } from './task-letter.ts';
import { findTask } from './task-store.ts';
import { tickPoint } from './tick-point.ts';

type Of = FastifyRequest<{ Params: { task: string } }>;
export type TaskLetterPage = {
  readonly action: string;
  readonly back: string;
  readonly title: string;
  readonly home: string;
  readonly draft: Readonly<Record<'name' | 'address' | 'subject' | 'body', string>>;
  readonly errors: readonly FieldError[];
};
declare module '../web/views.ts' {
  interface Views {
    'follow-up/letter': TaskLetterPage;
  }
}

const needed = (max: number) =>
  z
    .string({ error: 'followUp.letter.errors.needed' })
    .trim()
    .min(1, { error: 'followUp.letter.errors.needed' })
    .max(max);
const LetterForm = z.object({
  name: needed(120),
  address: needed(400),
  subject: needed(160),
  body: needed(6000),
});
const TickForm = z.object({
  version: z.coerce.number({ error: 'web.errors.changedMeanwhile' }).int().positive(),
  point: z.coerce.number({ error: 'web.errors.changedMeanwhile' }).int().min(0).max(100),
  done: z.enum(['yes', 'no']).catch('yes'),
});

/** What the steps of a playbook open: a letter ready to print, a procedure ticked point by point. */
export function stepRoutes(app: FastifyInstance): void {
  app.get(paths.taskLetterPath.pattern, access('units.edit'), async (request: Of, reply) =>
    show(request, reply, null, []),
  );

  const printing = access('units.edit', limited(60));
  app.post(paths.taskLetterPath.pattern, printing, async (request: Of, reply) => {
    const form = readForm(LetterForm, request.body, request.ctx.locale);
    if (!form.ok) return show(request, reply.code(422), form.typed, form.errors);
    const bytes = await renderTaskLetter(request.ctx, numbered<TaskId>(request.params.task), form.data);
    return reply
      .header('content-disposition', 'inline; filename="lettre.pdf"')
      .type('application/pdf')
      .send(Buffer.from(bytes));
  });

  app.post(paths.tickPath.pattern, access('units.edit'), async (request: Of, reply) => {
    const { ctx } = request;
    const id = numbered<TaskId>(request.params.task);
    const task = mustExist(await findTask(ctx.db.read, id), 'web.error.404.text');
    const form = readForm(TickForm, request.body, ctx.locale);
    const back = `${unitPath({ unit: task.unitId })}#task-${id}`;
    if (!form.ok) return seeOther(request, reply, back);
    const { version, point, done } = form.data;
    await tickPoint(ctx, { id, version }, point, done === 'yes');
    return seeOther(request, reply, back);
  });
}

async function show(
  request: Of,
  reply: FastifyReply,
  typed: Typed | null,
  errors: readonly FieldError[],
): Promise<FastifyReply> {
  const { task, unit, draft } = await taskLetter(request.ctx, numbered<TaskId>(request.params.task));
  const value = (name: keyof typeof draft): string => (typed ? typedText(typed, name) : draft[name]);
  return page(request, reply, 'follow-up/letter', {
    action: paths.taskLetterPath({ task: task.id }),
    back: `${unitPath({ unit: unit.id })}#task-${task.id}`,
    title: task.subject,
    home: unit.address,
    draft: {
      name: value('name'),
      address: value('address'),
      subject: value('subject'),
      body: value('body'),
    },
    errors,
  });
}
