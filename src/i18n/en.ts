import { actTexts } from './en/act-texts.ts';
import { agreements } from './en/agreements.ts';
import { amendments } from './en/amendments.ts';
import { appeals } from './en/appeals.ts';
import { applicants } from './en/applicants.ts';
import { auditReport } from './en/audit-report.ts';
import { auditScenarios } from './en/audit-scenarios.ts';
import { auditScreens } from './en/audit-screens.ts';
import { audits } from './en/audits.ts';
import { bills } from './en/bills.ts';
import { breaches } from './en/breaches.ts';
import { budget } from './en/budget.ts';
import { bulk } from './en/bulk.ts';
import { bundles } from './en/bundles.ts';
import { campaigns } from './en/campaigns.ts';
import { cases } from './en/cases.ts';
import { clocks } from './en/clocks.ts';
import { committee } from './en/committee.ts';
import { common } from './en/common.ts';
import { decisions } from './en/decisions.ts';
import { declareHome } from './en/declare-home.ts';
import { demonstration } from './en/demonstration.ts';
import { documents } from './en/documents.ts';
import { drafts } from './en/drafts.ts';
import { estimates } from './en/estimates.ts';
import { evaluation } from './en/evaluation.ts';
import { exchanges } from './en/exchanges.ts';
import { find } from './en/find.ts';
import { followUp } from './en/follow-up.ts';
import { home } from './en/home.ts';
import { incentives } from './en/incentives.ts';
import { journal } from './en/journal.ts';
import { outbox } from './en/outbox.ts';
import { owners } from './en/owners.ts';
import { people } from './en/people.ts';
import { pieces } from './en/pieces.ts';
import { priority } from './en/priority.ts';
import { privacy } from './en/privacy.ts';
import { privacyCopy } from './en/privacy-copy.ts';
import { programme } from './en/programme.ts';
import { register } from './en/register.ts';
import { returnChecks } from './en/return-checks.ts';
import { returns } from './en/returns.ts';
import { scans } from './en/scans.ts';
import { schemes } from './en/schemes.ts';
import { signing } from './en/signing.ts';
import { simulations } from './en/simulations.ts';
import { templates } from './en/templates.ts';
import { transfers } from './en/transfers.ts';
import { unitLife } from './en/unit-life.ts';
import { units } from './en/units.ts';
import { visits } from './en/visits.ts';
import { web } from './en/web.ts';
import type { fr } from './fr.ts';
import type { Messages } from './messages.ts';

/** English, complete: a missing text does not compile. */
export const en = {
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
} satisfies Messages<typeof fr>;
