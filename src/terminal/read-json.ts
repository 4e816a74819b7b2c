import { readFileSync } from 'node:fs';
import type { z } from 'zod';
import { CommandFailed } from './command.ts';

/** A JSON file (or `-`, standard input) checked by its schema; the error names each wrong place. */
export function readJson<Schema extends z.ZodType>(file: string, schema: Schema): z.output<Schema> {
  const parsed = schema.safeParse(parse(file));
  if (parsed.success) return parsed.data;
  const places = parsed.error.issues.map(
    (issue) => `  ${issue.path.join('.') || '(whole file)'}: ${issue.message}`,
  );
  throw new CommandFailed(`${file} does not fit the schema (volets schema prints it):\n${places.join('\n')}`);
}

function parse(file: string): unknown {
  let text: string;
  try {
    text = readFileSync(file === '-' ? 0 : file, 'utf8');
  } catch {
    throw new CommandFailed(`${file} cannot be read.`);
  }
  try {
    return JSON.parse(text.replace(/^\uFEFF/, ''));
  } catch (error) {
    throw new CommandFailed(`${file} is not JSON: ${error instanceof Error ? error.message : ''}`);
  }
}
