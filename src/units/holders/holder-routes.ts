import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify';
import { findOwners } from '../../people/people-queries.ts';
import { DomainError } from '../../shared/errors.ts';
import type { OwnerId, UnitId } from '../../shared/ids.ts';
import { readForm } from '../../web/forms.ts';
import { numbered, numberIn } from '../../web/numbered.ts';
import { page } from '../../web/render.ts';
import { access, isPartial } from '../../web/request.ts';
import { doDeed, type SentBack } from '../unit-file/deed-routes.ts';
import { unitForStaff } from '../unit-file/edit-unit.ts';
import { ownersOfUnit } from '../units-queries.ts';
import { addHolder } from './add-holder.ts';
import { changeHolder } from './change-holder.ts';
import { findKnownOwners } from './find-known-owners.ts';
import { HolderForm, KnownHolderForm, NewHolderForm, VersionForm } from './holder-forms.ts';
import { foundList, holdersPage, type SeenHolders } from './holder-pages.ts';
import * as paths from './holder-paths.ts';
import { ownerToTie } from './owner-for-staff.ts';
import { removedFrom, removeHolder, restoreHolder } from './remove-holder.ts';

type Of = {
  Params: { unit: string; owner?: string };
  Querystring: { asked?: string | string[]; chosen?: string };
};
const MOST_TYPED = 100;

/** Who holds a unit: added, changed, taken off and put back by people, whom later files no longer contradict. */
export function holderRoutes(app: FastifyInstance): void {
  app.get<Of>(paths.holdersPath.pattern, access('units.edit'), async (request, reply) => {
    if (!isPartial(request)) return show(request, reply, null);
    const { ctx } = request;
    const unit = await unitForStaff(ctx.db.read, ctx, unitOf(request));
    const asked = askedOf(request);
    const found = await findKnownOwners(ctx, asked);
    return page(request, reply, 'units/found-owners', foundList(ctx, { unit, asked, found }));
  });

  app.post<Of>(paths.holdersPath.pattern, access('units.edit'), async (request, reply) => {
    const { ctx, body } = request;
    const common = { ...around(request, reply), name: 'add', done: 'owners.done.added' } as const;
    if (request.query.chosen === 'new')
      return doDeed(request, reply, {
        ...common,
        field: 'name',
        form: readForm(NewHolderForm, body, ctx.locale),
        act: ({ version, rank, right, share, undivided, source, ...who }) =>
          addHolder(ctx, unitOf(request), version, who, { rank, right, share, undivided, source }),
      });
    return doDeed(request, reply, {
      ...common,
      field: 'rank',
      form: readForm(KnownHolderForm, body, ctx.locale),
      act: ({ version, who, ...wanted }) => addHolder(ctx, unitOf(request), version, who as OwnerId, wanted),
    });
  });

  app.post<Of>(paths.holderRightPath.pattern, access('units.edit'), async (request, reply) => {
    const owner = ownerOf(request);
    return doDeed(request, reply, {
      ...around(request, reply),
      form: readForm(HolderForm, request.body, request.ctx.locale),
      name: `right${owner}`,
      field: 'rank',
      act: ({ version, ...wanted }) => changeHolder(request.ctx, unitOf(request), version, owner, wanted),
      done: 'owners.done.changed',
    });
  });

  for (const [path, deed, done] of [
    [paths.removeHolderPath, removeHolder, 'owners.done.removed'],
    [paths.restoreHolderPath, restoreHolder, 'owners.done.restored'],
  ] as const)
    app.post<Of>(path.pattern, access('units.edit'), async (request, reply) =>
      doDeed(request, reply, {
        ...around(request, reply),
        form: readForm(VersionForm, request.body, request.ctx.locale),
        name: 'taken',
        field: 'holders',
        act: ({ version }) => deed(request.ctx, unitOf(request), version, ownerOf(request)),
        done,
      }),
    );
}

const unitOf = (request: FastifyRequest<Of>): UnitId => numbered<UnitId>(request.params.unit);
const ownerOf = (request: FastifyRequest<Of>): OwnerId => numbered<OwnerId>(request.params.owner);
const askedOf = ({ query }: FastifyRequest<Of>): string =>
  [query.asked ?? ''].flat().join(' ').slice(0, MOST_TYPED);

const around = (request: FastifyRequest<Of>, reply: FastifyReply) => ({
  show: (sent: SentBack) => show(request, reply, sent),
  to: paths.holdersPath({ unit: unitOf(request) }),
});

async function show(
  request: FastifyRequest<Of>,
  reply: FastifyReply,
  sent: SentBack | null,
): Promise<FastifyReply> {
  const { ctx } = request;
  const { read } = ctx.db;
  const unit = await unitForStaff(read, ctx, unitOf(request));
  const removed = (await removedFrom(read, unit.id)).map(({ ownerId }) => ownerId);
  const asked = askedOf(request);
  const seen: SeenHolders = {
    unit,
    owners: await ownersOfUnit(read, unit.id),
    removed: await findOwners(read, removed),
    asked,
    found: await findKnownOwners(ctx, asked),
    chosen: await chosenOf(request),
  };
  return page(request, reply, 'units/holders', holdersPage(ctx, seen, sent));
}

/** Nobody where the address names somebody this person may not see: the search is offered again. */
async function chosenOf({ ctx, query }: FastifyRequest<Of>): Promise<SeenHolders['chosen']> {
  if (query.chosen === 'new') return 'new';
  const id = numberIn<OwnerId>(query.chosen);
  if (id === null) return null;
  try {
    return await ownerToTie(ctx.db.read, ctx, id);
  } catch (error) {
    if (error instanceof DomainError) return null;
    throw error;
  }
}
