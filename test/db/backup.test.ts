import { mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { backup, restore } from '../../src/db/backup.ts';
import { openDatabase } from '../../src/db/database.ts';
import { migrate } from '../../src/db/migrate.ts';
import { accounts } from '../../src/people/account-table.ts';
import { instant } from '../../src/shared/dates.ts';

const NOW = instant('2026-03-02T09:00:00Z');
const person = (n: number) => ({
  kind: 'owner' as const,
  email: `p${n}@example.org`,
  name: `P${n}`,
  locale: 'fr' as const,
  createdAt: NOW,
});

describe('Backup and restore', () => {
  let folder: string;
  beforeEach(() => {
    folder = mkdtempSync(join(tmpdir(), 'volets-backup-'));
  });
  afterEach(() => rmSync(folder, { recursive: true, force: true }));

  it('copies a database in use and puts it back elsewhere, documents included', async () => {
    const file = join(folder, 'data', 'volets.db');
    mkdirSync(join(folder, 'data', 'files', 'ab'), { recursive: true });
    writeFileSync(join(folder, 'data', 'files', 'ab', 'abcd'), 'a document');
    migrate(file);
    const db = openDatabase(file);
    await db.tx(async (d) => d.insert(accounts).values(person(0)).run());
    const writing = Promise.all(
      Array.from({ length: 50 }, (_, n) =>
        db.tx(async (d) =>
          d
            .insert(accounts)
            .values(person(n + 1))
            .run(),
        ),
      ),
    );
    await backup(db, join(folder, 'data', 'files'), join(folder, 'copy.db'));
    await writing;
    db.close();

    const elsewhere = join(folder, 'elsewhere', 'volets.db');
    restore(join(folder, 'copy.db'), elsewhere, join(folder, 'elsewhere', 'files'));
    const restored = openDatabase(elsewhere);
    const people = restored.read.select().from(accounts).all();
    restored.close();
    expect(people[0]).toMatchObject({ email: 'p0@example.org' });
    expect(readFileSync(join(folder, 'elsewhere', 'files', 'ab', 'abcd'), 'utf8')).toBe('a document');
  });

  it('refuses a damaged copy and leaves the data alone', () => {
    const file = join(folder, 'volets.db');
    migrate(file);
    const before = readFileSync(file);
    writeFileSync(join(folder, 'bad.db'), 'SQLite format 3\0 but not really');
    expect(() => restore(join(folder, 'bad.db'), file, join(folder, 'files'))).toThrow();
    expect(readFileSync(file).equals(before)).toBe(true);
  });
});
