import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify';
import type { UnitId } from '../../shared/ids.ts';
import { readForm } from '../../web/forms.ts';
import { numbered } from '../../web/numbered.ts';
import { page } from '../../web/render.ts';
import { access } from '../../web/request.ts';
import { doDeed, type SentBack } from '../unit-file/deed-routes.ts';
import { unitForStaff } from '../unit-file/edit-unit.ts';
import { giveBackPath, identityPath } from '../unit-life-paths.ts';
import { unitPath } from '../units-paths.ts';
import { editIdentity, fieldOfRefusal } from './edit-identity.ts';
import { giveBackToImports } from './give-back.ts';
import { GiveBackForm, IdentityForm } from './identity-forms.ts';
import { identityPage } from './identity-pages.ts';

type Of = { Params: { unit: string } };
const unitOf = ({ params }: FastifyRequest<Of>): UnitId => numbered<UnitId>(params.unit);

/** What a unit is and where it lies, corrected by hand or given back to the files. */
export function identityRoutes(app: FastifyInstance): void {
  app.get<Of>(identityPath.pattern, access('units.edit'), (request, reply) => show(request, reply, null));

  app.post<Of>(identityPath.pattern, access('units.edit'), (request, reply) =>
    doDeed(request, reply, {
      form: readForm(IdentityForm, request.body, request.ctx.locale),
      name: 'identity',
      field: fieldOfRefusal,
      act: ({ version, ...identity }) =>
        editIdentity(request.ctx, unitOf(request), version, withoutUndefined(identity)),
      show: (sent) => show(request, reply, sent),
      done: 'register.flash.description',
      to: unitPath({ unit: unitOf(request) }),
    }),
  );

  app.post<Of>(giveBackPath.pattern, access('units.edit'), (request, reply) =>
    doDeed(request, reply, {
      form: readForm(GiveBackForm, request.body, request.ctx.locale),
      name: 'back',
      field: 'field',
      act: ({ version, field }) => giveBackToImports(request.ctx, unitOf(request), version, field),
      show: (sent) => show(request, reply, sent),
      done: 'unitLife.identity.givenBack',
      to: identityPath({ unit: unitOf(request) }),
    }),
  );
}

/** A field that was not sent is not touched. */
type Sent<Fields> = { [Name in keyof Fields]?: Exclude<Fields[Name], undefined> };
const withoutUndefined = <Fields extends object>(fields: Fields): Sent<Fields> =>
  Object.fromEntries(Object.entries(fields).filter(([, value]) => value !== undefined)) as Sent<Fields>;

async function show(
  request: FastifyRequest<Of>,
  reply: FastifyReply,
  sent: SentBack | null,
): Promise<FastifyReply> {
  const { ctx } = request;
  const unit = await unitForStaff(ctx.db.read, ctx, unitOf(request));
  return page(request, reply, 'units/identity', await identityPage(ctx, unit, sent));
}
