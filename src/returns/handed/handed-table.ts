import { sql } from 'drizzle-orm';
import { check, index, sqliteTable } from 'drizzle-orm/sqlite-core';
import { cases } from '../../cases/case-table.ts';
import { cents, day, id, idOf, instant, slug, version, words } from '../../db/columns.ts';
import { files } from '../../files/file-table.ts';
import { accounts } from '../../people/account-table.ts';
import type { AccountId, CaseId, FileHash } from '../../shared/ids.ts';
import type { EvidenceKind, ExitKind } from '../../units/spells/exit.ts';

/** What an owner hands in on line to prove the return: an officer accepts it, or asks again saying why. */
export const handedEvidence = sqliteTable(
  'handed_evidence',
  {
    id: id<number>(),
    caseId: idOf<CaseId>('case_id')
      .notNull()
      .references(() => cases.id),
    exitKind: slug<ExitKind>('exit_kind').notNull(),
    evidence: slug<EvidenceKind>('evidence').notNull(),
    occupiedOn: day('occupied_on').notNull(),
    /** Monthly rent without charges, when let. */
    monthlyRent: cents('monthly_rent_cents'),
    /** Why it is another use than the one promised, where it is. */
    difference: words('difference'),
    hash: words('hash')
      .$type<FileHash>()
      .notNull()
      .references(() => files.hash),
    name: words('name').notNull(),
    state: slug<'received' | 'accepted' | 'asked-again'>('state').notNull(),
    /** What is wrong with it, written to the owner. */
    message: words('message'),
    handedBy: idOf<AccountId>('handed_by')
      .notNull()
      .references(() => accounts.id),
    handedAt: instant('handed_at').notNull(),
    checkedBy: idOf<AccountId>('checked_by').references(() => accounts.id),
    checkedAt: instant('checked_at'),
    version: version(),
  },
  (t) => [
    index('handed_evidence_case').on(t.caseId),
    index('handed_evidence_file').on(t.hash),
    index('handed_evidence_handed_by').on(t.handedBy),
    index('handed_evidence_checked_by').on(t.checkedBy),
    check('handed_evidence_state', sql`${t.state} IN ('received', 'accepted', 'asked-again')`),
  ],
);
