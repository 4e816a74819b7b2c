import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify';
import type { MessageKey, MessageParams } from '../../i18n/translate.ts';
import { isForForm, mustExist, refused } from '../../shared/errors.ts';
import type { CommitteeItemId, CommitteeSessionId, FileHash } from '../../shared/ids.ts';
import { errorText } from '../../web/errors.ts';
import { flash } from '../../web/flash.ts';
import { errorOn, readForm, type Typed, typedValues } from '../../web/forms.ts';
import { numbered } from '../../web/numbered.ts';
import { page, pageOrFragment, seeOther } from '../../web/render.ts';
import { access } from '../../web/request.ts';
import { closeSession, promisePaper } from './close-session.ts';
import { AgendaForm, readDecisions, SeenForm, SessionForm } from './committee-forms.ts';
import { committeeListPage } from './committee-list-pages.ts';
import { committeePage, type TypedDecisions } from './committee-pages.ts';
import * as paths from './committee-paths.ts';
import { findSession, itemsOf, type Session } from './committee-store.ts';
import { cancelSession, changeSession, planSession, type SeenSession } from './plan-session.ts';
import { recordDecisions } from './record-decisions.ts';
import { sessionFormPage } from './session-form-pages.ts';
import { putOnAgenda, takeOffAgenda } from './set-agenda.ts';

type OfSession = FastifyRequest<{ Params: { session: string } }>;
type OfItem = FastifyRequest<{ Params: { session: string; item: string } }>;
const NEEDS = access('committee.prepare');
const NOTHING: TypedDecisions = { typed: {}, errors: [] };

/** Sessions of the committee: planned, their agenda, what they mean to decide, closed as one batch. */
export function committeeRoutes(app: FastifyInstance): void {
  app.get(paths.committeesPath.pattern, NEEDS, async (request, reply) =>
    page(request, reply, 'committee/list', await committeeListPage(request.ctx)),
  );
  planning(app);
  agenda(app);
  closing(app);
  papers(app);
}

const theSession = async ({ ctx, params }: OfSession): Promise<Session> =>
  mustExist(
    await findSession(ctx.db.read, numbered<CommitteeSessionId>(params.session)),
    'committee.errors.unknown',
  );

const show = async (request: OfSession, reply: FastifyReply, form = NOTHING): Promise<FastifyReply> =>
  pageOrFragment(
    request,
    reply,
    { page: 'committee/show', fragment: 'committee/body' },
    await committeePage(request.ctx, await theSession(request), form),
  );

function planning(app: FastifyInstance): void {
  app.get(paths.newCommitteePath.pattern, NEEDS, async (request, reply) =>
    page(request, reply, 'committee/form', sessionFormPage(request.ctx, null)),
  );
  app.post(paths.newCommitteePath.pattern, NEEDS, async (request, reply) => {
    const form = readForm(SessionForm, request.body, request.ctx.locale);
    if (!form.ok)
      return page(request, reply.code(422), 'committee/form', sessionFormPage(request.ctx, null, form));
    return orForm(request, reply, null, form.typed, async () => {
      const { id } = await planSession(request.ctx, form.data);
      flash(reply, 'success', 'committee.flash.planned');
      return seeOther(request, reply, paths.committeePath({ session: id }));
    });
  });
  app.get(paths.editCommitteePath.pattern, NEEDS, async (request: OfSession, reply) =>
    page(request, reply, 'committee/form', sessionFormPage(request.ctx, await theSession(request))),
  );
  app.post(paths.editCommitteePath.pattern, NEEDS, async (request: OfSession, reply) => {
    const session = await theSession(request);
    const form = readForm(SessionForm, request.body, request.ctx.locale);
    if (!form.ok)
      return page(request, reply.code(422), 'committee/form', sessionFormPage(request.ctx, session, form));
    return orForm(request, reply, session, form.typed, async () => {
      const { version = 0, ...wish } = form.data;
      await changeSession(request.ctx, { id: session.id, version }, wish);
      return done(request, reply, session.id, 'committee.flash.saved');
    });
  });
}

/** A rule that says no comes back on the form of the session. */
async function orForm(
  request: FastifyRequest,
  reply: FastifyReply,
  session: Session | null,
  typed: Typed,
  deed: () => Promise<FastifyReply>,
): Promise<FastifyReply> {
  try {
    return await deed();
  } catch (error) {
    if (!isForForm(error)) throw error;
    const errors = [errorOn('heldOn', errorText(error, request.ctx.locale))];
    const status = error.kind === 'conflict' ? 409 : 422;
    const model = sessionFormPage(request.ctx, session, { typed, errors });
    return page(request, reply.code(status), 'committee/form', model);
  }
}

function agenda(app: FastifyInstance): void {
  app.get(paths.committeePath.pattern, NEEDS, async (request: OfSession, reply) => show(request, reply));

  app.post(paths.agendaPath.pattern, NEEDS, async (request: OfSession, reply) => {
    const form = readForm(AgendaForm, request.body, request.ctx.locale);
    return attempt(request, reply, 'agenda', {}, async (id) => {
      const { version, action, selected } = form.ok
        ? form.data
        : { version: 0, action: 'chosen', selected: [] };
      const count = await putOnAgenda(request.ctx, { id, version }, action === 'all' ? 'all' : selected);
      return done(request, reply, id, 'committee.flash.added', { count });
    });
  });

  app.post(paths.takeOffPath.pattern, NEEDS, async (request: OfItem, reply) =>
    attempt(request, reply, 'agenda', {}, async (id) => {
      await takeOffAgenda(request.ctx, seenIn(request, id), numbered<CommitteeItemId>(request.params.item));
      return done(request, reply, id, 'committee.flash.removed');
    }),
  );

  app.post(paths.decisionsPath.pattern, NEEDS, async (request: OfSession, reply) => {
    const { ctx } = request;
    const typed = typedValues(request.body);
    const { id } = await theSession(request);
    const { decisions, errors } = readDecisions(typed, await itemsOf(ctx.db.read, id), ctx.locale);
    if (errors.length > 0) return show(request, reply.code(422), { typed, errors });
    return attempt(request, reply, 'decisions', typed, async () => {
      await recordDecisions(ctx, seenIn(request, id), decisions);
      return done(request, reply, id, 'committee.flash.recorded');
    });
  });
}

function closing(app: FastifyInstance): void {
  app.post(paths.closeCommitteePath.pattern, access('cases.grant'), async (request: OfSession, reply) =>
    attempt(request, reply, 'close', {}, async (id) => {
      const closed = await closeSession(request.ctx, seenIn(request, id));
      return done(request, reply, id, closed === 'now' ? 'committee.flash.closed' : 'cases.flash.already');
    }),
  );
  app.post(paths.cancelCommitteePath.pattern, NEEDS, async (request: OfSession, reply) =>
    attempt(request, reply, 'close', {}, async (id) => {
      await cancelSession(request.ctx, seenIn(request, id));
      return done(request, reply, id, 'committee.flash.cancelled');
    }),
  );
}

function papers(app: FastifyInstance): void {
  app.post(paths.agendaFilePath.pattern, NEEDS, async (request: OfSession, reply) => {
    const session = await theSession(request);
    const { ctx } = request;
    const work = { session: session.id, paper: 'agenda' } as const;
    await ctx.db.tx((d) => promisePaper(d, ctx, work, `v${session.version}`));
    return done(request, reply, session.id, 'committee.flash.agenda');
  });
  app.get(paths.agendaFilePath.pattern, NEEDS, async (request: OfSession, reply) => {
    const { agendaHash, number } = await theSession(request);
    return sendPaper(request, reply, agendaHash, `ordre-du-jour-${number}.pdf`);
  });
  app.get(paths.minutesFilePath.pattern, NEEDS, async (request: OfSession, reply) => {
    const { minutesHash, number } = await theSession(request);
    return sendPaper(request, reply, minutesHash, `proces-verbal-${number}.pdf`);
  });
}

async function sendPaper(
  { ctx }: FastifyRequest,
  reply: FastifyReply,
  hash: FileHash | null,
  name: string,
): Promise<FastifyReply> {
  if (hash === null) throw refused('agreements.errors.notReady');
  return reply
    .header('content-disposition', `inline; filename="${name}"`)
    .header('x-content-type-options', 'nosniff')
    .type('application/pdf')
    .send(await ctx.files.read(hash));
}

const seenIn = (request: FastifyRequest, id: CommitteeSessionId): SeenSession => {
  const form = readForm(SeenForm, request.body, request.ctx.locale);
  return { id, version: form.ok ? form.data.version : 0 };
};

function done(
  request: FastifyRequest,
  reply: FastifyReply,
  session: CommitteeSessionId,
  key: MessageKey,
  params: MessageParams = {},
): FastifyReply {
  flash(reply, 'success', key, params);
  return seeOther(request, reply, paths.committeePath({ session }));
}

/** A rule that says no, or somebody who was first, is told on the session itself, with what was typed kept. */
async function attempt(
  request: OfSession,
  reply: FastifyReply,
  field: string,
  typed: Typed,
  deed: (id: CommitteeSessionId) => Promise<FastifyReply>,
): Promise<FastifyReply> {
  try {
    return await deed(numbered<CommitteeSessionId>(request.params.session));
  } catch (error) {
    if (!isForForm(error)) throw error;
    const errors = [errorOn(field, errorText(error, request.ctx.locale))];
    return show(request, reply.code(error.kind === 'conflict' ? 409 : 422), { typed, errors });
  }
}
