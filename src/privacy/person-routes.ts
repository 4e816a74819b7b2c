import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify';
import type { MessageKey } from '../i18n/translate.ts';
import { isForForm } from '../shared/errors.ts';
import type { OwnerId } from '../shared/ids.ts';
import { errorText } from '../web/errors.ts';
import { flash } from '../web/flash.ts';
import { errorOn, type FieldError, type Form, readForm, type Typed } from '../web/forms.ts';
import { numbered } from '../web/numbered.ts';
import { page, seeOther } from '../web/render.ts';
import { access } from '../web/request.ts';
import { askCopyFor } from './copy/ask-copy.ts';
import { takeCopyFor } from './copy/take-copy.ts';
import { noteErasureRequest } from './erasure/ask-erasure.ts';
import { confirmErasure, declineErasure, proposeErasure } from './erasure/decide-erasure.ts';
import { personOf } from './person-of.ts';
import { personPage } from './person-pages.ts';
import { DeclineForm, ErasureRequestForm, ReasonForm, VersionForm } from './privacy-forms.ts';
import * as paths from './privacy-paths.ts';

type OfPerson = FastifyRequest<{ Params: { owner: string; copy?: string } }>;
const ownerOf = (request: OfPerson): OwnerId => numbered<OwnerId>(request.params.owner);

/** One person’s data, for managers: copies asked for them, their erasure. */
export function personRoutes(app: FastifyInstance): void {
  const may = access('privacy.manage');
  app.get(paths.personPath.pattern, may, (request: OfPerson, reply) => show(request, reply, {}, []));

  app.post(paths.askCopyPath.pattern, may, async (request: OfPerson, reply) =>
    deed(request, reply, {
      form: readForm(ReasonForm, request.body, request.ctx.locale),
      field: 'reason',
      act: ({ reason }) => askCopyFor(request.ctx, ownerOf(request), reason),
      done: 'privacy.done.copyAsked',
    }),
  );

  app.get(paths.takeCopyPath.pattern, may, async (request: OfPerson, reply) =>
    sendCopy(reply, await takeCopyFor(request.ctx, ownerOf(request), numbered(request.params.copy))),
  );

  app.post(paths.askErasurePath.pattern, may, async (request: OfPerson, reply) =>
    deed(request, reply, {
      form: readForm(ErasureRequestForm, request.body, request.ctx.locale),
      field: 'askedOn',
      act: ({ channel, askedOn, note }) =>
        noteErasureRequest(request.ctx, ownerOf(request), { channel, askedOn, reason: note || null }),
      done: 'privacy.done.erasureNoted',
    }),
  );

  app.post(paths.proposeErasurePath.pattern, may, async (request: OfPerson, reply) =>
    deed(request, reply, {
      form: readForm(VersionForm, request.body, request.ctx.locale),
      field: 'propose',
      act: (seen) => proposeErasure(request.ctx, ownerOf(request), seen),
      done: 'privacy.done.erasureProposed',
    }),
  );

  app.post(paths.confirmErasurePath.pattern, may, async (request: OfPerson, reply) =>
    deed(request, reply, {
      form: readForm(VersionForm, request.body, request.ctx.locale),
      field: 'confirm',
      act: (seen) => confirmErasure(request.ctx, ownerOf(request), seen),
      done: 'privacy.done.erasureConfirmed',
    }),
  );

  app.post(paths.declineErasurePath.pattern, may, async (request: OfPerson, reply) =>
    deed(request, reply, {
      form: readForm(DeclineForm, request.body, request.ctx.locale),
      field: 'declineReason',
      act: ({ version, declineReason }) =>
        declineErasure(request.ctx, ownerOf(request), { version, reason: declineReason }),
      done: 'privacy.done.erasureDeclined',
    }),
  );
}

export const sendCopy = (reply: FastifyReply, content: Buffer): FastifyReply =>
  reply
    .header('content-disposition', 'attachment; filename="mes-donnees.zip"')
    .header('cache-control', 'no-store')
    .type('application/zip')
    .send(content);

type Deed<T> = {
  readonly form: Form<T>;
  /** Where a refusal is shown. */
  readonly field: string;
  readonly act: (data: T) => Promise<void>;
  readonly done: MessageKey;
};

async function deed<T>(request: OfPerson, reply: FastifyReply, { form, field, act, done }: Deed<T>) {
  if (!form.ok) return show(request, reply.code(422), form.typed, form.errors);
  try {
    await act(form.data);
  } catch (error) {
    if (!isForForm(error)) throw error;
    return show(request, reply.code(422), form.typed, [errorOn(field, errorText(error, request.ctx.locale))]);
  }
  flash(reply, 'success', done);
  return seeOther(request, reply, paths.personPath({ owner: ownerOf(request) }));
}

async function show(request: OfPerson, reply: FastifyReply, typed: Typed, errors: readonly FieldError[]) {
  const person = await personOf(request.ctx.db.read, ownerOf(request));
  return page(request, reply, 'privacy/person', await personPage(request.ctx, person, typed, errors));
}
