import { resolve } from 'node:path';
import { backup, restore } from '../db/backup.ts';
import type { Command } from './command.ts';

export const backupCommand: Command = {
  usage: 'backup FILE',
  summary: 'Copies the database, consistent, while the service runs; documents go to FILE.files.',
  needs: ['FILE'],
  async run(terminal, { positionals }) {
    const target = resolve(positionals[0] ?? '');
    const { db, config } = await terminal.services();
    const { files } = await backup(db, config.filesDir, target);
    terminal.tell(`Database copied to ${target}; ${files} new document(s) copied to ${target}.files.`);
  },
};

export const restoreCommand: Command = {
  usage: 'restore FILE',
  summary: 'Puts a backup back. Stop the service first; the data it replaces are kept as *.before-restore.',
  needs: ['FILE'],
  async run(terminal, { positionals }) {
    const { config } = terminal;
    const { files } = restore(resolve(positionals[0] ?? ''), config.databaseFile, config.filesDir);
    terminal.tell(
      `Restored to ${config.databaseFile}; ${files} document(s) brought back. Start the service again.`,
    );
  },
};
