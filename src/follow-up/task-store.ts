import { and, asc, desc, eq, gte, inArray, isNull, lte, or, sql } from 'drizzle-orm';
import type { Reader, Writer } from '../db/database.ts';
import { mustHaveSaved } from '../db/saved.ts';
import type { Day, Instant } from '../shared/dates.ts';
import type { AccountId, TaskId, UnitId } from '../shared/ids.ts';
import { findUnits } from '../units/units-queries.ts';
import { digestChoices, tasks } from './task-table.ts';

export type Task = typeof tasks.$inferSelect;
export type NewTask = typeof tasks.$inferInsert;

/** Adds a task; null when the same form already made it. */
export async function addTask(d: Writer, task: NewTask): Promise<TaskId | null> {
  const added = d.insert(tasks).values(task).onConflictDoNothing({ target: tasks.formKey });
  return added.returning({ id: tasks.id }).get()?.id ?? null;
}

export async function findTask(d: Reader, id: TaskId): Promise<Task | undefined> {
  return d.select().from(tasks).where(eq(tasks.id, id)).get();
}

/** The task that a form or a deed made under that key. */
export async function findTaskByKey(d: Reader, formKey: string): Promise<Task | undefined> {
  return d.select().from(tasks).where(eq(tasks.formKey, formKey)).get();
}

/** Those still to do first, the most pressing on top; then what is over, newest first. */
export async function tasksOfUnit(d: Reader, unitId: UnitId): Promise<Task[]> {
  const open = d
    .select()
    .from(tasks)
    .where(and(eq(tasks.unitId, unitId), eq(tasks.state, 'open')))
    .orderBy(asc(tasks.dueOn), asc(tasks.id))
    .all();
  const over = d
    .select()
    .from(tasks)
    .where(and(eq(tasks.unitId, unitId), inArray(tasks.state, ['done', 'skipped'])))
    .orderBy(desc(tasks.endedAt))
    .limit(50)
    .all();
  return [...open, ...over];
}

/** Those of the units on which a playbook runs: a step of it is still open. Tasks made before slugs were kept are told by its title. */
export async function runningPlaybook(
  d: Reader,
  ids: readonly UnitId[],
  { slug, title }: { readonly slug: string; readonly title: string },
): Promise<ReadonlySet<UnitId>> {
  if (ids.length === 0) return new Set();
  const rows = d
    .selectDistinct({ unitId: tasks.unitId })
    .from(tasks)
    .where(
      and(
        inArray(tasks.unitId, [...ids]),
        eq(tasks.state, 'open'),
        sql`coalesce(${tasks.playbookSlug}, ${tasks.playbook}) IN (${slug}, ${title})`,
      ),
    )
    .all();
  return new Set(rows.map(({ unitId }) => unitId));
}

/** Units with an open task of that person, by id. */
export async function unitsWithTasksOf(d: Reader, person: AccountId): Promise<UnitId[]> {
  return d
    .selectDistinct({ unitId: tasks.unitId })
    .from(tasks)
    .where(and(sql`${tasks.state} = 'open'`, eq(tasks.assignedTo, person)))
    .orderBy(asc(tasks.unitId))
    .all()
    .map(({ unitId }) => unitId);
}

/** How many open tasks each person has. */
export async function openTaskCounts(d: Reader): Promise<ReadonlyMap<AccountId, number>> {
  const rows = d.all<{ id: AccountId; n: number }>(
    sql`SELECT assigned_to AS id, count(*) AS n FROM follow_up_task INDEXED BY follow_up_task_due
        WHERE state = 'open' AND assigned_to IS NOT NULL GROUP BY assigned_to`,
  );
  return new Map(rows.map(({ id, n }) => [id, n]));
}

/** Saves changes made on the version `seen`. @throws DomainError conflict when somebody saved in between */
export async function saveTask(
  d: Writer,
  seen: { id: TaskId; version: number },
  changes: Partial<NewTask>,
): Promise<void> {
  mustHaveSaved(
    d
      .update(tasks)
      .set({ ...changes, version: seen.version + 1 })
      .where(and(eq(tasks.id, seen.id), eq(tasks.version, seen.version)))
      .run(),
  );
}

export type DueTask = Pick<
  Task,
  'id' | 'kind' | 'subject' | 'dueOn' | 'assignedTo' | 'playbook' | 'version' | 'step'
> & {
  readonly unitId: UnitId;
  readonly commune: string;
  readonly address: string;
};

/** What is due by that day for these people and, for `orNobody`, what nobody holds; inside the communes given. */
export async function tasksDue(
  d: Reader,
  wanted: {
    by: Day;
    of: readonly AccountId[];
    orNobody: boolean;
    within: readonly string[] | null;
    most: number;
  },
): Promise<DueTask[]> {
  const holder = wanted.orNobody
    ? or(inArray(tasks.assignedTo, [...wanted.of]), isNull(tasks.assignedTo))
    : inArray(tasks.assignedTo, [...wanted.of]);
  const rows = d
    .select({
      id: tasks.id,
      kind: tasks.kind,
      subject: tasks.subject,
      dueOn: tasks.dueOn,
      assignedTo: tasks.assignedTo,
      playbook: tasks.playbook,
      version: tasks.version,
      step: tasks.step,
      unitId: tasks.unitId,
      commune: tasks.commune,
    })
    .from(tasks)
    .where(
      and(
        sql`${tasks.state} = 'open'`,
        lte(tasks.dueOn, wanted.by),
        holder,
        wanted.within === null ? undefined : inArray(tasks.commune, [...wanted.within]),
      ),
    )
    .orderBy(asc(tasks.dueOn), asc(tasks.id))
    .limit(wanted.most)
    .all();
  const found = await findUnits(
    d,
    rows.map(({ unitId }) => unitId),
  );
  const addresses = new Map(found.map(({ id, address }) => [id, address]));
  return rows.map((row) => ({ ...row, address: addresses.get(row.unitId) ?? '' }));
}

/** What that person ended since, the latest first: what may be taken back with one click. */
export async function lastEnded(d: Reader, by: AccountId, since: Instant, most: number): Promise<Task[]> {
  return d
    .select()
    .from(tasks)
    .where(and(eq(tasks.endedBy, by), gte(tasks.endedAt, since)))
    .orderBy(desc(tasks.endedAt))
    .limit(most)
    .all();
}

/** Who turned the daily digest off. */
export async function withoutDigest(d: Reader): Promise<ReadonlySet<AccountId>> {
  const rows = d.select().from(digestChoices).where(eq(digestChoices.wanted, false)).all();
  return new Set(rows.map(({ accountId }) => accountId));
}

export async function chooseDigest(d: Writer, accountId: AccountId, wanted: boolean): Promise<void> {
  d.insert(digestChoices)
    .values({ accountId, wanted })
    .onConflictDoUpdate({ target: digestChoices.accountId, set: { wanted } })
    .run();
}
