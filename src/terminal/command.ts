import type { Config } from '../config.ts';
import type { Services } from '../context.ts';

/** What a command may use. `services` opens database and engine only when the command needs them. */
export type Terminal = {
  readonly config: Config;
  services(): Promise<Services>;
  /** Standard output: results only, so that they can be piped. */
  print(text: string): void;
  /** Standard error: progress and explanations. */
  tell(text: string): void;
};

export type CommandArguments = {
  readonly positionals: readonly string[];
  readonly flags: Readonly<Record<string, string | boolean | undefined>>;
};

export type Command = {
  readonly usage: string;
  readonly summary: string;
  readonly options?: Readonly<Record<string, { type: 'string' | 'boolean'; text: string }>>;
  /** Positional arguments needed, for the error that names what is missing. */
  readonly needs?: readonly string[];
  run(terminal: Terminal, given: CommandArguments): Promise<void>;
};

/** A mistake of the person at the keyboard: shown without a stack, exit code 2. */
export class UsageError extends Error {}
/** Something checked and found wrong (a broken chain, an import refused): exit code 1. */
export class CommandFailed extends Error {}
