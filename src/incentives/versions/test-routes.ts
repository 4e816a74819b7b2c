import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify';
import { isForForm, mustExist, refused } from '../../shared/errors.ts';
import { errorText } from '../../web/errors.ts';
import { flash } from '../../web/flash.ts';
import { errorOn, readForm, typedValues } from '../../web/forms.ts';
import { numbered, numberIn } from '../../web/numbered.ts';
import { page, seeOther } from '../../web/render.ts';
import { access } from '../../web/request.ts';
import { editList } from '../entry/edit-list.ts';
import { entryErrors } from '../entry/entry-faults-pages.ts';
import { listDeedOf } from '../entry/entry-forms.ts';
import { readEntry } from '../entry/read-entry.ts';
import { saveTestCase } from './edit-draft.ts';
import { SeenForm, seenVersion } from './scheme-forms.ts';
import * as paths from './scheme-paths.ts';
import { type SchemeView, viewScheme } from './scheme-view.ts';
import { testCaseSchema } from './test-case.ts';
import { TEST_SHAPE, testCasePage, testsPage } from './test-pages.ts';

type OfScheme = FastifyRequest<{ Params: { id: string } }>;
type OfTest = FastifyRequest<{ Params: { id: string; test: string } }>;

/** Test cases kept beside a scheme. */
export function testRoutes(app: FastifyInstance): void {
  app.get(paths.testsPath.pattern, access('schemes.see'), async (request: OfScheme, reply) => {
    const { ctx } = request;
    const view = await viewScheme(ctx.db.read, ctx, numbered(request.params.id));
    return page(request, reply, 'schemes/tests', testsPage(ctx, view));
  });

  app.get(paths.testCasePath.pattern, access('schemes.edit'), async (request: OfTest, reply) => {
    const { view, at } = await opened(request);
    return page(request, reply, 'schemes/test-case', testCasePage(request.ctx, view, at));
  });

  app.post(paths.testCasePath.pattern, access('schemes.edit'), async (request: OfTest, reply) => {
    const { view, at } = await opened(request);
    return save(request, reply, view, at);
  });

  app.post(paths.removeTestPath.pattern, access('schemes.edit'), async (request: OfTest, reply) => {
    const { ctx } = request;
    const { view, at } = await opened(request);
    const form = readForm(SeenForm, request.body, ctx.locale);
    await saveTestCase(ctx, { id: view.row.id, version: form.ok ? form.data.version : 0 }, at, null);
    flash(reply, 'success', 'schemes.tests.removed');
    return seeOther(request, reply, paths.testsPath({ id: view.row.id }));
  });
}

async function opened(request: OfTest): Promise<{ view: SchemeView; at: number | null }> {
  const { ctx } = request;
  const view = await viewScheme(ctx.db.read, ctx, numbered(request.params.id));
  if (view.row.state !== 'draft') throw refused('schemes.errors.notDraft');
  const { test } = request.params;
  if (test === 'new') return { view, at: null };
  const at = numberIn(test);
  mustExist(at === null ? null : view.tests[at], 'web.error.404.text');
  return { view, at };
}

async function save(
  request: OfTest,
  reply: FastifyReply,
  view: SchemeView,
  at: number | null,
): Promise<FastifyReply> {
  const { ctx } = request;
  const typed = typedValues(request.body);
  const read = readEntry(TEST_SHAPE, typed, '');
  const deed = listDeedOf(typed);
  const value = deed && read.faults.length === 0 ? editList(TEST_SHAPE, read.value, deed) : read.value;
  const parsed = testCaseSchema.safeParse(value);
  const errors = entryErrors(read.faults, parsed.success ? [] : parsed.error.issues, ctx.locale);
  // A line added or removed shows the form again: the case is saved by its own button.
  if (deed && read.faults.length === 0)
    return page(request, reply, 'schemes/test-case', testCasePage(ctx, view, at, { value, given: {} }));
  if (!parsed.success || errors.length > 0)
    return page(
      request,
      reply.code(422),
      'schemes/test-case',
      testCasePage(ctx, view, at, { value, given: typed }, errors),
    );
  try {
    await saveTestCase(ctx, { id: view.row.id, version: seenVersion(typed) }, at, parsed.data);
  } catch (error) {
    if (!isForForm(error)) throw error;
    const told = [errorOn('name', errorText(error, ctx.locale))];
    reply.code(error.kind === 'conflict' ? 409 : 422);
    return page(
      request,
      reply,
      'schemes/test-case',
      testCasePage(ctx, view, at, { value, given: typed }, told),
    );
  }
  flash(reply, 'success', 'schemes.tests.saved');
  return seeOther(request, reply, paths.testsPath({ id: view.row.id }));
}
