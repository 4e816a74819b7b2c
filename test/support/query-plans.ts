import BetterSqlite from 'better-sqlite3';
import { drizzle } from 'drizzle-orm/better-sqlite3';
import type { Reader } from '../../src/db/database.ts';

export type Plan = { readonly sql: string; readonly steps: readonly string[] };

/** What SQLite would do for each statement that `look` sends to the database of a file, once for each text. */
export async function plansOf(file: string, look: (d: Reader) => Promise<void>): Promise<Plan[]> {
  const database = new BetterSqlite(file);
  const plans = new Map<string, Plan>();
  const d = drizzle(database, {
    logger: {
      logQuery(sql, params) {
        if (plans.has(sql)) return;
        const values = params.map((value) => (typeof value === 'boolean' ? Number(value) : value));
        const rows = database.prepare(`EXPLAIN QUERY PLAN ${sql}`).all(...values) as { detail: string }[];
        plans.set(sql, { sql, steps: rows.map(({ detail }) => detail) });
      },
    },
  }) as unknown as Reader;
  await look(d);
  database.close();
  return [...plans.values()];
}
