import type { Programme } from '../../programme/programme.ts';
import type { Day, Instant } from '../../shared/dates.ts';
import type { Localised } from '../../shared/locale.ts';
import type { Cents, CentsTTC } from '../../shared/money.ts';
import type { AuditResult } from '../audit.ts';
import type { AuditAnswers } from '../audit-answers.ts';
import type { TariffTable } from '../bills.ts';
import type { ComparedDpe } from '../dpe-file/dpe-compared-pages.ts';
import type { ComputedProposal } from '../scenarios/proposal.ts';
import type { MeasureSlug } from '../works/measure-catalogue.ts';
import type { MeasureChoice } from '../works/measures.ts';

/** A grant as the report names it: an amount where it is certain, the most it could be where it is not. */
export type ReportAid = {
  readonly name: Localised;
  readonly status: 'eligible' | 'not-eligible' | 'unknown';
  readonly amount: Cents | null;
  readonly potential: Cents | null;
  /** Its rates were checked by the authority’s staff. */
  readonly confirmed: boolean;
};

export type ReportProposal = Pick<
  ComputedProposal,
  'name' | 'kind' | 'steps' | 'stages' | 'justification'
> & {
  /** The one that an application is filed with. */
  readonly retained: boolean;
  readonly cost: CentsTTC;
  readonly granted: Cents;
  readonly potential: Cents;
  readonly remainder: CentsTTC;
  readonly aids: readonly ReportAid[];
  /** First day of the rules of the local aid, when they are not in force yet. */
  readonly aidsFrom: Day | null;
};

/**
 * Everything that an audit report says, frozen with the review: its PDF is made from this and nothing else, in either
 * language, so that a new tariff, rule or template never changes a report already issued.
 */
export type AuditReport = {
  readonly format: 'volets-audit-report/1';
  readonly issuedAt: Instant;
  readonly issuedOn: Day;
  /** Invented data: the report has no value. */
  readonly specimen: boolean;
  readonly authority: {
    readonly identity: Pick<Programme['authority'], 'name' | 'address' | 'city'>;
    readonly service: Pick<Programme['service'], 'name' | 'phone' | 'email'>;
    readonly logo: Programme['logo'];
  };
  readonly unit: {
    readonly address: string;
    readonly postcode: string | null;
    readonly commune: string;
    readonly parcel: string | null;
  };
  readonly owner: string | null;
  readonly number: number;
  readonly reference: string;
  /** Who answers for it; null for a draft. */
  readonly reviewer: string | null;
  readonly answers: AuditAnswers;
  readonly result: AuditResult;
  readonly proposals: readonly ReportProposal[];
  /** Every measure, and why some do not suit. */
  readonly choices: readonly MeasureChoice[];
  /** Measures whose cost comes from a quote. */
  readonly quoted: readonly MeasureSlug[];
  /** Saving of primary energy that the local scheme asks for, percent. */
  readonly gainGoal: number | null;
  readonly tariffs: TariffTable;
  readonly catalogue: { readonly slug: string; readonly validFrom: Day };
  /** The DPE that filled the audit; null where none did, not there in reports of before it was said. */
  readonly dpe?: ComparedDpe | null;
};

/** What the rules expect of a report and this one lacks; texts `auditReport.gaps.<gap>`. */
export const REPORT_GAPS = ['fewProposals', 'noneInSteps', 'noneAtOnce', 'noneRetained'] as const;
export type ReportGap = (typeof REPORT_GAPS)[number];

const PROPOSALS_EXPECTED = 2;

export function gapsOf(proposals: readonly Pick<ReportProposal, 'kind' | 'retained'>[]): ReportGap[] {
  const has = (kind: ReportProposal['kind']) => proposals.some((proposal) => proposal.kind === kind);
  return [
    ...(proposals.length < PROPOSALS_EXPECTED ? (['fewProposals'] as const) : []),
    ...(has('in-steps') ? [] : (['noneInSteps'] as const)),
    ...(has('at-once') ? [] : (['noneAtOnce'] as const)),
    ...(proposals.some(({ retained }) => retained) ? [] : (['noneRetained'] as const)),
  ];
}
