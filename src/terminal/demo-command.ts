import { rmSync } from 'node:fs';
import { type Command, CommandFailed, UsageError } from './command.ts';

export const demoCommand: Command = {
  usage: 'demo reset',
  summary:
    'Throws the demonstration data away and makes them anew. Stop the service first. Refused in production.',
  needs: ['“reset”'],
  async run(terminal, { positionals }) {
    const { config } = terminal;
    if (positionals[0] !== 'reset') throw new UsageError('Only “demo reset” is known.');
    if (!config.demo) throw new CommandFailed('Refused: this is a production setting.');
    for (const suffix of ['', '-wal', '-shm']) rmSync(config.databaseFile + suffix, { force: true });
    rmSync(config.filesDir, { recursive: true, force: true });
    const { prepareProgramme } = await import('../prepare-programme.ts');
    await prepareProgramme(await terminal.services());
    terminal.tell(`The demonstration is as new in ${config.dataDir}.`);
  },
};
