import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify';
import { translate } from '../../i18n/translate.ts';
import { DomainError, isForForm, mustExist } from '../../shared/errors.ts';
import type { ActTemplateId } from '../../shared/ids.ts';
import { errorText } from '../../web/errors.ts';
import { flash } from '../../web/flash.ts';
import { errorOn, type FieldError, readForm, type Typed } from '../../web/forms.ts';
import { numbered } from '../../web/numbered.ts';
import { page, seeOther } from '../../web/render.ts';
import { access } from '../../web/request.ts';
import { limited } from '../../web/security.ts';
import { articleRoutes } from './article-routes.ts';
import { discardTemplate } from './discard-template.ts';
import { draftTemplate } from './draft-template.ts';
import { addFreeArticle, arranged } from './edit-content.ts';
import { previewTemplate } from './preview-template.ts';
import { publishTemplate } from './publish-template.ts';
import { AddArticleForm, ArrangeForm, PreviewForm, PublishForm, SeenForm } from './template-forms.ts';
import { templateListPage, templatePage } from './template-pages.ts';
import { findTemplate, type Template } from './template-store.ts';
import * as paths from './templates-paths.ts';
import { writeTemplate } from './write-template.ts';

export type OfTemplate = { readonly template: string };
type Request = FastifyRequest<{ Params: OfTemplate }>;
export const templateIdOf = (request: Request): ActTemplateId => numbered(request.params.template);
export const theTemplate = async (request: Request): Promise<Template> =>
  mustExist(await findTemplate(request.ctx.db.read, templateIdOf(request)), 'templates.errors.unknown');

/** Texts of acts: their versions, the draft, its check, its trial on a case, its publication by a second person. */
export function templateRoutes(app: FastifyInstance): void {
  app.get(paths.templatesPath.pattern, access('templates.manage'), async (request, reply) =>
    page(request, reply, 'templates/list', await templateListPage(request.ctx)),
  );
  app.get<{ Params: OfTemplate }>(paths.templatePath.pattern, access('templates.manage'), (request, reply) =>
    show(request, reply),
  );
  app.get<{ Params: OfTemplate }>(
    paths.previewTemplatePath.pattern,
    access('templates.manage', limited(20)),
    preview,
  );
  draftRoutes(app);
  articleRoutes(app);
}

/** The version, or the same with what was refused. */
async function show(
  request: Request,
  reply: FastifyReply,
  errors: readonly FieldError[] = [],
  typed: Typed = {},
): Promise<FastifyReply> {
  const model = await templatePage(request.ctx, await theTemplate(request), typed, errors);
  return page(request, errors.length > 0 ? reply.code(422) : reply, 'templates/show', model);
}

async function preview(request: Request, reply: FastifyReply): Promise<FastifyReply> {
  const { ctx } = request;
  const form = readForm(PreviewForm, request.query, ctx.locale);
  if (!form.ok) return show(request, reply, form.errors, form.typed);
  try {
    const template = await theTemplate(request);
    const document = await previewTemplate(ctx, template, form.data.ref);
    const name = translate('fr', `agreements.act.fileName.${template.kind}`);
    return reply
      .header('content-disposition', `inline; filename="projet-${name}.pdf"`)
      .type('application/pdf')
      .send(Buffer.from(await ctx.pdf.render(document)));
  } catch (error) {
    // A case that does not exist, or cannot be opened by this person, is put right where its reference was typed.
    if (!(error instanceof DomainError)) throw error;
    return show(request, reply, [errorOn('ref', errorText(error, ctx.locale))], form.typed);
  }
}

function draftRoutes(app: FastifyInstance): void {
  const here = (request: Request, anchor = '') => paths.templatePath(request.params) + anchor;

  app.post<{ Params: OfTemplate }>(
    paths.copyTemplatePath.pattern,
    access('templates.manage'),
    async (request, reply) => {
      const draft = await draftTemplate(request.ctx, templateIdOf(request));
      flash(reply, 'success', 'templates.copied');
      return seeOther(request, reply, paths.templatePath({ template: draft.id }));
    },
  );

  app.post<{ Params: OfTemplate }>(
    paths.arrangeTemplatePath.pattern,
    access('templates.manage'),
    async (request, reply) => {
      const form = readForm(ArrangeForm, request.body, request.ctx.locale);
      if (!form.ok) return show(request, reply, form.errors, form.typed);
      const seen = { id: templateIdOf(request), version: form.data.version };
      await writeTemplate(request.ctx, seen, (content, kind) => arranged(kind, content, form.data.do));
      return seeOther(request, reply, here(request, `#${form.data.do.split(' ')[1]}`));
    },
  );

  app.post<{ Params: OfTemplate }>(
    paths.addArticlePath.pattern,
    access('templates.manage'),
    async (request, reply) => {
      const { ctx } = request;
      const form = readForm(AddArticleForm, request.body, ctx.locale);
      if (!form.ok) return show(request, reply, form.errors, form.typed);
      const { version, 'title-fr': fr, 'title-en': en } = form.data;
      const seen = { id: templateIdOf(request), version };
      const draft = await writeTemplate(ctx, seen, (content) => addFreeArticle(content, { fr, en }));
      const code = draft.content.articles.at(-1)?.code ?? '';
      return seeOther(request, reply, paths.articlePath({ template: draft.id, code }));
    },
  );

  app.post<{ Params: OfTemplate }>(
    paths.publishTemplatePath.pattern,
    access('templates.manage'),
    async (request, reply) => {
      const { ctx } = request;
      const form = readForm(PublishForm, request.body, ctx.locale);
      if (!form.ok) return show(request, reply, form.errors, form.typed);
      try {
        const seen = { id: templateIdOf(request), version: form.data.version };
        await publishTemplate(ctx, seen, form.data.effectiveFrom);
      } catch (error) {
        if (!isForForm(error)) throw error;
        return show(request, reply, [errorOn('effectiveFrom', errorText(error, ctx.locale))], form.typed);
      }
      flash(reply, 'success', 'templates.published');
      return seeOther(request, reply, here(request));
    },
  );

  app.post<{ Params: OfTemplate }>(
    paths.discardTemplatePath.pattern,
    access('templates.manage'),
    async (request, reply) => {
      const form = readForm(SeenForm, request.body, request.ctx.locale);
      if (!form.ok) return show(request, reply, form.errors, form.typed);
      await discardTemplate(request.ctx, { id: templateIdOf(request), version: form.data.version });
      flash(reply, 'success', 'templates.discarded');
      return seeOther(request, reply, paths.templatesPath());
    },
  );
}
