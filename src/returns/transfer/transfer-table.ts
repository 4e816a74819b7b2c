import { sql } from 'drizzle-orm';
import { check, index, sqliteTable, uniqueIndex } from 'drizzle-orm/sqlite-core';
import { acts } from '../../agreements/acts/act-table.ts';
import { cases } from '../../cases/case-table.ts';
import { day, id, idOf, instant, json, slug, version, words } from '../../db/columns.ts';
import { files } from '../../files/file-table.ts';
import { accounts } from '../../people/account-table.ts';
import { owners } from '../../people/owner-table.ts';
import type { AccountId, ActId, CaseId, FileHash, OwnerId } from '../../shared/ids.ts';
import type { Acceptance, TransferCause, TransferState } from './transfer.ts';

/** The home changes hands while undertakings run: whoever takes it is asked to take them over. */
export const transfers = sqliteTable(
  'ownership_transfer',
  {
    id: id<number>(),
    caseId: idOf<CaseId>('case_id')
      .notNull()
      .references(() => cases.id),
    cause: slug<TransferCause>('cause').notNull(),
    /** Who said so: the owner on line, or an officer for a notary. */
    announcedBy: slug<'owner' | 'notary' | 'officer'>('announced_by').notNull(),
    accountId: idOf<AccountId>('account_id').references(() => accounts.id),
    announcedAt: instant('announced_at').notNull(),
    /** Day of the deed or of the death. */
    happenedOn: day('happened_on').notNull(),
    takerKind: slug<'individual' | 'company' | 'other'>('taker_kind').notNull(),
    takerName: words('taker_name').notNull(),
    takerEmail: words('taker_email'),
    /** Postal address, up to four lines joined by line feeds. */
    takerAddress: words('taker_address'),
    answerBy: day('answer_by').notNull(),
    state: slug<TransferState>('state').notNull(),
    /** How the taker accepted: what was shown, when, from where; or the paper. */
    acceptance: json<Acceptance>('acceptance'),
    paperHash: words('paper_hash')
      .$type<FileHash>()
      .references(() => files.hash),
    answeredAt: instant('answered_at'),
    newOwnerId: idOf<OwnerId>('new_owner_id').references(() => owners.id),
    actId: idOf<ActId>('act_id').references(() => acts.id),
    version: version(),
  },
  (t) => [
    index('ownership_transfer_case').on(t.caseId),
    index('ownership_transfer_account').on(t.accountId),
    index('ownership_transfer_owner').on(t.newOwnerId),
    index('ownership_transfer_act').on(t.actId),
    index('ownership_transfer_paper').on(t.paperHash),
    uniqueIndex('ownership_transfer_one_asked').on(t.caseId).where(sql`${t.state} = 'asked'`),
    check('ownership_transfer_state', sql`${t.state} IN ('asked', 'accepted', 'refused', 'silent')`),
  ],
);
