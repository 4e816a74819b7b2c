import type { FastifyInstance } from 'fastify';
import { isForForm } from '../../shared/errors.ts';
import type { OwnerId, UnitId } from '../../shared/ids.ts';
import { errorText } from '../../web/errors.ts';
import { flash } from '../../web/flash.ts';
import { errorOn, readForm } from '../../web/forms.ts';
import { numbered } from '../../web/numbered.ts';
import { page, seeOther } from '../../web/render.ts';
import { access } from '../../web/request.ts';
import { DeskForm } from '../applicants/applicants-forms.ts';
import { readFigures } from '../application/figures-forms.ts';
import { tasksOf } from '../application/submit-case.ts';
import { tasksPage } from '../application/task-list-pages.ts';
import { deskCasePath, deskStartPath } from '../case-paths.ts';
import { caseForApplicant } from '../open-case.ts';
import { deskPage } from './desk-pages.ts';
import { startAtDesk } from './start-at-desk.ts';

/** An application that staff fill in for its owner: opened from the dwelling's page, then the owner's own pages. */
export function deskRoutes(app: FastifyInstance): void {
  app.get<{ Params: { unit: string } }>(
    deskStartPath.pattern,
    access('cases.instruct'),
    async (request, reply) => {
      const model = await deskPage(request.ctx, numbered<UnitId>(request.params.unit));
      return page(request, reply, 'cases/desk-start', model);
    },
  );

  app.post<{ Params: { unit: string } }>(
    deskStartPath.pattern,
    access('cases.instruct'),
    async (request, reply) => {
      const { ctx } = request;
      const unitId = numbered<UnitId>(request.params.unit);
      const form = readForm(DeskForm, request.body, ctx.locale);
      if (!form.ok)
        return page(request, reply.code(422), 'cases/desk-start', await deskPage(ctx, unitId, form));
      try {
        const heard = { ...form.data, owner: form.data.owner as OwnerId };
        const { case: row, told } = await startAtDesk(ctx, unitId, heard);
        flash(
          reply,
          told ? 'success' : 'info',
          told ? 'applicants.desk.started' : 'applicants.desk.startedNoMail',
        );
        return seeOther(request, reply, deskCasePath({ case: row.id }));
      } catch (error) {
        if (!isForForm(error)) throw error;
        const errors = [errorOn('owner', errorText(error, ctx.locale))];
        const model = await deskPage(ctx, unitId, { typed: form.typed, errors });
        return page(request, reply.code(422), 'cases/desk-start', model);
      }
    },
  );

  app.get<{ Params: { case: string } }>(
    deskCasePath.pattern,
    access('cases.instruct'),
    async (request, reply) => {
      const { ctx } = request;
      const row = await caseForApplicant(ctx.db.read, ctx, Number(request.params.case));
      const model = tasksPage(ctx, row, await tasksOf(ctx.db.read, ctx, row), readFigures(request.query));
      return page(request, reply, 'cases/tasks', model);
    },
  );
}
