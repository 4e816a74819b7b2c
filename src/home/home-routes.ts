import type { FastifyInstance } from 'fastify';
import { page } from '../web/render.ts';
import { access } from '../web/request.ts';
import { homePage, noticePage, privacyPage, type StaffHome } from './home-pages.ts';
import { accessibilityPath, homePath, legalPath, privacyPath, sourcePath } from './home-paths.ts';

/** The public front of the service and its legal pages, in the words of the programme. */
export function homeRoutes(app: FastifyInstance, staffHome: StaffHome): void {
  app.get(homePath.pattern, access('public'), async (request, reply) => {
    const { programme, locale, actor } = request.ctx;
    return page(request, reply, 'home/home', homePage(programme, locale, actor, staffHome));
  });
  app.get(accessibilityPath.pattern, access('public'), async (request, reply) =>
    page(request, reply, 'home/accessibility', noticePage(request.ctx.programme, request.ctx.locale)),
  );
  app.get(privacyPath.pattern, access('public'), async (request, reply) =>
    page(
      request,
      reply,
      'home/privacy',
      privacyPage(request.ctx.programme, request.ctx.locale, request.ctx.actor),
    ),
  );
  app.get(legalPath.pattern, access('public'), async (request, reply) => {
    const { programme, locale } = request.ctx;
    const { address, phone } = programme.authority;
    return page(request, reply, 'home/legal', { ...noticePage(programme, locale), address, phone });
  });
  app.get(sourcePath.pattern, access('public'), async (request, reply) =>
    page(request, reply, 'home/source', noticePage(request.ctx.programme, request.ctx.locale)),
  );
}
