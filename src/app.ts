import compress from '@fastify/compress';
import etag from '@fastify/etag';
import formbody from '@fastify/formbody';
import multipart from '@fastify/multipart';
import Fastify, { type FastifyInstance } from 'fastify';
import { agreementPanel } from './agreements/agreement-panel.ts';
import { agreementRoutes } from './agreements/agreement-routes.ts';
import { actsToSign } from './agreements/signing/acts-to-sign.ts';
import { auditRoutes } from './audits/audit-routes.ts';
import { reportPanel } from './audits/report/report-panel.ts';
import { budgetRoutes } from './budget/budget-routes.ts';
import { envelopeChangeRoutes } from './budget/envelopes/envelope-change-routes.ts';
import { financeRoutes } from './budget/finance/finance-routes.ts';
import { forecastRoutes } from './budget/forecast/forecast-routes.ts';
import { paymentPanel } from './budget/payments/payment-panel.ts';
import { paymentRoutes } from './budget/payments/payment-routes.ts';
import { recoveryPanel } from './budget/recovery/recovery-panel.ts';
import { recoveryRoutes } from './budget/recovery/recovery-routes.ts';
import { bulkRoutes } from './bulk/bulk-routes.ts';
import { campaignRoutes } from './campaigns/campaign-routes.ts';
import { campaignTextRoutes } from './campaigns/campaign-text-routes.ts';
import { recipientRoutes } from './campaigns/recipient-routes.ts';
import { replyRoutes } from './campaigns/reply-routes.ts';
import { appealPanel } from './cases/appeal/appeal-panel.ts';
import { ownersPanel } from './cases/applicants/owners-panel.ts';
import { caseRoutes } from './cases/case-routes.ts';
import { clockPanel } from './cases/clock/clock-panel.ts';
import { deskPanel } from './cases/desk/desk-pages.ts';
import { contextFor, type Services } from './context.ts';
import { demonstrationPath, demonstrationRoutes } from './demonstration/demonstration-routes.ts';
import { estimateCountsRoutes } from './estimates/estimate-counts-routes.ts';
import { estimateRoutes } from './estimates/estimate-routes.ts';
import { myEstimateRoutes } from './estimates/my-estimate-routes.ts';
import { evaluationRoutes } from './evaluation/evaluation-routes.ts';
import { dayPanel } from './follow-up/day-panel.ts';
import { editorRoutes } from './follow-up/editor-routes.ts';
import { followUpPanel } from './follow-up/follow-up-panel.ts';
import { followUpRoutes } from './follow-up/follow-up-routes.ts';
import { stepRoutes } from './follow-up/step-routes.ts';
import { teamRoutes } from './follow-up/team-routes.ts';
import { homeRoutes } from './home/home-routes.ts';
import { simulationRoutes } from './incentives/simulation/simulation-routes.ts';
import { draftRoutes } from './incentives/versions/draft-routes.ts';
import { schemeRoutes } from './incentives/versions/scheme-routes.ts';
import { testRoutes } from './incentives/versions/test-routes.ts';
import { leverRoutes } from './incentives/vintages/lever-routes.ts';
import { journalRoutes } from './journal/journal-routes.ts';
import { navigation, ownerHomePath, staffHomePath } from './navigation.ts';
import { outboxRoutes } from './outbox/outbox-routes.ts';
import { actorOf, findAccount } from './people/account-store.ts';
import { ownerSignInPath, staffSignInPath } from './people/people-paths.ts';
import { peopleRoutes } from './people/people-routes.ts';
import { privacyRoutes } from './privacy/privacy-routes.ts';
import { noteNominativeReadings } from './privacy/readings/reading-routes.ts';
import { returnPanel } from './returns/return-panel.ts';
import { returnRoutes } from './returns/return-routes.ts';
import { VISITOR } from './shared/actor.ts';
import { buildingPanel } from './units/building/building-panel.ts';
import { buildingRoutes } from './units/building/building-routes.ts';
import { declareRoutes } from './units/declare/declare-routes.ts';
import { myUnitRoutes } from './units/declare/my-unit-routes.ts';
import { perimeterRoutes } from './units/find/perimeter-routes.ts';
import { registerRoutes } from './units/find/register-routes.ts';
import { viewRoutes } from './units/find/view-routes.ts';
import { historyRoutes } from './units/history/history-routes.ts';
import { holderRoutes } from './units/holders/holder-routes.ts';
import { identityRoutes } from './units/identity/identity-routes.ts';
import { importRoutes } from './units/import/import-routes.ts';
import { mergeRoutes } from './units/merge/merge-routes.ts';
import { ownerRoutes } from './units/owner-file/owner-routes.ts';
import { paperRoutes } from './units/papers/paper-routes.ts';
import { papersPanel } from './units/papers/papers-panel.ts';
import { weightsRoutes } from './units/priority/weights-routes.ts';
import { spellRoutes } from './units/spells/spell-routes.ts';
import { unitRoutes } from './units/unit-file/unit-routes.ts';
import { visitPanel } from './visits/visit-panel.ts';
import { visitRoutes } from './visits/visit-routes.ts';
import { guardRoutes } from './web/access.ts';
import { serveAssets } from './web/assets.ts';
import { handleErrors } from './web/errors.ts';
import { healthRoutes } from './web/health.ts';
import { languageRoutes, localeOf } from './web/language.ts';
import { registerViews } from './web/render.ts';
import { type LogStream, loggerFor } from './web/request-log.ts';
import { refuseForgedForms, secure } from './web/security.ts';

const MEGABYTE = 1024 * 1024;

/**
 * The whole web application: what every request passes through, then the rooms. Listening is `main.ts`'s business.
 * `logStream`: where the lines of the log go, standard output unless told.
 */
export async function createApp(services: Services, logStream?: LogStream): Promise<FastifyInstance> {
  const { config } = services;
  const app = Fastify({
    logger: loggerFor(config.logLevel, logStream),
    trustProxy: config.trustProxy,
    bodyLimit: 2 * MEGABYTE,
    forceCloseConnections: 'idle',
    routerOptions: { maxParamLength: 200 },
  });

  guardRoutes(app, { staffLogin: staffSignInPath(), ownerLogin: ownerSignInPath() });
  handleErrors(app);
  await app.register(compress, { threshold: 2048, encodings: ['gzip', 'deflate'] });
  await app.register(etag);
  await app.register(formbody, { bodyLimit: 2 * MEGABYTE });
  await app.register(multipart, {
    attachFieldsToBody: true,
    limits: { fileSize: 64 * MEGABYTE, files: 12, fields: 200, fieldSize: 20_000 },
  });
  await secure(app, services);
  identifyActors(app, services);
  noteNominativeReadings(app, services);
  refuseForgedForms(app, config.publicUrl);
  await registerViews(app, navigation);
  serveAssets(app);

  healthRoutes(app, services);
  languageRoutes(app);
  homeRoutes(app, staffHomePath);
  estimateRoutes(app);
  myEstimateRoutes(app);
  declareRoutes(app);
  peopleRoutes(app, { staff: staffHomePath, owner: ownerHomePath, demoMails: demonstrationPath() });
  registerRoutes(app);
  viewRoutes(app);
  perimeterRoutes(app);
  importRoutes(app);
  weightsRoutes(app);
  bulkRoutes(app);
  unitRoutes(app, { panels: [deskPanel, buildingPanel, papersPanel, followUpPanel] });
  spellRoutes(app);
  buildingRoutes(app);
  historyRoutes(app);
  identityRoutes(app);
  holderRoutes(app);
  ownerRoutes(app);
  mergeRoutes(app);
  paperRoutes(app);
  followUpRoutes(app);
  teamRoutes(app);
  editorRoutes(app);
  stepRoutes(app);
  myUnitRoutes(app);
  leverRoutes(app);
  campaignRoutes(app);
  campaignTextRoutes(app);
  recipientRoutes(app);
  replyRoutes(app);
  auditRoutes(app);
  caseRoutes(app, {
    panels: [
      clockPanel,
      recoveryPanel,
      ownersPanel,
      appealPanel,
      reportPanel,
      agreementPanel,
      paymentPanel,
      returnPanel,
      visitPanel,
    ],
    day: dayPanel,
    toSign: actsToSign,
  });
  agreementRoutes(app);
  visitRoutes(app);
  budgetRoutes(app);
  envelopeChangeRoutes(app);
  financeRoutes(app);
  recoveryRoutes(app);
  forecastRoutes(app);
  paymentRoutes(app);
  returnRoutes(app);
  schemeRoutes(app);
  draftRoutes(app);
  testRoutes(app);
  simulationRoutes(app);
  evaluationRoutes(app);
  estimateCountsRoutes(app);
  privacyRoutes(app);
  outboxRoutes(app);
  journalRoutes(app);
  if (config.demo) demonstrationRoutes(app);
  return app;
}

/** Reads who asks from the session at each request: a closed account or changed role takes effect at once. */
function identifyActors(app: FastifyInstance, services: Services): void {
  app.decorateRequest('ctx', null as never);
  app.addHook('onRequest', async (request) => {
    const { accountId } = request.session;
    const account = accountId === undefined ? undefined : await findAccount(services.db.read, accountId);
    const actor = (account && actorOf(account)) ?? VISITOR;
    request.ctx = contextFor(services, actor, localeOf(request, account?.locale ?? null));
  });
}
