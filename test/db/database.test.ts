import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import BetterSqlite from 'better-sqlite3';
import { eq, getTableName, is, sql, Table } from 'drizzle-orm';
import { getTableConfig, type SQLiteTable } from 'drizzle-orm/sqlite-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import * as actTables from '../../src/agreements/acts/act-table.ts';
import * as auditTables from '../../src/audits/audit-table.ts';
import * as budgetTables from '../../src/budget/budget-table.ts';
import * as caseTables from '../../src/cases/case-table.ts';
import { type Database, openDatabase } from '../../src/db/database.ts';
import { migrate } from '../../src/db/migrate.ts';
import * as fileTables from '../../src/files/file-table.ts';
import * as schemeTables from '../../src/incentives/scheme-table.ts';
import { appendJournal } from '../../src/journal/append-journal.ts';
import { verifyJournal } from '../../src/journal/journal-store.ts';
import * as journalTables from '../../src/journal/journal-table.ts';
import * as outboxTables from '../../src/outbox/outbox-table.ts';
import * as accountTables from '../../src/people/account-table.ts';
import * as ownerTables from '../../src/people/owner-table.ts';
import * as returnTables from '../../src/returns/return-table.ts';
import { system } from '../../src/shared/actor.ts';
import { instant } from '../../src/shared/dates.ts';
import * as unitTables from '../../src/units/unit-table.ts';

const modules = [
  actTables,
  auditTables,
  budgetTables,
  caseTables,
  fileTables,
  schemeTables,
  journalTables,
  outboxTables,
  accountTables,
  ownerTables,
  returnTables,
  unitTables,
];
const tables = modules
  .flatMap((module) => Object.values(module))
  .filter((value): value is SQLiteTable => is(value, Table));
const NOW = instant('2026-03-02T09:00:00Z');

describe('The database', () => {
  let folder: string;
  let db: Database;
  beforeAll(() => {
    folder = mkdtempSync(join(tmpdir(), 'volets-db-'));
    migrate(join(folder, 'test.db'));
    db = openDatabase(join(folder, 'test.db'));
  });
  afterAll(() => {
    db.close();
    rmSync(folder, { recursive: true, force: true });
  });

  it('has exactly the tables and columns that the code declares, all STRICT', () => {
    expect(tables.length).toBeGreaterThan(25);
    for (const table of tables) {
      const { name, columns } = getTableConfig(table);
      const real = db.read.all<{ name: string; notnull: number }>(sql.raw(`PRAGMA table_xinfo(${name})`));
      expect(real.map((column) => column.name).sort(), name).toEqual(
        columns.map((column) => column.name).sort(),
      );
      const strict = db.read.get<{ strict: number }>(
        sql`SELECT strict FROM pragma_table_list WHERE name = ${name}`,
      );
      expect(strict?.strict, `${name} is STRICT`).toBe(1);
    }
  });

  it('has an index on every foreign key', () => {
    for (const table of tables) {
      const name = getTableName(table);
      const keys = db.read.all<{ from: string }>(sql.raw(`PRAGMA foreign_key_list(${name})`));
      const indexes = db.read.all<{ name: string }>(sql.raw(`PRAGMA index_list(${name})`));
      const leading = indexes.map(
        ({ name: index }) => db.read.get<{ name: string }>(sql.raw(`PRAGMA index_info('${index}')`))?.name,
      );
      const primary = db.read
        .all<{ name: string; pk: number }>(sql.raw(`PRAGMA table_xinfo(${name})`))
        .find((column) => column.pk === 1)?.name;
      for (const key of keys) expect([...leading, primary], `${name}.${key.from}`).toContain(key.from);
    }
  });

  it('commits to disk before it answers: synchronous is FULL on every connection', async () => {
    expect(db.read.get<{ synchronous: number }>(sql`PRAGMA synchronous`)?.synchronous).toBe(2);
    await db.tx(async (d) =>
      expect(d.get<{ synchronous: number }>(sql`PRAGMA synchronous`)?.synchronous).toBe(2),
    );
  });

  it('refuses writes through the reading connection', () => {
    expect(() =>
      db.read
        .insert(accountTables.accounts)
        .values({ kind: 'owner', email: 'a@b.fr', name: '', locale: 'fr', createdAt: NOW })
        .run(),
    ).toThrow(/readonly/i);
  });

  it('keeps all of a transaction or nothing', async () => {
    const failing = db.tx(async (d) => {
      d.insert(accountTables.accounts)
        .values({ kind: 'owner', email: 'half@example.org', name: '', locale: 'fr', createdAt: NOW })
        .run();
      throw new Error('half way');
    });
    await expect(failing).rejects.toThrow('half way');
    expect(
      db.read
        .select()
        .from(accountTables.accounts)
        .where(eq(accountTables.accounts.email, 'half@example.org'))
        .all(),
    ).toEqual([]);
  });

  it('queues transactions: two hundred increments at once lose none', async () => {
    await db.tx(async (d) => d.insert(caseTables.numberSeries).values({ series: 'T-2026', last: 0 }).run());
    const increment = () =>
      db.tx(async (d) => {
        const row = d
          .select()
          .from(caseTables.numberSeries)
          .where(eq(caseTables.numberSeries.series, 'T-2026'))
          .get();
        await Promise.resolve();
        d.update(caseTables.numberSeries)
          .set({ last: (row?.last ?? 0) + 1 })
          .where(eq(caseTables.numberSeries.series, 'T-2026'))
          .run();
      });
    await Promise.all(Array.from({ length: 200 }, increment));
    expect(
      db.read.select().from(caseTables.numberSeries).where(eq(caseTables.numberSeries.series, 'T-2026')).get()
        ?.last,
    ).toBe(200);
  });

  it('refuses a transaction inside another instead of waiting for itself for ever', async () => {
    await expect(db.tx(async () => db.tx(async () => 1))).rejects.toThrow(/inside another/);
  });

  it('never lets the journal change, and finds what a stranger changed with the triggers gone', async () => {
    const by = { actor: system('test'), now: NOW };
    await db.tx(async (d) => {
      for (let i = 0; i < 5; i += 1)
        await appendJournal(d, by, { action: 'test.done', subject: { kind: 'test', id: i } });
    });
    expect((await verifyJournal(db.read)).whole).toBe(true);
    await expect(
      db.tx(async (d) => d.update(journalTables.journal).set({ action: 'forged' }).run()),
    ).rejects.toThrow(/append-only/);
    await expect(db.tx(async (d) => d.delete(journalTables.journal).run())).rejects.toThrow(/append-only/);

    const stranger = new BetterSqlite(db.file);
    stranger.exec('DROP TRIGGER journal_no_delete');
    stranger.exec('DELETE FROM journal WHERE seq = (SELECT max(seq) FROM journal)');
    stranger.close();
    expect(await verifyJournal(db.read)).toMatchObject({ whole: false, brokenAt: 5 });
  });
});
