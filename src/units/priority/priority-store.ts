import { desc, eq, type SQL, sql } from 'drizzle-orm';
import type { Reader, Writer } from '../../db/database.ts';
import type { UnitId, WeightsId } from '../../shared/ids.ts';
import { priorityStanding, priorityWeights } from '../priority-table.ts';
import { units } from '../unit-table.ts';
import { PRIORITY_FACTORS, type PriorityWeights, sumOfWeights } from './priority.ts';

export type KeptWeights = typeof priorityWeights.$inferSelect;
export type Standing = typeof priorityStanding.$inferSelect & { readonly weights: KeptWeights };

/** What scores are counted by now; undefined before the software is installed. */
export async function standingNow(d: Reader): Promise<Standing | undefined> {
  const row = d
    .select()
    .from(priorityStanding)
    .innerJoin(priorityWeights, eq(priorityWeights.id, priorityStanding.weightsId))
    .get();
  return row && { ...row.priority_standing, weights: row.priority_weights };
}

/** Every version, the newest first. */
export async function weightsVersions(d: Reader, most: number): Promise<KeptWeights[]> {
  return d.select().from(priorityWeights).orderBy(desc(priorityWeights.id)).limit(most).all();
}

export async function addWeights(d: Writer, row: typeof priorityWeights.$inferInsert): Promise<WeightsId> {
  return d.insert(priorityWeights).values(row).returning({ id: priorityWeights.id }).get().id;
}

/** Scores that change from now on are counted so; those that stand are for the background. */
export async function setStanding(
  d: Writer,
  standing: Omit<typeof priorityStanding.$inferInsert, 'id'>,
): Promise<void> {
  d.insert(priorityStanding)
    .values({ id: 1, ...standing })
    .onConflictDoUpdate({ target: priorityStanding.id, set: standing })
    .run();
}

export async function noteCounted(d: Writer, progress: Pick<Standing, 'done' | 'endedAt'>): Promise<void> {
  d.update(priorityStanding).set(progress).run();
}

/** How many units there are, near enough for a progress bar: counted along the narrowest index. */
export async function countUnits(d: Reader): Promise<number> {
  return d.get<{ n: number }>(sql`SELECT count(*) AS n FROM unit INDEXED BY unit_priority`).n;
}

/** The id that ends the next handful after `after`; null when none is left. */
export async function endOfHandful(
  d: Reader,
  after: number,
  size: number,
): Promise<{ readonly last: UnitId; readonly count: number } | null> {
  const { last, count } = d.get<{ last: UnitId | null; count: number }>(
    sql`SELECT max(id) AS last, count(*) AS count FROM (SELECT id FROM unit WHERE id > ${after} ORDER BY id LIMIT ${size})`,
  );
  return last === null ? null : { last, count };
}

/** Writes the scores of the units after `after`, up to `last` included, where they differ. */
export async function countScores(d: Writer, after: number, last: number): Promise<void> {
  d.run(sql`UPDATE unit SET priority = n.score FROM (
      SELECT u.id AS id, p.score AS score FROM unit u LEFT JOIN unit_priority_now p ON p.id = u.id
      WHERE u.id > ${after} AND u.id <= ${last}
    ) n WHERE unit.id = n.id AND unit.priority IS NOT n.score`);
}

export type Ranked = { readonly id: UnitId; readonly score: number };

/** The best of one span of ids by weights that are not in force. `within`: INSEE codes, null for all. */
export async function bestBetween(
  d: Reader,
  weights: PriorityWeights,
  span: { readonly after: number; readonly last: number },
  within: readonly string[] | null,
  most: number,
): Promise<Ranked[]> {
  const inside = within === null ? sql`1` : sql`commune IN ${[...within]}`;
  return d.all<Ranked>(
    sql`SELECT id, ${scoreBy(weights)} AS score FROM unit_factor
        WHERE id > ${span.after} AND id <= ${span.last} AND ${inside} ORDER BY score DESC, id DESC LIMIT ${most}`,
  );
}

/** The same rounding as `priorityOf`. */
function scoreBy(weights: PriorityWeights): SQL {
  const total = sumOfWeights(weights);
  const terms = PRIORITY_FACTORS.map((factor) => sql`${sql.identifier(factor)} * ${weights[factor]}`);
  // Numbers are bound as reals: the quotient is cut to a whole number, as the views do by dividing whole numbers.
  return sql`CAST((${sql.join(terms, sql` + `)} + ${5 * total}) / ${10 * total} AS INTEGER)`;
}

/** The best by the weights in force. */
export async function bestNow(d: Reader, within: readonly string[] | null, most: number): Promise<Ranked[]> {
  const inside = within === null ? sql`1` : sql`${units.commune} IN ${[...within]}`;
  return d.all<Ranked>(
    sql`SELECT id, priority AS score FROM unit INDEXED BY unit_priority
        WHERE priority IS NOT NULL AND ${inside} ORDER BY priority DESC, id DESC LIMIT ${most}`,
  );
}
