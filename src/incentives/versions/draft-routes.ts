import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify';
import { isForForm, mustExist, refused } from '../../shared/errors.ts';
import type { SchemeVersionId } from '../../shared/ids.ts';
import { errorText } from '../../web/errors.ts';
import { flash } from '../../web/flash.ts';
import { errorOn, type FieldError, readForm, type Typed, typedText, typedValues } from '../../web/forms.ts';
import { numbered } from '../../web/numbered.ts';
import { page, seeOther } from '../../web/render.ts';
import { access, isPartial } from '../../web/request.ts';
import { editList } from '../entry/edit-list.ts';
import { entryErrors } from '../entry/entry-faults-pages.ts';
import { listDeedOf } from '../entry/entry-forms.ts';
import { readEntry } from '../entry/read-entry.ts';
import { ELEMENTS, type Element, isElement } from '../reading/scheme-reading.ts';
import { schemeSchema } from '../scheme-schema.ts';
import { discardDraft, saveRules } from './edit-draft.ts';
import { type Attempt, editPage, savedFragment } from './edit-pages.ts';
import { publishDraft } from './publish-draft.ts';
import { publishPage } from './publish-pages.ts';
import { PublishForm, SeenForm, seenVersion } from './scheme-forms.ts';
import * as paths from './scheme-paths.ts';
import { SCHEME_SHAPE, sectionOf, withSection } from './scheme-sections.ts';
import { type SchemeView, viewScheme } from './scheme-view.ts';

type OfDraft = FastifyRequest<{ Params: { id: string } }>;
type OfElement = FastifyRequest<{ Params: { id: string; element: string } }>;

/** Drafts: written element by element, discarded, or published by a second person. */
export function draftRoutes(app: FastifyInstance): void {
  app.get(paths.editPath.pattern, access('schemes.edit'), async (request: OfElement, reply) => {
    const { view, element } = await opened(request);
    return page(request, reply, 'schemes/edit', editPage(request.ctx, view, element));
  });

  app.post(paths.editPath.pattern, access('schemes.edit'), async (request: OfElement, reply) => {
    const { view, element } = await opened(request);
    return saveElement(request, reply, view, element);
  });

  app.post(paths.discardPath.pattern, access('schemes.edit'), async (request: OfDraft, reply) => {
    const { ctx } = request;
    const form = readForm(SeenForm, request.body, ctx.locale);
    const version = form.ok ? form.data.version : 0;
    await discardDraft(ctx, { id: numbered(request.params.id), version });
    flash(reply, 'success', 'schemes.discarded');
    return seeOther(request, reply, paths.schemesPath());
  });

  app.get(paths.publishPath.pattern, access('schemes.edit'), async (request: OfDraft, reply) =>
    publication(request, reply, {}, []),
  );

  app.post(paths.publishPath.pattern, access('schemes.edit'), async (request: OfDraft, reply) => {
    const { ctx } = request;
    const form = readForm(PublishForm, request.body, ctx.locale);
    if (!form.ok) return publication(request, reply.code(422), form.typed, form.errors);
    const { version, ...facts } = form.data;
    const id = numbered<SchemeVersionId>(request.params.id);
    try {
      await publishDraft(ctx, { id, version }, facts);
    } catch (error) {
      if (!isForForm(error)) throw error;
      const errors = [errorOn('effectiveFrom', errorText(error, ctx.locale))];
      return publication(request, reply.code(error.kind === 'conflict' ? 409 : 422), form.typed, errors);
    }
    flash(reply, 'success', 'schemes.publish.done');
    return seeOther(request, reply, paths.schemePath({ id }));
  });
}

async function opened(request: OfElement): Promise<{ view: SchemeView; element: Element }> {
  const { ctx } = request;
  const element = mustExist(
    isElement(request.params.element) ? request.params.element : null,
    'web.error.404.text',
  );
  const view = await viewScheme(ctx.db.read, ctx, numbered(request.params.id));
  if (view.row.state !== 'draft') throw refused('schemes.errors.notDraft');
  return { view, element };
}

/** Reads the fields of one element, keeps them, and goes on: the same element, the next, or a list changed by a button. */
async function saveElement(
  request: OfElement,
  reply: FastifyReply,
  view: SchemeView,
  element: Element,
): Promise<FastifyReply> {
  const { ctx } = request;
  const typed = typedValues(request.body);
  const { shape, place } = sectionOf(element, view.definition);
  const read = readEntry(shape, typed, place);
  const deed = listDeedOf(typed);
  const whole = withSection(element, view.definition, read.value);
  const written = deed && read.faults.length === 0 ? editList(SCHEME_SHAPE, whole, deed) : whole;
  const parsed = schemeSchema.safeParse(written);
  const errors = entryErrors(read.faults, parsed.success ? [] : parsed.error.issues, ctx.locale);
  const value = sectionOf(element, written as typeof view.definition).value;
  if (!parsed.success || errors.length > 0)
    return notSaved(request, reply.code(422), view, element, { value, given: deed ? {} : typed }, errors);
  try {
    const saved = await saveRules(ctx, { id: view.row.id, version: seenVersion(typed) }, parsed.data);
    if (isPartial(request)) return page(request, reply, 'schemes/saved', savedFragment(ctx, saved.version));
  } catch (error) {
    if (!isForForm(error)) throw error;
    const told = [errorOn('saved', errorText(error, ctx.locale))];
    return notSaved(request, reply.code(409), view, element, { value, given: typed }, told);
  }
  flash(reply, 'success', 'schemes.edit.saved');
  return seeOther(request, reply, nextPlace(view, element, typed, deed?.place ?? null));
}

function nextPlace(view: SchemeView, element: Element, typed: Typed, changed: string | null): string {
  const { id } = view.row;
  if (changed !== null) return `${paths.editPath({ id, element })}#${changed.replace(/\.\d+$/, '')}`;
  const next = ELEMENTS[ELEMENTS.indexOf(element) + 1];
  if (typedText(typed, '_then') === 'next')
    return next ? paths.editPath({ id, element: next }) : paths.testsPath({ id });
  return paths.editPath({ id, element });
}

function notSaved(
  request: OfElement,
  reply: FastifyReply,
  view: SchemeView,
  element: Element,
  attempt: Attempt,
  errors: readonly FieldError[],
): Promise<FastifyReply> {
  const model = editPage(request.ctx, view, element, attempt, errors);
  if (!isPartial(request)) return page(request, reply, 'schemes/edit', model);
  const [only] = errors;
  const trouble = only && errors.length === 1 ? only.text : String(errors.length);
  return page(request, reply, 'schemes/saved', { version: model.version, savedAt: null, trouble });
}

async function publication(
  request: OfDraft,
  reply: FastifyReply,
  typed: Typed,
  errors: readonly FieldError[],
): Promise<FastifyReply> {
  const { ctx } = request;
  const view = await viewScheme(ctx.db.read, ctx, numbered(request.params.id));
  if (view.row.state !== 'draft') throw refused('schemes.errors.notDraft');
  return page(request, reply, 'schemes/publish', publishPage(ctx, view, typed, errors));
}
