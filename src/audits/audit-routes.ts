import type { FastifyInstance } from 'fastify';
import { bundleRoutes } from './bundle-routes.ts';
import { questionnaireRoutes } from './questionnaire-routes.ts';
import { staffAuditRoutes } from './staff-audit-routes.ts';
import { worksRoutes } from './works-routes.ts';

/** Energy audits: the owner's questionnaire, result and works; the adviser's list and table. */
export function auditRoutes(app: FastifyInstance): void {
  questionnaireRoutes(app);
  worksRoutes(app);
  bundleRoutes(app);
  staffAuditRoutes(app);
}
