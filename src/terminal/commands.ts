import { auditCommand } from './audit-command.ts';
import { backupCommand, restoreCommand } from './backup-commands.ts';
import type { Command } from './command.ts';
import { demoCommand } from './demo-command.ts';
import { estimateCommand } from './estimate-command.ts';
import { importLovacCommand } from './import-lovac-command.ts';
import { reportCommand } from './report-command.ts';
import { schemaCommand } from './schema-command.ts';
import { userCommand } from './user-command.ts';
import { verifyJournalCommand } from './verify-journal-command.ts';

/** Everything that can be done from a terminal, one file a command. */
export const COMMANDS: Readonly<Record<string, Command>> = {
  'import-lovac': importLovacCommand,
  audit: auditCommand,
  estimate: estimateCommand,
  report: reportCommand,
  schema: schemaCommand,
  backup: backupCommand,
  restore: restoreCommand,
  'verify-journal': verifyJournalCommand,
  user: userCommand,
  demo: demoCommand,
};
