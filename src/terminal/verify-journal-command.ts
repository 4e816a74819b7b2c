import { verifyJournal } from '../journal/journal-store.ts';
import { type Command, CommandFailed } from './command.ts';

export const verifyJournalCommand: Command = {
  usage: 'verify-journal [--json]',
  summary: 'Recomputes the journal’s chain; fails when an entry was altered, removed or moved.',
  options: { json: { type: 'boolean', text: 'Print the result as JSON' } },
  async run(terminal, { flags }) {
    const { db } = await terminal.services();
    const report = await verifyJournal(db.read);
    if (flags.json) terminal.print(JSON.stringify(report));
    else if (report.whole)
      terminal.print(`The journal is whole: ${report.entries} entries, head ${report.head}.`);
    if (!report.whole) throw new CommandFailed(`The journal is broken at entry ${report.brokenAt}.`);
  },
};
