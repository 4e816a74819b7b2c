import { type AnyColumn, eq, type SQL, sql } from 'drizzle-orm';
import { alias, QueryBuilder } from 'drizzle-orm/sqlite-core';
import { accounts } from '../../people/account-table.ts';
import { owners } from '../../people/owner-table.ts';
import type { Locale } from '../../shared/locale.ts';
import { units } from '../../units/unit-table.ts';
import { cases } from '../case-table.ts';

const assignees = alias(accounts, 'assignee');
const mailboxes = alias(accounts, 'owner_account');

/** Names and mailboxes come from several tables: each gets a name of its own in the reading. */
const named = <Value>(column: AnyColumn, name: string): SQL.Aliased<Value> => sql<Value>`${column}`.as(name);

/** A case as lists show it, with its dwelling, owner and officer. Not stored: a reading that SQLite flattens. */
export const caseLines = new QueryBuilder()
  .select({
    id: cases.id,
    ref: cases.ref,
    state: cases.state,
    version: cases.version,
    unitId: cases.unitId,
    ownerId: cases.ownerId,
    assignedTo: cases.assignedTo,
    proposedBy: cases.proposedBy,
    submittedAt: cases.submittedAt,
    stateSince: cases.stateSince,
    dueOn: cases.dueOn,
    updatedAt: cases.updatedAt,
    awarded: cases.awarded,
    address: units.address,
    postcode: units.postcode,
    commune: units.commune,
    ownerName: named<string>(owners.name, 'owner_name'),
    ownerAccountId: owners.accountId,
    /** Where mails about the case go: the mailbox that signs in, else the one on record. */
    ownerAccountEmail: named<string | null>(mailboxes.email, 'owner_account_email'),
    ownerEmail: named<string | null>(owners.email, 'owner_email'),
    ownerLocale: named<Locale | null>(mailboxes.locale, 'owner_locale'),
    assigneeName: named<string | null>(assignees.name, 'assignee_name'),
    assigneeEmail: named<string | null>(assignees.email, 'assignee_email'),
    assigneeLocale: named<Locale | null>(assignees.locale, 'assignee_locale'),
  })
  .from(cases)
  .innerJoin(units, eq(units.id, cases.unitId))
  .innerJoin(owners, eq(owners.id, cases.ownerId))
  .leftJoin(assignees, eq(assignees.id, cases.assignedTo))
  .leftJoin(mailboxes, eq(mailboxes.id, owners.accountId))
  .as('case_line');
