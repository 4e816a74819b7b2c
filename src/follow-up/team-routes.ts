import type { FastifyInstance } from 'fastify';
import { isForForm } from '../shared/errors.ts';
import type { AbsenceId } from '../shared/ids.ts';
import { errorText } from '../web/errors.ts';
import { flash } from '../web/flash.ts';
import { errorOn, readForm } from '../web/forms.ts';
import { numbered } from '../web/numbered.ts';
import { page, seeOther } from '../web/render.ts';
import { access } from '../web/request.ts';
import * as paths from './follow-up-paths.ts';
import { endAbsence, noteAbsence } from './keep-absences.ts';
import { AbsenceForm } from './team-forms.ts';
import { teamPage } from './team-pages.ts';

/** The team: who follows how much, who is away. */
export function teamRoutes(app: FastifyInstance): void {
  app.get(paths.teamPath.pattern, access('team.see'), async (request, reply) =>
    page(request, reply, 'follow-up/team', await teamPage(request.ctx)),
  );

  app.post(paths.absencesPath.pattern, access('team.see'), async (request, reply) => {
    const { ctx } = request;
    const form = readForm(AbsenceForm, request.body, ctx.locale);
    if (!form.ok)
      return page(request, reply.code(422), 'follow-up/team', await teamPage(ctx, form.typed, form.errors));
    try {
      await noteAbsence(ctx, form.data);
    } catch (error) {
      if (!isForForm(error)) throw error;
      const errors = [errorOn('to', errorText(error, ctx.locale))];
      return page(request, reply.code(422), 'follow-up/team', await teamPage(ctx, form.typed, errors));
    }
    flash(reply, 'success', 'followUp.team.noted');
    return seeOther(request, reply, paths.teamPath());
  });

  app.post<{ Params: { absence: string } }>(
    paths.endAbsencePath.pattern,
    access('team.see'),
    async (request, reply) => {
      await endAbsence(request.ctx, numbered<AbsenceId>(request.params.absence));
      flash(reply, 'success', 'followUp.team.ended');
      return seeOther(request, reply, paths.teamPath());
    },
  );
}
