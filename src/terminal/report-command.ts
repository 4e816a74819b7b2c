import { mkdirSync, writeFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { contextFor } from '../context.ts';
import { makeReport } from '../evaluation/make-report.ts';
import { REPORT_FORMATS, type ReportFormat, reportFile } from '../evaluation/report-file.ts';
import { system } from '../shared/actor.ts';
import { isLocale } from '../shared/locale.ts';
import { type Command, UsageError } from './command.ts';

export const reportCommand: Command = {
  usage: 'report --out DIR',
  summary: 'Writes the evaluation report as XLSX, ODS, PDF and JSON.',
  options: {
    out: { type: 'string', text: 'Folder to write to (made if needed)' },
    language: { type: 'string', text: 'fr (default) or en' },
  },
  async run(terminal, { flags }) {
    if (typeof flags.out !== 'string') throw new UsageError('--out is missing.');
    const locale = flags.language ?? 'fr';
    if (!isLocale(locale)) throw new UsageError('--language is fr or en.');
    const folder = resolve(flags.out);
    mkdirSync(folder, { recursive: true });
    const ctx = contextFor(await terminal.services(), system('terminal'), locale);
    const report = await makeReport(ctx);
    for (const format of Object.keys(REPORT_FORMATS) as ReportFormat[]) {
      const file = join(folder, `evaluation-${report.until}.${format}`);
      writeFileSync(file, await reportFile(ctx, report, format));
      terminal.print(file);
    }
  },
};
