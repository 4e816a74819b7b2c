import type { FastifyInstance } from 'fastify';
import { photoRoutes } from './adviser/photo-routes.ts';
import { staffAuditRoutes } from './adviser/staff-audit-routes.ts';
import { bundleRoutes } from './bundles/bundle-routes.ts';
import { dpeRoutes } from './dpe-file/dpe-routes.ts';
import { questionnaireRoutes } from './questionnaire/questionnaire-routes.ts';
import { reportRoutes } from './report/report-routes.ts';
import { proposalRoutes } from './scenarios/proposal-routes.ts';
import { worksRoutes } from './works/works-routes.ts';

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
