import { sql } from 'drizzle-orm';
import { check, index, primaryKey, sqliteTable, uniqueIndex } from 'drizzle-orm/sqlite-core';
import { day, id, idOf, instant, json, slug, version, whole, words } from '../db/columns.ts';
import type { PublicEstimateId, UnitId } from '../shared/ids.ts';
import { units } from '../units/unit-table.ts';

/**
 * Estimates that passers-by keep. The address that opens one is stored hashed, and nothing here says who they are until
 * they continue with a home.
 */
export const publicEstimates = sqliteTable(
  'public_estimate',
  {
    id: id<PublicEstimateId>(),
    tokenHash: words('token_hash').notNull(),
    /** Answers (estimate-answers.ts). */
    answers: json<unknown>('answers').notNull(),
    /** Figures as last shown (what-changed.ts), so that a later visit says what is different; null where there were none. */
    shown: json<unknown>('shown'),
    /** Keyed fingerprint of the mailbox that asked to continue: it opens the estimate to that account alone. */
    claimHash: words('claim_hash'),
    /** The home that it went on with. */
    unitId: idOf<UnitId>('unit_id').references(() => units.id),
    createdAt: instant('created_at').notNull(),
    updatedAt: instant('updated_at').notNull(),
    expiresAt: instant('expires_at').notNull(),
    version: version(),
  },
  (t) => [
    uniqueIndex('public_estimate_token').on(t.tokenHash),
    index('public_estimate_expiry').on(t.expiresAt),
    index('public_estimate_unit').on(t.unitId),
  ],
);

/** How many came to each step on each day. Counts only: no line is about anybody. */
export const estimateTallies = sqliteTable(
  'estimate_tally',
  {
    day: day('day').notNull(),
    step: slug('step').notNull(),
    count: whole('count').notNull(),
  },
  (t) => [primaryKey({ columns: [t.day, t.step] }), check('estimate_tally_count', sql`${t.count} > 0`)],
);
