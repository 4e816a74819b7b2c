import { readFileSync } from 'node:fs';
import { basename, resolve } from 'node:path';
import { contextFor } from '../context.ts';
import { translateDynamic } from '../i18n/translate.ts';
import { system } from '../shared/actor.ts';
import { type ImportLovacReport, importLovac } from '../units/import/import-lovac.ts';
import { type Command, CommandFailed, UsageError } from './command.ts';

const MOST_SHOWN = 20;

export const importLovacCommand: Command = {
  usage: 'import-lovac FILE [--dry-run] [--json]',
  summary: 'Imports the State’s vacancy file, or says what it would do. It can be undone on screen.',
  needs: ['FILE'],
  options: {
    'dry-run': { type: 'boolean', text: 'Say what would be done, change nothing' },
    json: { type: 'boolean', text: 'Print the whole report as JSON' },
    vintage: { type: 'string', text: 'Year of the file, for lines that state none' },
  },
  async run(terminal, { positionals, flags }) {
    const file = resolve(positionals[0] ?? '');
    const ctx = contextFor(await terminal.services(), system('terminal'));
    const options = { dryRun: flags['dry-run'] === true, ...vintageOf(flags.vintage) };
    const report = await importLovac(ctx, { name: basename(file), content: contentOf(file) }, options);
    terminal.print(flags.json ? JSON.stringify(report, null, 2) : summary(report));
  },
};

function vintageOf(text: string | boolean | undefined): { vintage?: number } {
  if (text === undefined) return {};
  const vintage = Number(text);
  if (!Number.isInteger(vintage) || vintage < 2000 || vintage > 2100)
    throw new UsageError('--vintage is a year.');
  return { vintage };
}

function contentOf(file: string): Uint8Array {
  try {
    return readFileSync(file);
  } catch {
    throw new CommandFailed(`${file} cannot be read.`);
  }
}

function summary({ state, vintage, lines, counts, cells }: ImportLovacReport): string {
  const shown = cells
    .slice(0, MOST_SHOWN)
    .map(
      (cell) =>
        `  line ${cell.line}, ${cell.column}: ${translateDynamic('en', `units.importError.${cell.reason}`)} (“${cell.value}”)`,
    );
  return [
    `${state}: ${lines} lines, vintage ${vintage ?? 'unknown'}`,
    ...Object.entries(counts)
      .filter(([, count]) => count > 0)
      .map(([name, count]) => `  ${translateDynamic('en', `register.import.count.${name}`)}: ${count}`),
    ...(cells.length > 0 ? ['Cells refused or left out:', ...shown] : []),
    ...(cells.length > MOST_SHOWN ? [`  … and ${cells.length - MOST_SHOWN} more (--json shows all)`] : []),
  ].join('\n');
}
