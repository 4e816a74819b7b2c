import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify';
import type { SpellId, UnitId } from '../../shared/ids.ts';
import { readForm } from '../../web/forms.ts';
import { numbered } from '../../web/numbered.ts';
import { page } from '../../web/render.ts';
import { access } from '../../web/request.ts';
import { readUpload } from '../../web/uploads.ts';
import { doDeed, type SentBack } from '../unit-file/deed-routes.ts';
import { unitForStaff } from '../unit-file/edit-unit.ts';
import * as paths from '../unit-life-paths.ts';
import { correctSpellStart, endSpellByHand, openSpell } from './change-spell.ts';
import { SpellEndForm, SpellStartForm } from './spell-forms.ts';
import { vacanciesPage } from './spell-pages.ts';
import { spellsOfUnit } from './spell-store.ts';

type Of = { Params: { unit: string; spell?: string } };

/** The vacancies of a unit: started, ended and begun again on evidence. */
export function spellRoutes(app: FastifyInstance): void {
  app.get<Of>(paths.vacanciesPath.pattern, access('units.edit'), (request, reply) =>
    show(request, reply, null),
  );

  app.post<Of>(paths.vacanciesPath.pattern, access('units.edit'), async (request, reply) => {
    const { fields, files } = await readUpload(request);
    return doDeed(request, reply, {
      ...around(request, reply, 'startedOn'),
      form: readForm(SpellStartForm, fields, request.ctx.locale),
      name: 'reopen',
      act: ({ version, ...start }) =>
        openSpell(request.ctx, unitOf(request), version, start, files[0] ?? null),
      done: 'unitLife.vacancies.done.opened',
    });
  });

  app.post<Of>(paths.endSpellPath.pattern, access('units.edit'), async (request, reply) => {
    const { fields, files } = await readUpload(request);
    return doDeed(request, reply, {
      ...around(request, reply, 'endedOn'),
      form: readForm(SpellEndForm, fields, request.ctx.locale),
      name: 'end',
      act: ({ version, ...end }) =>
        endSpellByHand(request.ctx, unitOf(request), version, end, files[0] ?? null),
      done: 'unitLife.vacancies.done.ended',
    });
  });

  app.post<Of>(paths.spellStartPath.pattern, access('units.edit'), async (request, reply) => {
    const { fields, files } = await readUpload(request);
    const spell = numbered<SpellId>(request.params.spell);
    return doDeed(request, reply, {
      ...around(request, reply, 'startedOn'),
      form: readForm(SpellStartForm, fields, request.ctx.locale),
      name: `start${spell}`,
      act: ({ version, ...start }) =>
        correctSpellStart(request.ctx, unitOf(request), version, spell, start, files[0] ?? null),
      done: 'unitLife.vacancies.done.corrected',
    });
  });
}

const unitOf = (request: FastifyRequest<Of>): UnitId => numbered<UnitId>(request.params.unit);

const around = (request: FastifyRequest<Of>, reply: FastifyReply, field: string) => ({
  field,
  show: (sent: SentBack) => show(request, reply, sent),
  to: paths.vacanciesPath({ unit: unitOf(request) }),
});

async function show(
  request: FastifyRequest<Of>,
  reply: FastifyReply,
  sent: SentBack | null,
): Promise<FastifyReply> {
  const { ctx } = request;
  const unit = await unitForStaff(ctx.db.read, ctx, unitOf(request));
  const spells = await spellsOfUnit(ctx.db.read, unit.id);
  return page(request, reply, 'units/vacancies', vacanciesPage(ctx, unit, spells, sent));
}
