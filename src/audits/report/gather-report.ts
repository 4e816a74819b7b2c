import { quotesOfAudit } from '../../cases/bills/quotes-of-audit.ts';
import type { Context } from '../../context.ts';
import type { Reader } from '../../db/database.ts';
import { translate } from '../../i18n/translate.ts';
import { aidName } from '../../incentives/explain-trace.ts';
import { communeName } from '../../programme/territory.ts';
import { dayOf } from '../../shared/dates.ts';
import type { Unit } from '../../units/units-queries.ts';
import type { Audit, AuditResult } from '../audit.ts';
import { dpeOfAudit } from '../audit-evidence-store.ts';
import { auditSettingsOf } from '../audit-settings.ts';
import { comparedDpe } from '../dpe-file/dpe-compared-pages.ts';
import { siteOf } from '../open-audit.ts';
import { type ComputedProposal, isComputed, lastStage, type ProposalId } from '../scenarios/proposal.ts';
import { type ValuedProposal, valueProposals } from '../scenarios/proposal-money.ts';
import { proposalsOf } from '../scenarios/proposal-store.ts';
import { isRetained } from '../scenarios/retain-proposal.ts';
import type { WorksEstimate } from '../works/estimate-works.ts';
import { measureChoices } from '../works/measures.ts';
import { quotedMeasures } from '../works/quoted-costs.ts';
import type { AuditReport, ReportAid, ReportProposal } from './audit-report.ts';

/** What the report of an audit says today. Calls no engine: may run inside the transaction of a review. */
export async function gatherReport(
  d: Reader,
  ctx: Context,
  unit: Unit,
  audit: Audit,
  result: AuditResult,
): Promise<AuditReport> {
  const { programme } = ctx;
  const now = ctx.clock();
  const compared = await comparedProposals(d, audit);
  const valued = await valueProposals(d, ctx, unit, audit, compared);
  const quoted = await quotesOfAudit(d, audit.id);
  const { catalogue, tariffs } = auditSettingsOf(programme);
  const dpe = await dpeOfAudit(d, audit.id);
  return {
    format: 'volets-audit-report/1',
    issuedAt: now,
    issuedOn: dayOf(now),
    specimen: ctx.config.demo,
    authority: {
      identity: programme.authority,
      service: programme.service,
      logo: programme.logo,
    },
    unit: {
      address: unit.address,
      postcode: unit.postcode,
      commune: communeName(ctx.territory, unit.commune),
      parcel: unit.parcel,
    },
    owner: unit.ownerName,
    number: audit.number,
    reference: `AUDIT-${unit.id}-${audit.number}`,
    reviewer: null,
    answers: audit.answers,
    result,
    proposals: valued.map((item) => reportProposal(audit, item)),
    choices: measureChoices(audit.answers, siteOf(ctx, unit, audit)),
    quoted: [...new Set(valued.flatMap(({ proposal }) => quotedMeasures(lastStage(proposal).soFar, quoted)))],
    gainGoal: valued[0]?.money.works.gainGoal ?? null,
    tariffs,
    catalogue: { slug: catalogue.slug, validFrom: catalogue.validFrom },
    dpe: dpe ? comparedDpe(dpe.reading) : null,
  };
}

/** The scenarios kept, and the works retained on the works page where no scenario is made of them. */
async function comparedProposals(d: Reader, audit: Audit): Promise<ComputedProposal[]> {
  const kept = (await proposalsOf(d, audit.id)).filter(isComputed);
  const { scenario } = audit;
  if (!scenario || kept.some((proposal) => isRetained(audit, proposal))) return kept;
  const retained: ComputedProposal = {
    id: 0 as ProposalId,
    auditId: audit.id,
    name: translate('fr', 'auditScreens.staff.scenario'),
    kind: 'at-once',
    steps: [{ measures: scenario.chosen, year: null }],
    stages: [{ year: null, soFar: scenario }],
    justification: null,
    version: 0,
  };
  return [retained, ...kept];
}

function reportProposal(audit: Audit, { proposal, money }: ValuedProposal): ReportProposal {
  const { name, kind, steps, stages, justification } = proposal;
  const { cost, granted, potential, remainder, works } = money;
  return {
    name,
    kind,
    steps,
    stages,
    justification,
    retained: isRetained(audit, proposal),
    cost,
    granted,
    potential,
    remainder,
    aids: aidsOf(works),
    aidsFrom: works.from,
  };
}

function aidsOf({ estimate: { scheme, levers, plan }, names }: WorksEstimate): ReportAid[] {
  const local = scheme ? [{ ...scheme, confirmed: scheme.confirmed }] : [];
  const grants = levers.filter(({ kind }) => kind === 'grant');
  return [...local, ...grants].map(({ code, status, potential, confirmed }) => ({
    name: { fr: aidName(code, 'fr', names), en: aidName(code, 'en', names) },
    status,
    // As capped by the rules on total aid, which is what the plan holds.
    amount: plan.grants.find((grant) => grant.code === code)?.amount ?? null,
    potential,
    confirmed,
  }));
}
