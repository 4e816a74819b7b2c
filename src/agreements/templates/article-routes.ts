import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify';
import { isForForm, mustExist } from '../../shared/errors.ts';
import type { ActTemplateId } from '../../shared/ids.ts';
import { errorText } from '../../web/errors.ts';
import { flash } from '../../web/flash.ts';
import { errorOn, type FieldError, readForm } from '../../web/forms.ts';
import { numbered } from '../../web/numbered.ts';
import { page, seeOther } from '../../web/render.ts';
import { access } from '../../web/request.ts';
import type { Article } from './act-content.ts';
import { articlePage, conditionKept, faultErrors } from './article-pages.ts';
import { checkContent } from './check-content.ts';
import { arrangedPassages, articleIn, withArticle } from './edit-content.ts';
import { ArticleForm, type WrittenArticle } from './template-forms.ts';
import type { TemplateKind } from './template-kinds.ts';
import { findTemplate, type Template } from './template-store.ts';
import * as paths from './templates-paths.ts';
import { openTemplate, writeTemplate } from './write-template.ts';

type OfArticle = { readonly template: string; readonly code: string };
type Request = FastifyRequest<{ Params: OfArticle }>;

/** One article of a draft: its texts in both languages, their order and when each is written. */
export function articleRoutes(app: FastifyInstance): void {
  app.get<{ Params: OfArticle }>(
    paths.articlePath.pattern,
    access('templates.manage'),
    async (request, reply) => {
      const draft = await theDraft(request);
      return show(request, reply, draft, articleIn(draft.content, request.params.code));
    },
  );

  app.post<{ Params: OfArticle }>(
    paths.articlePath.pattern,
    access('templates.manage'),
    async (request, reply) => {
      const { ctx, params } = request;
      const draft = await theDraft(request);
      const kept = articleIn(draft.content, params.code);
      const form = readForm(ArticleForm, request.body, ctx.locale);
      if (!form.ok) return show(request, reply, draft, kept, form.errors);
      const typed = asTyped(draft.kind, kept, form.data);
      const errors = await refusals(request, draft, typed, form.data);
      if (errors.length > 0) return show(request, reply, draft, typed, errors);
      if (form.data.do === 'save') flash(reply, 'success', 'templates.saved');
      return seeOther(request, reply, after(params, form.data.do));
    },
  );
}

/** Writes the article, unless its fields or its computed parts forbid it. */
async function refusals(
  { ctx }: Request,
  draft: Template,
  typed: Article,
  form: WrittenArticle,
): Promise<FieldError[]> {
  const errors = faultErrors(ctx.locale, faultsOf(draft, typed));
  if (errors.length > 0) return errors;
  const article = { ...typed, passages: arrangedPassages(typed.passages, form.do) };
  try {
    await writeTemplate(ctx, { id: draft.id, version: form.version }, (content) =>
      withArticle(content, article),
    );
    return [];
  } catch (error) {
    if (!isForForm(error)) throw error;
    return [errorOn('title-fr', errorText(error, ctx.locale))];
  }
}

async function theDraft(request: Request): Promise<Template> {
  const id = numbered<ActTemplateId>(request.params.template);
  const { read } = request.ctx.db;
  const { version } = mustExist(await findTemplate(read, id), 'templates.errors.unknown');
  return openTemplate(read, { id, version });
}

const asTyped = (
  kind: TemplateKind,
  { code }: Article,
  { title, when, passages }: WrittenArticle,
): Article => ({
  code,
  title,
  when: conditionKept(kind, code, when),
  passages: [...passages],
});

const faultsOf = ({ kind, content }: Template, article: Article) =>
  checkContent(kind, {
    ...content,
    ...(article.code === 'visas'
      ? withArticle(content, article)
      : { articles: content.articles.map((one) => (one.code === article.code ? article : one)) }),
  }).filter(({ place }) => place.code === article.code);

/** After a save, the version at that article; after anything else, the form at what was moved. */
function after(params: OfArticle, deed: string): string {
  const [verb, place] = deed.split(' ');
  if (verb === 'save') return `${paths.templatePath(params)}#${params.code}`;
  const to = verb === 'up' ? Number(place) - 1 : verb === 'down' ? Number(place) + 1 : Number(place);
  return `${paths.articlePath(params)}#passage-${verb === 'add' ? 'new' : Math.max(0, to)}`;
}

async function show(
  request: Request,
  reply: FastifyReply,
  draft: Template,
  article: Article,
  errors: readonly FieldError[] = [],
): Promise<FastifyReply> {
  const model = articlePage(request.ctx, draft, article, faultsOf(draft, article), errors);
  return page(request, errors.length > 0 ? reply.code(422) : reply, 'templates/article', model);
}
