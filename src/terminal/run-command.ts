import { parseArgs } from 'node:util';
import { readConfig } from '../config.ts';
import type { Services } from '../context.ts';
import { isMessageKey, translate } from '../i18n/translate.ts';
import { DomainError } from '../shared/errors.ts';
import { type Command, CommandFailed, type Terminal, UsageError } from './command.ts';
import { COMMANDS } from './commands.ts';

/** Runs one command line. Returns the exit code: 0 done, 1 failed, 2 misused. */
export async function runCommand(words: readonly string[], environment: NodeJS.ProcessEnv): Promise<number> {
  const [name, ...rest] = words;
  if (name === undefined || name === '--help' || name === 'help') {
    console.info(await overview());
    return 0;
  }
  const load = COMMANDS[name];
  if (!load) {
    console.error(`Unknown command “${name}”.\n\n${await overview()}`);
    return 2;
  }
  const command = await load();
  if (rest.includes('--help')) {
    console.info(helpOf(command));
    return 0;
  }
  let opened: Promise<Services> | undefined;
  try {
    const config = readConfig({ ...environment, LOG_LEVEL: environment.LOG_LEVEL ?? 'silent' });
    const terminal: Terminal = {
      config,
      services: () => {
        opened ??= import('../services.ts').then(({ openServices }) => openServices(config, 'on-demand'));
        return opened;
      },
      print: (text) => process.stdout.write(`${text}\n`),
      tell: (text) => process.stderr.write(`${text}\n`),
    };
    await command.run(terminal, argumentsOf(command, rest));
    return 0;
  } catch (error) {
    console.error(explain(error, command));
    return error instanceof UsageError ? 2 : 1;
  } finally {
    if (opened) await closed(opened);
  }
}

async function closed(opened: Promise<Services>): Promise<void> {
  const { closeServices } = await import('../services.ts');
  await opened.then(closeServices, () => undefined);
}

function argumentsOf(command: Command, words: readonly string[]) {
  const options = Object.fromEntries(
    Object.entries(command.options ?? {}).map(([key, { type }]) => [key, { type }]),
  );
  try {
    const { positionals, values } = parseArgs({
      args: [...words],
      options,
      allowPositionals: true,
      strict: true,
    });
    const missing = (command.needs ?? [])[positionals.length];
    if (missing) throw new UsageError(`${missing} is missing.`);
    return { positionals, flags: values as Record<string, string | boolean | undefined> };
  } catch (error) {
    throw error instanceof UsageError
      ? error
      : new UsageError(error instanceof Error ? error.message : String(error));
  }
}

function explain(error: unknown, command: Command): string {
  if (error instanceof UsageError) return `${error.message}\n\n${helpOf(command)}`;
  if (error instanceof DomainError && isMessageKey(error.code))
    return translate('en', error.code, error.params);
  if (error instanceof CommandFailed || error instanceof DomainError) return error.message;
  return error instanceof Error ? (error.stack ?? error.message) : String(error);
}

async function overview(): Promise<string> {
  const commands = await Promise.all(Object.values(COMMANDS).map((load) => load()));
  return [
    'Usage: npm run -s volets -- <command> [options]',
    '',
    ...commands.map((command) => `  ${command.usage.padEnd(52)} ${command.summary}`),
    '',
    '<command> --help tells more. Exit codes: 0 done, 1 failed, 2 misused.',
  ].join('\n');
}

function helpOf(command: Command): string {
  const options = Object.entries(command.options ?? {}).map(
    ([name, { type, text }]) => `  --${name}${type === 'string' ? ' VALUE' : ''}`.padEnd(24) + text,
  );
  return [
    `Usage: volets ${command.usage}`,
    '',
    command.summary,
    ...(options.length ? ['', ...options] : []),
  ].join('\n');
}
