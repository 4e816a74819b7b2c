import { agreements } from './en/agreements.ts';
import { auditReport } from './en/audit-report.ts';
import { auditScenarios } from './en/audit-scenarios.ts';
import { auditScreens } from './en/audit-screens.ts';
import { audits } from './en/audits.ts';
import { budget } from './en/budget.ts';
import { bulk } from './en/bulk.ts';
import { bundles } from './en/bundles.ts';
import { campaigns } from './en/campaigns.ts';
import { cases } from './en/cases.ts';
import { common } from './en/common.ts';
import { declareHome } from './en/declare-home.ts';
import { demonstration } from './en/demonstration.ts';
import { documents } from './en/documents.ts';
import { estimates } from './en/estimates.ts';
import { evaluation } from './en/evaluation.ts';
import { find } from './en/find.ts';
import { followUp } from './en/follow-up.ts';
import { home } from './en/home.ts';
import { incentives } from './en/incentives.ts';
import { journal } from './en/journal.ts';
import { outbox } from './en/outbox.ts';
import { owners } from './en/owners.ts';
import { people } from './en/people.ts';
import { priority } from './en/priority.ts';
import { privacy } from './en/privacy.ts';
import { privacyCopy } from './en/privacy-copy.ts';
import { programme } from './en/programme.ts';
import { register } from './en/register.ts';
import { returns } from './en/returns.ts';
import { schemes } from './en/schemes.ts';
import { simulations } from './en/simulations.ts';
import { unitLife } from './en/unit-life.ts';
import { units } from './en/units.ts';
import { web } from './en/web.ts';
import type { fr } from './fr.ts';
import type { Messages } from './messages.ts';

/** English, complete: a missing text does not compile. */
export const en = {
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
} satisfies Messages<typeof fr>;
