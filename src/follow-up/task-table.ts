import { sql } from 'drizzle-orm';
import { check, index, sqliteTable, uniqueIndex } from 'drizzle-orm/sqlite-core';
import { bool, day, id, idOf, instant, json, slug, version, words } from '../db/columns.ts';
import { accounts } from '../people/account-table.ts';
import type { AccountId, TaskId, UnitId } from '../shared/ids.ts';
import { units } from '../units/unit-table.ts';
import type { PlaybookStep } from './playbook.ts';
import type { TaskKind, TaskState } from './task.ts';

/** Something to do about a unit by a day: a recall, or a step of a playbook. */
export const tasks = sqliteTable(
  'follow_up_task',
  {
    id: id<TaskId>(),
    unitId: idOf<UnitId>('unit_id')
      .notNull()
      .references(() => units.id),
    /** INSEE code of the unit's commune, kept beside it for the lists of those who hold one territory. */
    commune: words('commune').notNull(),
    kind: slug<TaskKind>('kind').notNull(),
    subject: words('subject').notNull(),
    /** A working day. */
    dueOn: day('due_on').notNull(),
    assignedTo: idOf<AccountId>('assigned_to').references(() => accounts.id),
    state: slug<TaskState>('state').notNull(),
    /** Why it was postponed or let go. */
    reason: words('reason'),
    /** The playbook that asked for it, and where it stands there; null for a recall made by hand. */
    playbook: words('playbook'),
    playbookSlug: slug('playbook_slug'),
    /** The step as its playbook stood then: later versions leave it alone. */
    step: json<PlaybookStep>('step'),
    /** Points of a checklist that are ticked: their places, from 0. */
    ticked: json<number[]>('ticked').notNull().default([]),
    /** Names the form that made it: sent twice, it makes one. */
    formKey: words('form_key').notNull(),
    madeBy: idOf<AccountId>('made_by').references(() => accounts.id),
    madeAt: instant('made_at').notNull(),
    endedBy: idOf<AccountId>('ended_by').references(() => accounts.id),
    endedAt: instant('ended_at'),
    version: version(),
  },
  (t) => [
    uniqueIndex('follow_up_task_form').on(t.formKey),
    index('follow_up_task_unit').on(t.unitId, t.dueOn),
    // What is due for somebody today is read along this one; tasks that are over are not in it.
    index('follow_up_task_due')
      .on(t.assignedTo, t.dueOn, t.id)
      .where(sql`${t.state} = 'open'`),
    index('follow_up_task_made_by').on(t.madeBy),
    index('follow_up_task_ended_by').on(t.endedBy, t.endedAt),
    check('follow_up_task_ended', sql`(${t.state} = 'open') = (${t.endedAt} IS NULL)`),
  ],
);

/** Who does not want the daily digest. No row: it is sent. */
export const digestChoices = sqliteTable('digest_choice', {
  accountId: idOf<AccountId>('account_id')
    .primaryKey()
    .references(() => accounts.id),
  wanted: bool('wanted').notNull(),
});
