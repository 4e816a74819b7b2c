import { sql } from 'drizzle-orm';
import { check, index, sqliteTable, uniqueIndex } from 'drizzle-orm/sqlite-core';
import { cases } from '../cases/case-table.ts';
import { cents, day, id, idOf, instant, slug, words } from '../db/columns.ts';
import { files } from '../files/file-table.ts';
import { accounts } from '../people/account-table.ts';
import type { AccountId, CaseId, FileHash, SpellId, UnitId } from '../shared/ids.ts';
import { units, vacancySpells } from '../units/unit-table.ts';

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
    checked6On: day('checked_6_on'),
    checked12On: day('checked_12_on'),
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
    state: slug<'running' | 'kept' | 'breached'>('state').notNull(),
  },
  (t) => [
    uniqueIndex('undertaking_kind').on(t.caseId, t.kind),
    index('undertaking_end').on(t.state, t.endsOn),
    check('undertaking_order', sql`${t.endsOn} > ${t.startsOn}`),
    check('undertaking_state', sql`${t.state} IN ('running', 'kept', 'breached')`),
  ],
);
