import { sql } from 'drizzle-orm';
import { type AnySQLiteColumn, check, index, sqliteTable, uniqueIndex } from 'drizzle-orm/sqlite-core';
import { day, id, idOf, instant, json, slug, version, whole, words } from '../db/columns.ts';
import { accounts } from '../people/account-table.ts';
import type { AccountId, SchemeVersionId, SimulationId } from '../shared/ids.ts';

/** Versions of local schemes. A published one never changes (trigger): a case pins the version it was filed under. */
export const schemeVersions = sqliteTable(
  'scheme_version',
  {
    id: id<SchemeVersionId>(),
    scheme: slug('scheme').notNull(),
    number: whole('number').notNull(),
    state: slug<'draft' | 'published'>('state').notNull(),
    /** The rules themselves, in the vocabulary of scheme.ts. */
    rules: json<unknown>('rules').notNull(),
    contentHash: words('content_hash').notNull(),
    effectiveFrom: day('effective_from').notNull(),
    effectiveTo: day('effective_to'),
    deliberation: words('deliberation'),
    deliberatedOn: day('deliberated_on'),
    /** Test cases kept beside the rules (test-case.ts); those of a published version stay as they are. */
    cases: json<unknown>('cases').notNull().default([]),
    copiedFrom: idOf<SchemeVersionId>('copied_from').references((): AnySQLiteColumn => schemeVersions.id),
    /** Who last wrote in the draft: somebody else publishes it (trigger). Null for a version of the programme. */
    changedBy: idOf<AccountId>('changed_by').references(() => accounts.id),
    changedAt: instant('changed_at'),
    publishedBy: idOf<AccountId>('published_by').references(() => accounts.id),
    publishedAt: instant('published_at'),
    createdAt: instant('created_at').notNull(),
    version: version(),
  },
  (t) => [
    uniqueIndex('scheme_version_number').on(t.scheme, t.number),
    index('scheme_version_published_by').on(t.publishedBy),
    index('scheme_version_copied_from').on(t.copiedFrom),
    index('scheme_version_changed_by').on(t.changedBy),
    check('scheme_version_state', sql`${t.state} IN ('draft', 'published')`),
    check('scheme_version_published', sql`(${t.state} = 'published') = (${t.publishedAt} IS NOT NULL)`),
  ],
);

export const SIMULATION_STATES = ['waiting', 'running', 'done', 'cancelled', 'failed'] as const;
export type SimulationState = (typeof SIMULATION_STATES)[number];

/** Simulations asked for on screen, kept with what they supposed, so that a result can be come back to. */
export const simulations = sqliteTable(
  'scheme_simulation',
  {
    id: id<SimulationId>(),
    state: slug<SimulationState>('state').notNull(),
    /** Day on which the rules are read. */
    readOn: day('read_on').notNull(),
    /** Schemes with their rules as they were, the one compared with first (kept-simulation.ts). */
    schemes: json<unknown>('schemes').notNull(),
    assumptions: json<unknown>('assumptions').notNull(),
    done: whole('done').notNull(),
    total: whole('total').notNull(),
    /** Tally of the homes and replay of past cases, once done. */
    result: json<unknown>('result'),
    askedBy: idOf<AccountId>('asked_by')
      .notNull()
      .references(() => accounts.id),
    askedAt: instant('asked_at').notNull(),
    endedAt: instant('ended_at'),
  },
  (t) => [
    // One at a time for each person: a second would only slow the first.
    index('scheme_simulation_asked_by').on(t.askedBy, t.id),
    uniqueIndex('scheme_simulation_one').on(t.askedBy).where(sql`${t.endedAt} IS NULL`),
    check(
      'scheme_simulation_state',
      sql`${t.state} IN ('waiting', 'running', 'done', 'cancelled', 'failed')`,
    ),
  ],
);
