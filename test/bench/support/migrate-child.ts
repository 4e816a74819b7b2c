import BetterSqlite from 'better-sqlite3';

/**
 * Runs the software's own migration on the file named first, and kills itself (`kill -9`) just before statement number
 * N, the second word. Without a number it runs to the end and prints how many statements there were.
 */
const [, , file = '', killAt] = process.argv;
let statements = 0;
const prepare = BetterSqlite.prototype.prepare;
BetterSqlite.prototype.prepare = function (this: BetterSqlite.Database, text: string) {
  statements += 1;
  if (statements === Number(killAt)) process.kill(process.pid, 'SIGKILL');
  return prepare.call(this, text);
} as typeof prepare;

const { migrate } = await import('../../../src/db/migrate.ts');
migrate(file);
process.stdout.write(String(statements));
