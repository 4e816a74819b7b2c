import BetterSqlite from 'better-sqlite3';

/** Ways in which a text becomes code: an element, a script, an attribute left open, a template's braces, an address. */
const WORDS = ` <img src=x onerror="window.hit=1"><script>window.hit=2</script>"'><svg onload=window.hit=3> {{7*7}} javascript:alert(1)`;
/** The journal is proved by its hashes, mails are made again; the others are the machine's own. */
const LEFT = /search|^sqlite|drizzle|^journal|^outbox|session/;

/**
 * Adds hostile words to each text column in which people write (some value holds a space, none is JSON). What the
 * database refuses to change stays: issued acts, decided amendments.
 * @returns how many columns took them
 */
export function spoilWords(file: string): number {
  const database = new BetterSqlite(file);
  const names = (sql: string) => database.prepare(sql).all() as { name: string; type?: string }[];
  let spoilt = 0;
  for (const { name: table } of names("SELECT name FROM sqlite_master WHERE type = 'table'")) {
    if (LEFT.test(table)) continue;
    for (const { name, type } of names(`PRAGMA table_info("${table}")`)) {
      if (type !== 'TEXT' || !holdsWords(database, table, name)) continue;
      try {
        database.prepare(`UPDATE "${table}" SET "${name}" = "${name}" || ?`).run(WORDS);
        spoilt += 1;
      } catch {
        // A trigger keeps it as it was.
      }
    }
  }
  database.close();
  return spoilt;
}

function holdsWords(database: BetterSqlite.Database, table: string, column: string): boolean {
  const values = database
    .prepare(`SELECT "${column}" FROM "${table}" WHERE "${column}" IS NOT NULL LIMIT 80`)
    .pluck()
    .all() as string[];
  const isOther = (value: string) => /^[{[]/.test(value) || /^\S+@\S+$/.test(value);
  return values.some((value) => /\S \S/.test(value)) && !values.some(isOther);
}

/** Asked within a page: elements that only hostile words can have made, and where its links lead. */
export const LOOK = `({
  scripts:
    document.querySelectorAll('img[src="x"], svg[onload], main script, [onerror]').length +
    ('hit' in window ? 1 : 0) +
    (document.body.textContent.includes('49 javascript:') ? 1 : 0),
  links: [...document.querySelectorAll('a[href]')].map(({ href }) => href),
})`;
