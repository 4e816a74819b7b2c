import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify';
import { formatterFor } from '../../i18n/format.ts';
import { translate } from '../../i18n/translate.ts';
import { dayOf } from '../../shared/dates.ts';
import { DomainError, notFound } from '../../shared/errors.ts';
import type { Locale } from '../../shared/locale.ts';
import { errorText } from '../../web/errors.ts';
import { flash } from '../../web/flash.ts';
import {
  errorOn,
  type FieldError,
  type Form,
  readForm,
  type Typed,
  typedText,
  typedValues,
} from '../../web/forms.ts';
import { page, seeOther } from '../../web/render.ts';
import { access } from '../../web/request.ts';
import { limited } from '../../web/security.ts';
import { readUpload } from '../../web/uploads.ts';
import { accountOf } from '../acting.ts';
import { addQuote, removeQuote } from '../bills/enter-quote.ts';
import { linesShown, MOST_LINES, readQuote } from '../bills/quote-forms.ts';
import { APPLICATION_PIECES } from '../case.ts';
import { MoveForm } from '../case-forms.ts';
import * as paths from '../case-paths.ts';
import type { CaseRow } from '../case-store.ts';
import { type Anchor, APPLICATION_QUESTIONS, type ApplicationQuestion } from '../correction/correction.ts';
import { typingOf } from '../drafts/draft-store.ts';
import { keepWhatIsTyped } from '../drafts/keep-what-is-typed.ts';
import { caseForApplicant } from '../open-case.ts';
import { piecesPage, quoteFormPage, quotesPage } from '../pieces/pieces-pages.ts';
import { removePiece, sendPiece } from '../pieces/send-pieces.ts';
import type { ApplicationTaskSlug } from './application.ts';
import { checkPage } from './check-answers-pages.ts';
import { projectOf } from './project.ts';
import { readQuestion } from './question-forms.ts';
import { questionPage } from './question-pages.ts';
import { isUnlocked, saveAnswers } from './save-answers.ts';
import { submitCase, tasksOf } from './submit-case.ts';
import { nextTaskPath } from './task-paths.ts';

type CaseParams = { readonly case: string };

const ownCase = (request: FastifyRequest<{ Params: CaseParams }>): Promise<CaseRow> =>
  caseForApplicant(request.ctx.db.read, request.ctx, Number(request.params.case));

/** An application: its questions, pieces and quotes, then its submission; by its owner, or for them at the desk. */
export function applicationRoutes(app: FastifyInstance): void {
  for (const door of paths.APPLICATION_DOORS) {
    questions(app, door);
    typing(app, door);
    pieces(app, door);
    quotes(app, door);
    submission(app, door);
  }
}

/** Where to go once a page is done: on through a draft, back to the list of points of a correction. */
async function onward(request: FastifyRequest, row: CaseRow, from: ApplicationTaskSlug): Promise<string> {
  if (row.state !== 'draft') return paths.waysOf(request.ctx).home({ case: row.id });
  const { tasks } = await tasksOf(request.ctx.db.read, request.ctx, row);
  return nextTaskPath(paths.waysOf(request.ctx), row, tasks, from);
}

/** What is not open to change is not shown as a form: the case's page says what is asked for, and how to write. */
const isClosed = async ({ ctx }: FastifyRequest, row: CaseRow, anchor: Anchor): Promise<boolean> =>
  !(await isUnlocked(ctx.db.read, row, anchor));

function backToCase(request: FastifyRequest, reply: FastifyReply, row: CaseRow): FastifyReply {
  flash(reply, 'info', 'cases.errors.locked');
  return seeOther(request, reply, paths.waysOf(request.ctx).home({ case: row.id }));
}

function questionOf(text: string): ApplicationQuestion {
  const question = APPLICATION_QUESTIONS.find((slug) => slug === text);
  if (!question) throw notFound('web.error.404.text');
  return question;
}

function questions(app: FastifyInstance, { ways, door }: paths.ApplicationDoor): void {
  type Params = CaseParams & { readonly question: string };

  app.get<{ Params: Params }>(ways.question.pattern, access(door), async (request, reply) => {
    const row = await ownCase(request);
    const question = questionOf(request.params.question);
    if (await isClosed(request, row, { anchor: 'field', target: question }))
      return backToCase(request, reply, row);
    const project = await projectOf(request.ctx.db.read, request.ctx, row);
    const kept = await typingOf(request.ctx.db.read, row.id, question, accountOf(request.ctx));
    const again = kept ? { typed: kept.typed, errors: [], keptAt: kept.at } : undefined;
    const { view, model } = questionPage(request.ctx, row, project, question, again);
    return page(request, reply, view, model as never);
  });

  app.post<{ Params: Params }>(ways.question.pattern, access(door), async (request, reply) => {
    const { ctx } = request;
    const row = await ownCase(request);
    const question = questionOf(request.params.question);
    const form = readQuestion(question, request.body, ctx.locale, dayOf(ctx.clock()));
    if (!form.ok) {
      const project = await projectOf(ctx.db.read, ctx, row);
      const { view, model } = questionPage(ctx, row, project, question, form);
      return page(request, reply.code(422), view, model as never);
    }
    const saved = await saveAnswers(ctx, row.id, question, form.data);
    return seeOther(request, reply, await onward(request, saved, question));
  });
}

/** What is being typed, sent by the page itself every now and then; nothing is read into it before the page is sent. */
function typing(app: FastifyInstance, { ways, door }: paths.ApplicationDoor): void {
  type Params = CaseParams & { readonly question: string };
  app.post<{ Params: Params }>(ways.typing.pattern, access(door, limited(240)), async (request, reply) => {
    const { ctx, params, body } = request;
    const question = questionOf(params.question);
    const at = await keepWhatIsTyped(ctx, Number(params.case), question, typedValues(body));
    return page(request, reply, 'cases/saved', { savedAt: formatterFor(ctx.locale).time(at) });
  });
}

function pieces(app: FastifyInstance, { ways, door }: paths.ApplicationDoor): void {
  app.get<{ Params: CaseParams }>(ways.pieces.pattern, access(door), async (request, reply) => {
    const row = await ownCase(request);
    const next = await onward(request, row, 'pieces');
    return page(request, reply, 'cases/pieces', await piecesPage(request.ctx, row, next));
  });

  app.post<{ Params: CaseParams }>(ways.pieces.pattern, access(door, limited(60)), async (request, reply) => {
    const row = await ownCase(request);
    const { fields, files } = await readUpload(request);
    const type = APPLICATION_PIECES.find((slug) => slug === fields.type);
    if (!type) throw notFound('cases.errors.unknownPiece');
    try {
      if (files.length === 0) throw new DomainError('invalid', 'cases.errors.fileNeeded');
      for (const file of files) await sendPiece(request.ctx, row.id, type, file);
    } catch (error) {
      return refusedFile(request, reply, row, type, error);
    }
    flash(reply, 'success', 'cases.flash.pieceSent');
    return seeOther(request, reply, `${ways.pieces({ case: row.id })}#${type}`);
  });

  app.post<{ Params: CaseParams & { document: string } }>(
    ways.removePiece.pattern,
    access(door),
    async (request, reply) => {
      await removePiece(request.ctx, Number(request.params.case), Number(request.params.document));
      flash(reply, 'success', 'cases.flash.pieceRemoved');
      return seeOther(request, reply, ways.pieces({ case: request.params.case }));
    },
  );
}

/** A file that cannot be kept is said so beside its field; whatever else went wrong stays an error. */
async function refusedFile(
  request: FastifyRequest,
  reply: FastifyReply,
  row: CaseRow,
  type: string,
  error: unknown,
): Promise<FastifyReply> {
  if (!(error instanceof DomainError) || error.kind !== 'invalid') throw error;
  const text = errorText(error, request.ctx.locale);
  const next = await onward(request, row, 'pieces');
  const model = await piecesPage(request.ctx, row, next, { type, text });
  return page(request, reply.code(422), 'cases/pieces', model);
}

function quotes(app: FastifyInstance, { ways, door }: paths.ApplicationDoor): void {
  app.get<{ Params: CaseParams }>(ways.quotes.pattern, access(door), async (request, reply) => {
    const { ctx } = request;
    const row = await ownCase(request);
    const project = await projectOf(ctx.db.read, ctx, row);
    const next = await onward(request, row, 'quotes');
    return page(request, reply, 'cases/quotes', await quotesPage(ctx, row, project, next));
  });

  app.get<{ Params: CaseParams }>(ways.newQuote.pattern, access(door), async (request, reply) => {
    const { ctx } = request;
    const row = await ownCase(request);
    if (await isClosed(request, row, { anchor: 'document', target: 'quote' }))
      return backToCase(request, reply, row);
    const project = await projectOf(ctx.db.read, ctx, row);
    return page(request, reply, 'cases/quote', quoteFormPage(ctx, row, project));
  });

  app.post<{ Params: CaseParams }>(
    ways.newQuote.pattern,
    access(door, limited(60)),
    async (request, reply) => {
      const { ctx } = request;
      const row = await ownCase(request);
      const { fields, files } = await readUpload(request);
      const typed = typedValues(fields);
      if (typedText(typed, 'add') !== '') return quoteForm(request, reply, row, withOneMoreLine(typed), []);
      const form = readQuote(typed, ctx.locale, dayOf(ctx.clock()));
      const [file] = files;
      if (!form.ok || !file)
        return quoteForm(request, reply, row, typed, [...faultsOf(form), ...noFile(file, ctx.locale)]);
      const refusal = await refusalOf(addQuote(ctx, row.id, form.data, file));
      if (refusal) {
        const field = refusal.code.startsWith('documents.') ? 'file' : 'number';
        return quoteForm(request, reply, row, typed, [errorOn(field, errorText(refusal, ctx.locale))]);
      }
      flash(reply, 'success', 'cases.flash.quoteAdded');
      return seeOther(request, reply, ways.quotes({ case: row.id }));
    },
  );

  app.post<{ Params: CaseParams & { quote: string } }>(
    ways.removeQuote.pattern,
    access(door),
    async (request, reply) => {
      await removeQuote(request.ctx, Number(request.params.case), Number(request.params.quote));
      flash(reply, 'success', 'cases.flash.quoteRemoved');
      return seeOther(request, reply, ways.quotes({ case: request.params.case }));
    },
  );
}

/** The form of a quote as it was typed: with what is wrong (422), or with the line just asked for. */
async function quoteForm(
  request: FastifyRequest,
  reply: FastifyReply,
  row: CaseRow,
  typed: Typed,
  errors: readonly FieldError[],
): Promise<FastifyReply> {
  const { ctx } = request;
  const project = await projectOf(ctx.db.read, ctx, row);
  const model = quoteFormPage(ctx, row, project, { typed, errors });
  return page(request, reply.code(errors.length > 0 ? 422 : 200), 'cases/quote', model);
}

const faultsOf = (form: Form<unknown>): readonly FieldError[] => (form.ok ? [] : form.errors);
const noFile = (file: unknown, locale: Locale): FieldError[] =>
  file ? [] : [errorOn('file', translate(locale, 'cases.errors.fileNeeded'))];

const withOneMoreLine = (typed: Typed): Typed => ({
  ...typed,
  lines: String(Math.min(linesShown(typed) + 1, MOST_LINES)),
});

/** The foreseen refusal of a deed that a form can show; a locked case is no fault of the form. */
async function refusalOf(deed: Promise<unknown>): Promise<DomainError | null> {
  try {
    await deed;
    return null;
  } catch (error) {
    if (error instanceof DomainError && error.code !== 'cases.errors.locked') return error;
    throw error;
  }
}

function submission(app: FastifyInstance, { ways, door }: paths.ApplicationDoor): void {
  app.get<{ Params: CaseParams }>(ways.check.pattern, access(door), async (request, reply) => {
    const { ctx } = request;
    const row = await ownCase(request);
    if (row.state !== 'draft')
      return seeOther(request, reply, paths.waysOf(request.ctx).home({ case: row.id }));
    const model = await checkPage(ctx, row, await tasksOf(ctx.db.read, ctx, row));
    return page(request, reply, 'cases/check', model);
  });

  app.post<{ Params: CaseParams }>(ways.submit.pattern, access(door), async (request, reply) => {
    const { ctx } = request;
    const form = readForm(MoveForm, request.body, ctx.locale);
    const version = form.ok ? form.data.version : 0;
    const { done, case: row } = await submitCase(ctx, Number(request.params.case), version);
    if (done === 'before') flash(reply, 'info', 'cases.flash.already');
    else flash(reply, 'success', 'cases.flash.submitted', { ref: row.ref });
    return seeOther(request, reply, paths.waysOf(request.ctx).home({ case: row.id }));
  });
}
