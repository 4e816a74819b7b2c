import { known } from '../../audits/audit-answers.ts';
import { type Audit, auditsOfUnit, findAudit } from '../../audits/audits-queries.ts';
import type { RetainedScenario } from '../../audits/works/retained-scenario.ts';
import type { Reader } from '../../db/database.ts';
import type { AuditId, UnitId } from '../../shared/ids.ts';
import type { AuditFacts } from '../case-facts.ts';

/** An audit as a case reads it: the dwelling, and the works retained with what they do. */
export type CaseAudit = AuditFacts &
  Pick<Audit, 'id' | 'number' | 'state'> & { readonly scenario: RetainedScenario | null };

const asCaseAudit = ({ id, number, state, answers, scenario }: Audit): CaseAudit => ({
  id,
  number,
  state,
  livingArea: known(answers, 'livingArea') ?? null,
  yearBuilt: known(answers, 'yearBuilt') ?? null,
  kind: known(answers, 'kind') ?? null,
  scenario,
});

export async function findCaseAudit(d: Reader, id: AuditId): Promise<CaseAudit | null> {
  const audit = await findAudit(d, id);
  return audit ? asCaseAudit(audit) : null;
}

/** The dwelling's latest audit in which works were retained. */
export async function latestRetained(
  d: Reader,
  unitId: UnitId,
): Promise<(CaseAudit & { scenario: RetainedScenario }) | null> {
  for (const audit of await auditsOfUnit(d, unitId)) {
    const { scenario } = audit;
    if (scenario && scenario.measures.length > 0) return { ...asCaseAudit(audit), scenario };
  }
  return null;
}
