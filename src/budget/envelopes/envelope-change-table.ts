import { sql } from 'drizzle-orm';
import { check, index, sqliteTable, uniqueIndex } from 'drizzle-orm/sqlite-core';
import { cents, id, idOf, instant, json, slug, version, words } from '../../db/columns.ts';
import { accounts } from '../../people/account-table.ts';
import type { AccountId, EnvelopeChangeId, EnvelopeId } from '../../shared/ids.ts';
import { envelopes } from '../budget-table.ts';
import { CHANGE_KINDS, CHANGE_STATES, type ChangeKind, type ChangeState } from './envelope-change.ts';

const among = (slugs: readonly string[]) => sql.raw(slugs.map((one) => `'${one}'`).join(', '));

/** A change of envelopes that one person proposes with its reason and another approves. */
export const envelopeChanges = sqliteTable(
  'envelope_change',
  {
    id: id<EnvelopeChangeId>(),
    kind: slug<ChangeKind>('kind').notNull(),
    state: slug<ChangeState>('state').notNull(),
    /** Null until a first vote is approved. */
    envelopeId: idOf<EnvelopeId>('envelope_id').references(() => envelopes.id),
    /** Where a transfer or a carry-over goes. */
    targetId: idOf<EnvelopeId>('target_id').references(() => envelopes.id),
    /** The envelope to open (envelope-change.ts); null for the others. */
    opening: json<unknown>('opening'),
    ap: cents('ap_cents').notNull(),
    cp: cents('cp_cents').notNull(),
    /** INSEE code, for the share of a commune. */
    commune: words('commune'),
    reason: words('reason').notNull(),
    proposedBy: idOf<AccountId>('proposed_by')
      .notNull()
      .references(() => accounts.id),
    proposedAt: instant('proposed_at').notNull(),
    decidedBy: idOf<AccountId>('decided_by').references(() => accounts.id),
    decidedAt: instant('decided_at'),
    version: version(),
  },
  (t) => [
    index('envelope_change_envelope').on(t.envelopeId),
    index('envelope_change_target').on(t.targetId),
    index('envelope_change_proposed_by').on(t.proposedBy),
    index('envelope_change_decided_by').on(t.decidedBy),
    check('envelope_change_kind', sql`${t.kind} IN (${among(CHANGE_KINDS)})`),
    check('envelope_change_state', sql`${t.state} IN (${among(CHANGE_STATES)})`),
    check('envelope_change_amounts', sql`${t.ap} >= 0 AND ${t.cp} >= 0`),
    check('envelope_change_two_people', sql`${t.decidedBy} IS NULL OR ${t.decidedBy} <> ${t.proposedBy}`),
  ],
);

/** At most so much of an envelope's authorisation for the dwellings of one commune. */
export const envelopeShares = sqliteTable(
  'envelope_share',
  {
    id: id<number>(),
    envelopeId: idOf<EnvelopeId>('envelope_id')
      .notNull()
      .references(() => envelopes.id),
    commune: words('commune').notNull(),
    amount: cents('amount_cents').notNull(),
  },
  (t) => [
    uniqueIndex('envelope_share_commune').on(t.envelopeId, t.commune),
    check('envelope_share_amount', sql`${t.amount} >= 0`),
  ],
);
