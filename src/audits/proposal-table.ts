import { sql } from 'drizzle-orm';
import { check, index, sqliteTable } from 'drizzle-orm/sqlite-core';
import { id, idOf, json, slug, version, words } from '../db/columns.ts';
import type { AuditId } from '../shared/ids.ts';
import { audits } from './audit-table.ts';
import type { ProposalId } from './scenarios/proposal.ts';

/** Scenarios of works kept for comparison, six at most for an audit; frozen with it (trigger). */
export const auditProposals = sqliteTable(
  'audit_proposal',
  {
    id: id<ProposalId>(),
    auditId: idOf<AuditId>('audit_id')
      .notNull()
      .references(() => audits.id),
    name: words('name').notNull(),
    kind: slug<'at-once' | 'in-steps'>('kind').notNull(),
    /** Measures and year of each step, in order (proposal.ts). */
    steps: json<unknown>('steps').notNull(),
    /** The dwelling after each step, computed when saved and again when an answer changes; null when the works no longer suit. */
    stages: json<unknown>('stages'),
    justification: words('justification'),
    version: version(),
  },
  (t) => [
    index('audit_proposal_audit').on(t.auditId),
    check('audit_proposal_kind', sql`${t.kind} IN ('at-once', 'in-steps')`),
  ],
);
