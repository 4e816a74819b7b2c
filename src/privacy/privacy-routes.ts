import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify';
import { casePath } from '../cases/case-paths.ts';
import { isForForm } from '../shared/errors.ts';
import { errorText } from '../web/errors.ts';
import { flash } from '../web/flash.ts';
import { errorOn, readForm, typedText } from '../web/forms.ts';
import { numbered } from '../web/numbered.ts';
import { page, seeOther } from '../web/render.ts';
import { access, ownerOf } from '../web/request.ts';
import { limited } from '../web/security.ts';
import { archivesPage, openArchivePage } from './archive/archive-pages.ts';
import { openArchive } from './archive/open-archive.ts';
import { askMyCopy } from './copy/ask-copy.ts';
import { takeMyCopy } from './copy/take-copy.ts';
import { deskPage, myDataPage } from './desk-pages.ts';
import { askMyErasure } from './erasure/ask-erasure.ts';
import { personRoutes, sendCopy } from './person-routes.ts';
import { ReadingsQuery, ReasonForm } from './privacy-forms.ts';
import * as paths from './privacy-paths.ts';
import { readingsPageOf } from './readings/reading-pages.ts';
import { retentionRoutes } from './retention/retention-routes.ts';

/** Personal data: the desk of managers, the log of readings, the archives, and each person's own page. */
export function privacyRoutes(app: FastifyInstance): void {
  app.get(paths.privacyDeskPath.pattern, access('privacy.manage'), async (request, reply) =>
    page(request, reply, 'privacy/desk', await deskPage(request.ctx)),
  );
  app.get(paths.readingsPath.pattern, access('readings.see'), async (request, reply) => {
    await app.readings.flush();
    const model = await readingsPageOf(request.ctx, ReadingsQuery.parse(request.query));
    return page(request, reply, 'privacy/readings', model);
  });
  retentionRoutes(app);
  personRoutes(app);
  archiveRoutes(app);
  myDataRoutes(app);
}

type OfCase = FastifyRequest<{ Params: { ref: string } }>;

function archiveRoutes(app: FastifyInstance): void {
  app.get(paths.archivesPath.pattern, access('archives.open'), async (request, reply) =>
    page(request, reply, 'privacy/archives', await archivesPage(request.ctx)),
  );
  app.get(paths.openArchivePath.pattern, access('archives.open'), (request: OfCase, reply) =>
    page(request, reply, 'privacy/open-archive', openArchivePage(request.params.ref, '', [])),
  );
  app.post(paths.openArchivePath.pattern, access('archives.open'), async (request: OfCase, reply) => {
    const { ref } = request.params;
    const form = readForm(ReasonForm, request.body, request.ctx.locale);
    const again = (errors: Parameters<typeof openArchivePage>[2]): Promise<FastifyReply> =>
      page(
        request,
        reply.code(422),
        'privacy/open-archive',
        openArchivePage(ref, typedText(form.typed, 'reason'), errors),
      );
    if (!form.ok) return again(form.errors);
    try {
      await openArchive(request.ctx, ref, form.data.reason);
    } catch (error) {
      if (!isForForm(error)) throw error;
      return again([errorOn('reason', errorText(error, request.ctx.locale))]);
    }
    return seeOther(request, reply, casePath({ ref }));
  });
}

function myDataRoutes(app: FastifyInstance): void {
  app.get(paths.myDataPath.pattern, access('owner'), async (request, reply) => {
    await app.readings.flush();
    return page(
      request,
      reply,
      'privacy/my-data',
      await myDataPage(request.ctx, ownerOf(request.ctx).accountId),
    );
  });
  app.post(paths.askMyCopyPath.pattern, access('owner', limited(5)), async (request, reply) => {
    await askMyCopy(request.ctx);
    flash(reply, 'success', 'privacy.done.myCopyAsked');
    return seeOther(request, reply, paths.myDataPath());
  });
  app.get<{ Params: { copy: string } }>(
    paths.takeMyCopyPath.pattern,
    access('owner'),
    async (request, reply) => sendCopy(reply, await takeMyCopy(request.ctx, numbered(request.params.copy))),
  );
  app.post(paths.askMyErasurePath.pattern, access('owner'), async (request, reply) => {
    await askMyErasure(request.ctx);
    flash(reply, 'success', 'privacy.done.myErasureAsked');
    return seeOther(request, reply, paths.myDataPath());
  });
}
