import { randomBytes } from 'node:crypto';
import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify';
import { translate } from '../i18n/translate.ts';
import { listStaff } from '../people/people-queries.ts';
import { isForForm } from '../shared/errors.ts';
import { errorText } from '../web/errors.ts';
import { flash } from '../web/flash.ts';
import { errorOn, type FieldError, readForm, type Typed } from '../web/forms.ts';
import { page, seeOther } from '../web/render.ts';
import { access } from '../web/request.ts';
import { playbookEditorPage, playbookListPage } from './editor-pages.ts';
import * as paths from './follow-up-paths.ts';
import { restorePlaybook, retirePlaybook, standingPlaybook, writePlaybook } from './keep-playbooks.ts';
import { PlaybookForm, readSteps, SeenPlaybookForm } from './playbook-forms.ts';
import { versionsOf } from './playbook-store.ts';
import { standingPlaybooks } from './playbooks-in-force.ts';

type Of = FastifyRequest<{ Params: { playbook: string } }>;
const NEW = 'new';

/** Playbooks: seen by all who work on homes, written by managers. */
export function editorRoutes(app: FastifyInstance): void {
  app.get(paths.playbooksPath.pattern, access('units.see'), async (request, reply) => {
    const standing = await standingPlaybooks(request.ctx.db.read, request.ctx);
    return page(request, reply, 'follow-up/playbook-list', playbookListPage(request.ctx, standing));
  });

  app.get(paths.playbookPath.pattern, access('playbooks.manage'), async (request: Of, reply) =>
    show(request, reply, null, []),
  );

  app.post(paths.playbookPath.pattern, access('playbooks.manage'), async (request: Of, reply) => {
    const { ctx } = request;
    const form = readForm(PlaybookForm, request.body, ctx.locale);
    const { steps, faults } = readSteps(form.typed);
    const wrong = [
      ...(form.ok ? [] : form.errors),
      ...faults.map(({ field, key }) => errorOn(field, translate(ctx.locale, key))),
    ];
    if (!form.ok || wrong.length > 0) return show(request, reply.code(422), form.typed, wrong);
    const { version, ...words } = form.data;
    const { playbook } = request.params;
    if (playbook !== NEW) await standingPlaybook(ctx.db.read, ctx, playbook);
    const slug = playbook === NEW ? `own-${randomBytes(5).toString('hex')}` : playbook;
    return attempt(request, reply, form.typed, 'followUp.editor.saved', () =>
      writePlaybook(ctx, { slug, version: playbook === NEW ? 0 : version }, { ...words, steps }),
    );
  });

  for (const [at, deed, told] of [
    [paths.restorePlaybookPath, restorePlaybook, 'followUp.editor.restored'],
    [paths.retirePlaybookPath, retirePlaybook, 'followUp.editor.retired'],
  ] as const)
    app.post(at.pattern, access('playbooks.manage'), async (request: Of, reply) => {
      const form = readForm(SeenPlaybookForm, request.body, request.ctx.locale);
      if (!form.ok) return show(request, reply.code(422), null, form.errors);
      const seen = { slug: request.params.playbook, version: form.data.version };
      return attempt(request, reply, null, told, () => deed(request.ctx, seen));
    });
}

async function attempt(
  request: Of,
  reply: FastifyReply,
  typed: Typed | null,
  told: 'followUp.editor.saved' | 'followUp.editor.restored' | 'followUp.editor.retired',
  deed: () => Promise<void>,
): Promise<FastifyReply> {
  try {
    await deed();
  } catch (error) {
    if (!isForForm(error)) throw error;
    reply.code(error.kind === 'conflict' ? 409 : 422);
    return show(request, reply, typed, [errorOn('title', errorText(error, request.ctx.locale))]);
  }
  flash(reply, 'success', told);
  return seeOther(request, reply, paths.playbooksPath());
}

async function show(
  request: Of,
  reply: FastifyReply,
  typed: Typed | null,
  errors: readonly FieldError[],
): Promise<FastifyReply> {
  const { ctx } = request;
  const { playbook: slug } = request.params;
  const { read } = ctx.db;
  const model = playbookEditorPage(ctx, {
    playbook: slug === NEW ? null : await standingPlaybook(read, ctx, slug),
    original: ctx.programme.playbooks.some((playbook) => playbook.slug === slug),
    versions: await versionsOf(read, slug),
    staff: await listStaff(read),
    typed,
    errors,
  });
  return page(request, reply, 'follow-up/playbook-editor', model);
}
