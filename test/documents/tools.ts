import { execFileSync, spawnSync } from 'node:child_process';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { PDF } from '@libpdf/core';

export const hasTool = (name: string): boolean => spawnSync('which', [name]).status === 0;

/** Runs a tool on a file holding the bytes; `{}` among the arguments stands for its path. Throws when it fails. */
export function runOn(tool: string, args: readonly string[], bytes: Uint8Array): string {
  const folder = mkdtempSync(join(tmpdir(), 'volets-pdf-'));
  const file = join(folder, 'file.pdf');
  try {
    writeFileSync(file, bytes);
    const filled = args.map((arg) => (arg === '{}' ? file : arg === '{dir}' ? folder : arg));
    return execFileSync(tool, filled, { encoding: 'utf8', stdio: ['ignore', 'pipe', 'pipe'] });
  } finally {
    rmSync(folder, { recursive: true });
  }
}

/** What a reader of the PDF gets when copying its text, page by page. */
export async function textOf(pdf: Uint8Array): Promise<string> {
  if (hasTool('pdftotext')) return runOn('pdftotext', ['-layout', '{}', '-'], pdf);
  const document = await PDF.load(pdf);
  return document
    .extractText()
    .map((page) => page.text)
    .join('\f');
}

export async function attachmentsOf(pdf: Uint8Array): Promise<Map<string, string>> {
  const { attachments } = await PDF.load(pdf);
  const text = (name: string) => new TextDecoder().decode(attachments.get(name) ?? undefined);
  return new Map([...attachments.list().keys()].map((name) => [name, text(name)]));
}
