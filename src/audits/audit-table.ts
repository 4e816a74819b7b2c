import { sql } from 'drizzle-orm';
import { check, index, sqliteTable, uniqueIndex } from 'drizzle-orm/sqlite-core';
import { id, idOf, instant, json, slug, version, whole, words } from '../db/columns.ts';
import { accounts } from '../people/account-table.ts';
import type { AccountId, AuditId, UnitId } from '../shared/ids.ts';
import { units } from '../units/unit-table.ts';

/** One energy audit of one unit: answers, then the computed state, then the chosen works. Frozen once reviewed. */
export const audits = sqliteTable(
  'audit',
  {
    id: id<AuditId>(),
    unitId: idOf<UnitId>('unit_id')
      .notNull()
      .references(() => units.id),
    /** 1 for the unit's first audit; a correction after freezing is a new number. */
    number: whole('number').notNull(),
    state: slug<'draft' | 'completed' | 'reviewed'>('state').notNull(),
    /** Answers by question slug (audit-answers.ts). */
    answers: json<Record<string, unknown>>('answers').notNull(),
    /** Who gave each answer and when: `{ [question]: { by, at, from? } }`. */
    provenance:
      json<Record<string, { by: AccountId | null; at: string; from?: 'estimate' }>>('provenance').notNull(),
    /** Result before works, with method version and electricity factor; null while the questionnaire is unfinished. */
    result: json<unknown>('result'),
    /** Measures the owner retained, with the result after works and the costs; null before a choice. */
    scenario: json<unknown>('scenario'),
    methodVersion: words('method_version'),
    startedBy: idOf<AccountId>('started_by').references(() => accounts.id),
    startedAt: instant('started_at').notNull(),
    updatedAt: instant('updated_at').notNull(),
    reviewedBy: idOf<AccountId>('reviewed_by').references(() => accounts.id),
    reviewedAt: instant('reviewed_at'),
    version: version(),
  },
  (t) => [
    uniqueIndex('audit_number').on(t.unitId, t.number),
    index('audit_started_by').on(t.startedBy),
    index('audit_reviewed_by').on(t.reviewedBy),
    check('audit_state', sql`${t.state} IN ('draft', 'completed', 'reviewed')`),
  ],
);
