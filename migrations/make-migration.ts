import { execFileSync } from 'node:child_process';
import { readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';

/**
 * `npm run migration -- --name what-changes` compares the tables in `src` with the last migration and
 * writes the next one; `--custom` writes an empty file for triggers and search indexes. drizzle-kit knows no
 * STRICT tables: the word is added here, so that SQLite refuses a text in a number's place.
 */
const here = fileURLToPath(new URL('.', import.meta.url));
const kit = fileURLToPath(new URL('../node_modules/drizzle-kit/bin.cjs', import.meta.url));
execFileSync(process.execPath, [kit, 'generate', ...process.argv.slice(2)], {
  stdio: 'inherit',
  cwd: `${here}..`,
});

for (const name of readdirSync(here).filter((file) => file.endsWith('.sql'))) {
  const sql = readFileSync(here + name, 'utf8');
  const strict = sql.replace(/(CREATE TABLE `[^`]+` \([^;]*?\n\));/g, '$1 STRICT;');
  if (strict !== sql) writeFileSync(here + name, strict);
}
