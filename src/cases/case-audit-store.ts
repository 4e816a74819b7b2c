import { and, desc, eq, isNotNull, sql } from 'drizzle-orm';
import type { AuditAnswers } from '../audits/audit-answers.ts';
import { known } from '../audits/audit-answers.ts';
import type { RetainedScenario } from '../audits/retained-scenario.ts';
import type { Reader } from '../db/database.ts';
import type { AuditId, UnitId } from '../shared/ids.ts';
import { auditReadings } from './case-audit-table.ts';
import type { AuditFacts } from './case-facts.ts';

export type CaseAudit = AuditFacts & {
  readonly scenario: RetainedScenario | null;
  readonly id: AuditId;
  readonly number: number;
  readonly state: 'draft' | 'completed' | 'reviewed';
};

type Reading = {
  readonly id: AuditId;
  readonly number: number;
  readonly state: CaseAudit['state'];
  readonly answers: unknown;
  readonly scenario: unknown;
};

function asCaseAudit({ id, number, state, answers: stored, scenario }: Reading): CaseAudit {
  const answers = stored as AuditAnswers;
  return {
    id,
    number,
    state,
    livingArea: known(answers, 'livingArea') ?? null,
    yearBuilt: known(answers, 'yearBuilt') ?? null,
    kind: known(answers, 'kind') ?? null,
    scenario: scenario as RetainedScenario | null,
  };
}

export async function findCaseAudit(d: Reader, id: AuditId): Promise<CaseAudit | null> {
  const row = d.select().from(auditReadings).where(eq(auditReadings.id, id)).get();
  return row ? asCaseAudit(row) : null;
}

/** The dwelling's latest audit in which works were retained. */
export async function latestRetained(
  d: Reader,
  unitId: UnitId,
): Promise<(CaseAudit & { scenario: RetainedScenario }) | null> {
  const row = d
    .select()
    .from(auditReadings)
    .where(
      and(
        eq(auditReadings.unitId, unitId),
        isNotNull(auditReadings.scenario),
        sql`${auditReadings.scenario} <> 'null'`,
      ),
    )
    .orderBy(desc(auditReadings.number))
    .limit(1)
    .get();
  const audit = row && asCaseAudit(row);
  return audit?.scenario ? { ...audit, scenario: audit.scenario } : null;
}
