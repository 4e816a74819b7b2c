import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify';
import { caseForStaff } from '../../cases/open-case.ts';
import { isForForm } from '../../shared/errors.ts';
import type { AmendmentId } from '../../shared/ids.ts';
import { errorText } from '../../web/errors.ts';
import { flash } from '../../web/flash.ts';
import { errorOn, type FieldError, readForm, type Typed, typedText, typedValues } from '../../web/forms.ts';
import { numbered } from '../../web/numbered.ts';
import { page, seeOther } from '../../web/render.ts';
import { access } from '../../web/request.ts';
import { limited } from '../../web/security.ts';
import * as paths from '../agreements-paths.ts';
import { amendableTerms } from './amendable-terms.ts';
import { amendmentFormPage } from './amendment-form-pages.ts';
import {
  AbandonForm,
  CountersignAmendmentForm,
  DecideAmendmentForm,
  readAmendment,
} from './amendment-forms.ts';
import { amendmentDocument, amendmentPage, factsOfAmendment } from './amendment-pages.ts';
import { amendmentsPage } from './amendments-pages.ts';
import { countersignAmendment } from './countersign-amendment.ts';
import { abandonAmendment, amendmentForStaff, decideAmendment } from './decide-amendment.ts';
import { proposeAmendment, rewriteAmendment } from './propose-amendment.ts';

type OfCase = FastifyRequest<{ Params: { ref: string } }>;
type OfAmendment = FastifyRequest<{ Params: { ref: string; amendment: string } }>;

/** Amendments for staff: proposed, decided by another person, signed last for the authority. */
export function amendmentRoutes(app: FastifyInstance): void {
  app.get(paths.amendmentsPath.pattern, access('cases.see'), async (request: OfCase, reply) =>
    page(request, reply, 'agreements/amendments', await amendmentsPage(request.ctx, await theCase(request))),
  );
  app.get(paths.newAmendmentPath.pattern, access('agreements.issue'), async (request: OfCase, reply) =>
    page(
      request,
      reply,
      'agreements/amendment-form',
      await amendmentFormPage(request.ctx, await theCase(request), null),
    ),
  );
  app.post(paths.newAmendmentPath.pattern, access('agreements.issue'), (request: OfCase, reply) =>
    write(request, reply, null),
  );
  app.get(
    paths.editAmendmentPath.pattern,
    access('agreements.issue'),
    async (request: OfAmendment, reply) => {
      const { row, amendment } = await opened(request);
      return page(
        request,
        reply,
        'agreements/amendment-form',
        await amendmentFormPage(request.ctx, row, amendment),
      );
    },
  );
  app.post(paths.editAmendmentPath.pattern, access('agreements.issue'), (request: OfAmendment, reply) =>
    write(request, reply, idOf(request)),
  );
  app.get(paths.amendmentPath.pattern, access('cases.see'), async (request: OfAmendment, reply) =>
    show(request, reply),
  );
  app.get(
    paths.previewAmendmentPath.pattern,
    access('agreements.issue', limited(20)),
    async (request: OfAmendment, reply) => {
      const { row, amendment } = await opened(request);
      const { facts, detail } = await factsOfAmendment(request.ctx, row, amendment);
      const bytes = await request.ctx.pdf.render({ ...amendmentDocument(facts, detail), draft: true });
      return reply
        .header('content-disposition', 'inline; filename="projet-d-avenant.pdf"')
        .type('application/pdf')
        .send(Buffer.from(bytes));
    },
  );
  decisions(app);
}

function decisions(app: FastifyInstance): void {
  app.post(
    paths.decideAmendmentPath.pattern,
    access('agreements.issue'),
    async (request: OfAmendment, reply) => {
      const form = readForm(DecideAmendmentForm, request.body, request.ctx.locale);
      if (!form.ok) return show(request, reply.code(422), form.typed, form.errors);
      return attempt(request, reply, form.typed, 'verdict', 'amendments.decided', () =>
        decideAmendment(request.ctx, request.params.ref, idOf(request), form.data),
      );
    },
  );
  app.post(
    paths.abandonAmendmentPath.pattern,
    access('agreements.issue'),
    async (request: OfAmendment, reply) => {
      const form = readForm(AbandonForm, request.body, request.ctx.locale);
      if (!form.ok) return show(request, reply.code(422), form.typed, form.errors);
      return attempt(request, reply, form.typed, 'abandon', 'amendments.abandoned', () =>
        abandonAmendment(request.ctx, request.params.ref, idOf(request), form.data.version),
      );
    },
  );
  app.post(
    paths.countersignAmendmentPath.pattern,
    access('agreements.sign'),
    async (request: OfAmendment, reply) => {
      const form = readForm(CountersignAmendmentForm, request.body, request.ctx.locale);
      if (!form.ok) return show(request, reply.code(422), form.typed, form.errors);
      return attempt(request, reply, form.typed, 'read', 'amendments.countersigned', () =>
        countersignAmendment(request.ctx, request.params.ref, idOf(request), form.data),
      );
    },
  );
}

const idOf = (request: OfAmendment): AmendmentId => numbered<AmendmentId>(request.params.amendment);
const theCase = (request: OfCase | OfAmendment) =>
  caseForStaff(request.ctx.db.read, request.ctx, request.params.ref);
const opened = (request: OfAmendment) =>
  amendmentForStaff(request.ctx.db.read, request.ctx, request.params.ref, idOf(request));

async function show(
  request: OfAmendment,
  reply: FastifyReply,
  typed: Typed = {},
  errors: readonly FieldError[] = [],
): Promise<FastifyReply> {
  const { row, amendment } = await opened(request);
  const again = errors.length > 0 ? { typed, errors } : null;
  return page(
    request,
    reply,
    'agreements/amendment',
    await amendmentPage(request.ctx, row, amendment, again),
  );
}

/** Does the deed and goes back to the amendment; a rule that says no is shown on the form it comes from. */
async function attempt(
  request: OfAmendment,
  reply: FastifyReply,
  typed: Typed,
  field: string,
  done: 'amendments.decided' | 'amendments.abandoned' | 'amendments.countersigned',
  deed: () => Promise<void>,
): Promise<FastifyReply> {
  try {
    await deed();
  } catch (error) {
    if (!isForForm(error)) throw error;
    return show(request, reply.code(422), typed, [errorOn(field, errorText(error, request.ctx.locale))]);
  }
  flash(reply, 'success', done);
  return seeOther(request, reply, paths.amendmentPath(request.params));
}

/** A proposal, new or written anew: nothing typed is lost when it is refused. */
async function write(
  request: OfCase | OfAmendment,
  reply: FastifyReply,
  id: AmendmentId | null,
): Promise<FastifyReply> {
  const { ctx, params } = request;
  const row = await theCase(request);
  const typed = typedValues(request.body);
  const { errors, ...proposal } = readAmendment(
    typed,
    await amendableTerms(ctx.db.read, ctx, row),
    ctx.locale,
  );
  const again = async (faults: readonly FieldError[]) => {
    const amendment = id === null ? null : (await opened(request as OfAmendment)).amendment;
    const model = await amendmentFormPage(ctx, row, amendment, { typed, errors: faults });
    return page(request, reply.code(422), 'agreements/amendment-form', model);
  };
  if (errors.length > 0) return again(errors);
  try {
    const version = Number(typedText(typed, 'version'));
    if (id !== null) await rewriteAmendment(ctx, params.ref, { id, version }, proposal);
    const amendment = id ?? (await proposeAmendment(ctx, params.ref, proposal));
    flash(reply, 'success', 'amendments.proposed');
    return await seeOther(request, reply, paths.amendmentPath({ ref: params.ref, amendment }));
  } catch (error) {
    if (!isForForm(error)) throw error;
    return again([errorOn(fieldOf(error.params), errorText(error, ctx.locale))]);
  }
}

/** The field that a refused change was typed in. */
const fieldOf = ({ kind }: Readonly<Record<string, unknown>>): string =>
  kind === 'deadline' ? 'deadline-start-works' : kind === 'works' ? 'work-0-cost' : 'amount';
