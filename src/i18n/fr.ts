import { actTexts } from './fr/act-texts.ts';
import { agreements } from './fr/agreements.ts';
import { amendments } from './fr/amendments.ts';
import { appeals } from './fr/appeals.ts';
import { applicants } from './fr/applicants.ts';
import { auditReport } from './fr/audit-report.ts';
import { auditScenarios } from './fr/audit-scenarios.ts';
import { auditScreens } from './fr/audit-screens.ts';
import { audits } from './fr/audits.ts';
import { bills } from './fr/bills.ts';
import { breaches } from './fr/breaches.ts';
import { budget } from './fr/budget.ts';
import { bulk } from './fr/bulk.ts';
import { bundles } from './fr/bundles.ts';
import { campaigns } from './fr/campaigns.ts';
import { cases } from './fr/cases.ts';
import { clocks } from './fr/clocks.ts';
import { committee } from './fr/committee.ts';
import { common } from './fr/common.ts';
import { decisions } from './fr/decisions.ts';
import { declareHome } from './fr/declare-home.ts';
import { demonstration } from './fr/demonstration.ts';
import { documents } from './fr/documents.ts';
import { drafts } from './fr/drafts.ts';
import { estimates } from './fr/estimates.ts';
import { evaluation } from './fr/evaluation.ts';
import { exchanges } from './fr/exchanges.ts';
import { find } from './fr/find.ts';
import { followUp } from './fr/follow-up.ts';
import { home } from './fr/home.ts';
import { incentives } from './fr/incentives.ts';
import { journal } from './fr/journal.ts';
import { outbox } from './fr/outbox.ts';
import { owners } from './fr/owners.ts';
import { people } from './fr/people.ts';
import { pieces } from './fr/pieces.ts';
import { priority } from './fr/priority.ts';
import { privacy } from './fr/privacy.ts';
import { privacyCopy } from './fr/privacy-copy.ts';
import { programme } from './fr/programme.ts';
import { register } from './fr/register.ts';
import { returnChecks } from './fr/return-checks.ts';
import { returns } from './fr/returns.ts';
import { scans } from './fr/scans.ts';
import { schemes } from './fr/schemes.ts';
import { signing } from './fr/signing.ts';
import { simulations } from './fr/simulations.ts';
import { templates } from './fr/templates.ts';
import { transfers } from './fr/transfers.ts';
import { unitLife } from './fr/unit-life.ts';
import { units } from './fr/units.ts';
import { visits } from './fr/visits.ts';
import { web } from './fr/web.ts';

/** French, the language of the service: every text starts here. */
export const fr = {
  agreements,
  appeals,
  applicants,
  signing,
  scans,
  amendments,
  actTexts,
  auditReport,
  auditScenarios,
  auditScreens,
  audits,
  bills,
  budget,
  breaches,
  bulk,
  bundles,
  campaigns,
  cases,
  clocks,
  committee,
  common,
  decisions,
  declareHome,
  demonstration,
  documents,
  drafts,
  estimates,
  evaluation,
  exchanges,
  find,
  followUp,
  home,
  incentives,
  journal,
  outbox,
  owners,
  people,
  pieces,
  priority,
  privacy,
  privacyCopy,
  programme,
  register,
  returnChecks,
  returns,
  schemes,
  simulations,
  templates,
  transfers,
  unitLife,
  units,
  visits,
  web,
} as const;
