import type { FastifyInstance } from 'fastify';
import { flash } from '../../web/flash.ts';
import { readForm } from '../../web/forms.ts';
import { page, seeOther } from '../../web/render.ts';
import { access } from '../../web/request.ts';
import { myNoticesPath, noticesPath } from '../case-paths.ts';
import { chooseNotices } from './choose-notices.ts';
import { NoticeForm } from './notice-forms.ts';
import { noticesPage } from './notice-pages.ts';

/** When messages reach one's mailbox, for owners and for staff. */
export function noticeRoutes(app: FastifyInstance): void {
  const doors = [
    { path: myNoticesPath, door: 'owner' },
    { path: noticesPath, door: 'cases.see' },
  ] as const;
  for (const { path, door } of doors) {
    app.get(path.pattern, access(door), async (request, reply) =>
      page(request, reply, 'cases/notices', await noticesPage(request.ctx)),
    );
    app.post(path.pattern, access(door), async (request, reply) => {
      const form = readForm(NoticeForm, request.body, request.ctx.locale);
      if (!form.ok)
        return page(request, reply.code(422), 'cases/notices', await noticesPage(request.ctx, form.errors));
      await chooseNotices(request.ctx, form.data.choice);
      flash(reply, 'success', 'exchanges.kept');
      return seeOther(request, reply, path());
    });
  }
}
