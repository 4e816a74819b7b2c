import { agreements } from './fr/agreements.ts';
import { auditReport } from './fr/audit-report.ts';
import { auditScenarios } from './fr/audit-scenarios.ts';
import { auditScreens } from './fr/audit-screens.ts';
import { audits } from './fr/audits.ts';
import { budget } from './fr/budget.ts';
import { bulk } from './fr/bulk.ts';
import { bundles } from './fr/bundles.ts';
import { campaigns } from './fr/campaigns.ts';
import { cases } from './fr/cases.ts';
import { common } from './fr/common.ts';
import { declareHome } from './fr/declare-home.ts';
import { demonstration } from './fr/demonstration.ts';
import { documents } from './fr/documents.ts';
import { estimates } from './fr/estimates.ts';
import { evaluation } from './fr/evaluation.ts';
import { find } from './fr/find.ts';
import { followUp } from './fr/follow-up.ts';
import { home } from './fr/home.ts';
import { incentives } from './fr/incentives.ts';
import { journal } from './fr/journal.ts';
import { outbox } from './fr/outbox.ts';
import { owners } from './fr/owners.ts';
import { people } from './fr/people.ts';
import { priority } from './fr/priority.ts';
import { privacy } from './fr/privacy.ts';
import { privacyCopy } from './fr/privacy-copy.ts';
import { programme } from './fr/programme.ts';
import { register } from './fr/register.ts';
import { returns } from './fr/returns.ts';
import { schemes } from './fr/schemes.ts';
import { simulations } from './fr/simulations.ts';
import { unitLife } from './fr/unit-life.ts';
import { units } from './fr/units.ts';
import { web } from './fr/web.ts';

/** French, the language of the service: every text starts here. */
export const fr = {
  agreements,
  auditReport,
  auditScenarios,
  auditScreens,
  audits,
  budget,
  bulk,
  bundles,
  campaigns,
  cases,
  common,
  declareHome,
  demonstration,
  documents,
  estimates,
  evaluation,
  find,
  followUp,
  home,
  incentives,
  journal,
  outbox,
  owners,
  people,
  priority,
  privacy,
  privacyCopy,
  programme,
  register,
  returns,
  schemes,
  simulations,
  unitLife,
  units,
  web,
} as const;
