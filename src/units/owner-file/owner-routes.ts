import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify';
import { downloadName } from '../../files/file-kind.ts';
import { mustExist } from '../../shared/errors.ts';
import type { MandateId, OwnerId } from '../../shared/ids.ts';
import { readForm } from '../../web/forms.ts';
import { numbered } from '../../web/numbered.ts';
import { page } from '../../web/render.ts';
import { access } from '../../web/request.ts';
import { readUpload } from '../../web/uploads.ts';
import { giveMandate } from '../holders/give-mandate.ts';
import { IdentityForm } from '../holders/holder-forms.ts';
import * as paths from '../holders/holder-paths.ts';
import { revokeMandate } from '../holders/revoke-mandate.ts';
import { openDocument } from '../papers/open-document.ts';
import { findNamedDocument } from '../papers/unit-document-store.ts';
import { doDeed, type SentBack } from '../unit-file/deed-routes.ts';
import { correctIdentity } from './correct-identity.ts';
import { mergeOwners } from './merge-owners.ts';
import { allowContact, noteRefusal } from './note-refusal.ts';
import { LiftForm, MandateForm, MergeForm, RefusalForm, RevokeForm } from './owner-forms.ts';
import { ownerPage } from './owner-pages.ts';
import { seeOwner } from './see-owner.ts';

type Of = { Params: { owner: string; mandate?: string; other?: string } };

/** One owner: their homes, who acts for them, whether they may be contacted. */
export function ownerRoutes(app: FastifyInstance): void {
  app.get<Of>(paths.ownerPath.pattern, access('owners.see'), (request, reply) => show(request, reply, null));

  app.post<Of>(paths.ownerIdentityPath.pattern, access('units.contact'), async (request, reply) =>
    doDeed(request, reply, {
      ...around(request, reply),
      form: readForm(IdentityForm, request.body, request.ctx.locale),
      name: 'identity',
      field: 'name',
      act: ({ version, ...identity }) => correctIdentity(request.ctx, ownerOf(request), version, identity),
      done: 'owners.done.identity',
    }),
  );

  app.post<Of>(paths.refuseContactPath.pattern, access('units.contact'), async (request, reply) =>
    doDeed(request, reply, {
      ...around(request, reply),
      form: readForm(RefusalForm, request.body, request.ctx.locale),
      name: 'refusal',
      field: 'askedOn',
      act: (refusal) => noteRefusal(request.ctx, ownerOf(request), refusal),
      done: 'owners.done.refused',
    }),
  );

  app.post<Of>(paths.liftRefusalPath.pattern, access('units.contact'), async (request, reply) =>
    doDeed(request, reply, {
      ...around(request, reply),
      form: readForm(LiftForm, request.body, request.ctx.locale),
      name: 'lift',
      field: 'reason',
      act: ({ reason }) => allowContact(request.ctx, ownerOf(request), reason),
      done: 'owners.done.lifted',
    }),
  );

  app.post<Of>(paths.mergeOwnerPath.pattern, access('units.edit'), async (request, reply) =>
    doDeed(request, reply, {
      ...around(request, reply),
      form: readForm(MergeForm, request.body, request.ctx.locale),
      name: 'merge',
      field: 'twins',
      act: ({ version, otherVersion }) =>
        mergeOwners(request.ctx, {
          keptId: ownerOf(request),
          absorbedId: numbered<OwnerId>(request.params.other),
          versions: { kept: version, absorbed: otherVersion },
        }),
      done: 'owners.done.merged',
    }),
  );

  mandateRoutes(app);
}

function mandateRoutes(app: FastifyInstance): void {
  app.post<Of>(paths.mandatesPath.pattern, access('units.contact'), async (request, reply) => {
    const { fields, files } = await readUpload(request);
    return doDeed(request, reply, {
      ...around(request, reply),
      form: readForm(MandateForm, fields, request.ctx.locale),
      name: 'mandate',
      field: 'endsOn',
      act: (given) => giveMandate(request.ctx, ownerOf(request), given, files[0] ?? null),
      done: 'owners.done.mandate',
    });
  });

  app.post<Of>(paths.revokeMandatePath.pattern, access('units.contact'), async (request, reply) => {
    const id = numbered<MandateId>(request.params.mandate);
    return doDeed(request, reply, {
      ...around(request, reply),
      form: readForm(RevokeForm, request.body, request.ctx.locale),
      name: `revoke${id}`,
      field: 'reason',
      act: ({ version, reason }) => revokeMandate(request.ctx, ownerOf(request), { id, version }, reason),
      done: 'owners.done.revoked',
    });
  });

  app.get<Of>(paths.mandateProofPath.pattern, access('units.contact'), sendProof);
}

const ownerOf = (request: FastifyRequest<Of>): OwnerId => numbered<OwnerId>(request.params.owner);

const around = (request: FastifyRequest<Of>, reply: FastifyReply) => ({
  show: (sent: SentBack) => show(request, reply, sent),
  to: paths.ownerPath({ owner: ownerOf(request) }),
});

async function show(
  request: FastifyRequest<Of>,
  reply: FastifyReply,
  sent: SentBack | null,
): Promise<FastifyReply> {
  const seen = await seeOwner(request.ctx, ownerOf(request));
  return page(request, reply, 'units/owner', ownerPage(request.ctx, seen, sent));
}

/** The deed itself, to those who see the mandate on the owner's page. */
async function sendProof(request: FastifyRequest<Of>, reply: FastifyReply): Promise<FastifyReply> {
  const { ctx } = request;
  const { mandates } = await seeOwner(ctx, ownerOf(request));
  const id = numbered<MandateId>(request.params.mandate);
  const documentId = mandates.find((mandate) => mandate.id === id)?.documentId ?? null;
  const named = documentId === null ? undefined : await findNamedDocument(ctx.db.read, documentId);
  const { unitId, id: number } = mustExist(named, 'web.error.404.text');
  const { document, mime, content } = await openDocument(ctx, unitId, number, 'opened');
  const name = encodeURIComponent(downloadName(document.label, mime));
  return reply
    .header('content-disposition', `inline; filename*=UTF-8''${name}`)
    .header('x-content-type-options', 'nosniff')
    .type(mime)
    .send(content);
}
