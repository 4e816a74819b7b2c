import type { Context } from '../../context.ts';
import type { Reader } from '../../db/database.ts';
import { type SaidInEstimate, saidInEstimate } from '../../estimates/estimates-queries.ts';
import { type Estimate, estimate } from '../../incentives/estimate.ts';
import type { EstimateInput } from '../../incentives/estimate-input.ts';
import { findSchemeVersion } from '../../incentives/incentives-queries.ts';
import type { LeverParameters } from '../../incentives/levers/lever-parameters.ts';
import type { SchemeVersion } from '../../incentives/scheme.ts';
import { leversInForce } from '../../incentives/vintages/levers-in-force.ts';
import { findOwner, type Owner } from '../../people/people-queries.ts';
import { type Day, dayOf } from '../../shared/dates.ts';
import { mustExist } from '../../shared/errors.ts';
import { findUnit, type Unit } from '../../units/units-queries.ts';
import { declarationOf, type WorksPlan, worksOf } from '../case.ts';
import { estimateInputOf, worksOfScenario, worksWithQuotes } from '../case-facts.ts';
import type { CaseRow } from '../case-store.ts';
import { pinnedScheme } from '../decision/calculation.ts';
import { type CaseAudit, findCaseAudit } from '../instruction/case-audit.ts';
import { type Bill, billsOf } from '../pieces/document-store.ts';
import { type Figures, withFigures } from './figures.ts';

/** A case with everything that its money is reckoned from. */
export type Project = {
  readonly unit: Unit;
  readonly owner: Owner;
  readonly audit: CaseAudit | null;
  readonly scheme: SchemeVersion;
  readonly quotes: readonly Bill[];
  /** Estimates of the audit, with quotes in their place where there are some (add-quote.ts keeps it so). */
  readonly works: WorksPlan;
  readonly input: EstimateInput;
  /** National levers as they stand. */
  readonly levers: LeverParameters;
  /** Day on which the rules are read: that of the application, today for a draft. */
  readonly on: Day;
  /** What the public estimate that led here said of the project: proposed in a draft, and told apart there. */
  readonly said: SaidInEstimate | null;
};

export async function projectOf(d: Reader, ctx: Context, row: CaseRow): Promise<Project> {
  const unit = mustExist(await findUnit(d, row.unitId), 'cases.errors.unknown');
  const owner = mustExist(await findOwner(d, row.ownerId), 'cases.errors.unknown');
  const version = mustExist(await findSchemeVersion(d, row.schemeVersionId), 'cases.errors.noScheme');
  const audit = row.auditId === null ? null : await findCaseAudit(d, row.auditId);
  const quotes = await billsOf(d, row.id, 'quote');
  // In a draft the owner may still go back to the audit and choose other works; what was applied for is the case’s.
  const works = row.state === 'draft' ? worksRetained(row, audit, quotes) : worksOf(row);
  const on = dayOf(row.submittedAt ?? ctx.clock());
  const input = estimateInputOf({ dwelling: unit, audit, declaration: declarationOf(row), works, on });
  const levers = await leversInForce(d, ctx);
  const said = row.state === 'draft' ? await saidInEstimate(d, row.unitId) : null;
  return { unit, owner, audit, scheme: pinnedScheme(version), quotes, works, input, levers, on, said };
}

/** The works of the audit as they stand, with quotes in the place of estimates; the case’s own where there are none. */
export const worksRetained = (
  row: CaseRow,
  audit: Pick<CaseAudit, 'scenario'> | null,
  quotes: readonly Bill[],
): WorksPlan =>
  audit?.scenario
    ? worksWithQuotes(
        worksOfScenario(audit.scenario),
        quotes.flatMap(({ lines }) => lines),
      )
    : worksOf(row);

/** The project with figures tried on its plan, on top of what the case says. */
export const tried = (project: Project, figures: Figures): Project => ({
  ...project,
  input: withFigures(project.input, figures),
});

/** The estimate of a case under its own scheme version and the vintages of its day. */
export const estimateOf = ({ input, scheme, levers, on }: Project): Estimate =>
  estimate(input, scheme, levers, on);
