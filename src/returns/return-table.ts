import { sql } from 'drizzle-orm';
import { check, index, sqliteTable, uniqueIndex } from 'drizzle-orm/sqlite-core';
import { cases } from '../cases/case-table.ts';
import { cents, day, id, idOf, instant, slug, words } from '../db/columns.ts';
import { files } from '../files/file-table.ts';
import { accounts } from '../people/account-table.ts';
import type { AccountId, CaseId, FileHash, SpellId, UnitId } from '../shared/ids.ts';
import { units, vacancySpells } from '../units/unit-table.ts';
import type { TenantBand } from './tenant-band.ts';

/** Proof that a home is lived in again: what ended a vacancy spell, and how we know. */
export const returns = sqliteTable(
  'market_return',
  {
    id: id<number>(),
    unitId: idOf<UnitId>('unit_id')
      .notNull()
      .references(() => units.id),
    spellId: idOf<SpellId>('spell_id')
      .notNull()
      .references(() => vacancySpells.id),
    caseId: idOf<CaseId>('case_id').references(() => cases.id),
    exitKind: slug('exit_kind').notNull(),
    evidence: slug('evidence').notNull(),
    hash: words('hash')
      .$type<FileHash>()
      .references(() => files.hash),
    occupiedOn: day('occupied_on').notNull(),
    /** Monthly rent without charges, when let. */
    monthlyRent: cents('monthly_rent_cents'),
    /** Highest monthly rent that the undertakings allow, as checked that day; null when none is promised. */
    rentCeiling: cents('rent_ceiling_cents'),
    /** How the city helped: `aided` (award), `advised` (audit or contact), `spontaneous`. */
    help: slug<'aided' | 'advised' | 'spontaneous'>('help').notNull(),
    recordedBy: idOf<AccountId>('recorded_by').references(() => accounts.id),
    recordedAt: instant('recorded_at').notNull(),
  },
  (t) => [
    uniqueIndex('market_return_spell').on(t.spellId),
    index('market_return_unit').on(t.unitId),
    index('market_return_case').on(t.caseId),
    index('market_return_file').on(t.hash),
    index('market_return_recorded_by').on(t.recordedBy),
    check('market_return_help', sql`${t.help} IN ('aided', 'advised', 'spontaneous')`),
  ],
);

/** What was seen beside the proof of a return: the tenant's income band, why the use is not the one promised. */
export const returnFindings = sqliteTable(
  'return_finding',
  {
    returnId: idOf<number>('return_id')
      .primaryKey()
      .references(() => returns.id),
    /** As the tenant's tax notice shows it: neither the notice nor its figures are kept. Null: not seen yet. */
    tenantBand: slug<TenantBand>('tenant_band'),
    tenantSeenOn: day('tenant_seen_on'),
    tenantSeenBy: idOf<AccountId>('tenant_seen_by').references(() => accounts.id),
    /** Why the home is not used as promised, where it is not. */
    difference: words('difference'),
  },
  (t) => [
    index('return_finding_seen_by').on(t.tenantSeenBy),
    check('return_finding_seen', sql`(${t.tenantBand} IS NULL) = (${t.tenantSeenOn} IS NULL)`),
  ],
);

/** What the owner promised and for how long. */
export const undertakings = sqliteTable(
  'undertaking',
  {
    id: id<number>(),
    caseId: idOf<CaseId>('case_id')
      .notNull()
      .references(() => cases.id),
    /** Kind of the scheme's vocabulary: `let-main-residence`, `rent-ceiling`, `occupy`… */
    kind: slug('kind').notNull(),
    startsOn: day('starts_on').notNull(),
    endsOn: day('ends_on').notNull(),
    /** `released`: ended before its term without fault (its award was given back for another). */
    state: slug<'running' | 'kept' | 'breached' | 'released'>('state').notNull(),
  },
  (t) => [
    uniqueIndex('undertaking_kind').on(t.caseId, t.kind),
    index('undertaking_end').on(t.state, t.endsOn),
    check('undertaking_order', sql`${t.endsOn} > ${t.startsOn}`),
    check('undertaking_state', sql`${t.state} IN ('running', 'kept', 'breached', 'released')`),
  ],
);

/** A first officer has verified that everything promised was kept; another one closes the case. */
export const verifications = sqliteTable(
  'undertakings_verification',
  {
    caseId: idOf<CaseId>('case_id')
      .primaryKey()
      .references(() => cases.id),
    verifiedBy: idOf<AccountId>('verified_by')
      .notNull()
      .references(() => accounts.id),
    verifiedAt: instant('verified_at').notNull(),
  },
  (t) => [index('undertakings_verification_verified_by').on(t.verifiedBy)],
);
