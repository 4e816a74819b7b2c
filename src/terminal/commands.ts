import type { Command } from './command.ts';

/** Everything that can be done from a terminal, one file a command; a command loads only what it needs. */
export const COMMANDS: Readonly<Record<string, () => Promise<Command>>> = {
  'import-lovac': async () => (await import('./import-lovac-command.ts')).importLovacCommand,
  audit: async () => (await import('./audit-command.ts')).auditCommand,
  bundles: async () => (await import('./bundles-command.ts')).bundlesCommand,
  estimate: async () => (await import('./estimate-command.ts')).estimateCommand,
  simulate: async () => (await import('./simulate-command.ts')).simulateCommand,
  scheme: async () => (await import('./scheme-command.ts')).schemeCommand,
  report: async () => (await import('./report-command.ts')).reportCommand,
  schema: async () => (await import('./schema-command.ts')).schemaCommand,
  backup: async () => (await import('./backup-commands.ts')).backupCommand,
  restore: async () => (await import('./backup-commands.ts')).restoreCommand,
  'verify-journal': async () => (await import('./verify-journal-command.ts')).verifyJournalCommand,
  user: async () => (await import('./user-command.ts')).userCommand,
  demo: async () => (await import('./demo-command.ts')).demoCommand,
};
