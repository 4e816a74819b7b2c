import type { FastifyInstance } from 'fastify';
import { bundleRoutes } from './bundle-routes.ts';
import { dpeRoutes } from './dpe-routes.ts';
import { photoRoutes } from './photo-routes.ts';
import { proposalRoutes } from './proposal-routes.ts';
import { questionnaireRoutes } from './questionnaire-routes.ts';
import { reportRoutes } from './report-routes.ts';
import { staffAuditRoutes } from './staff-audit-routes.ts';
import { worksRoutes } from './works-routes.ts';

/** Energy audits: the owner's questionnaire, result, works and scenarios; the adviser's list and table; the DPE and the photographs. */
export function auditRoutes(app: FastifyInstance): void {
  questionnaireRoutes(app);
  worksRoutes(app);
  proposalRoutes(app);
  reportRoutes(app);
  bundleRoutes(app);
  staffAuditRoutes(app);
  dpeRoutes(app);
  photoRoutes(app);
}
