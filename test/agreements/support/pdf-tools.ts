import { execFileSync, spawnSync } from 'node:child_process';
import { mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

const has = (tool: string): boolean => spawnSync('sh', ['-c', `command -v ${tool}`]).status === 0;
/** Tools of Debian's poppler-utils and qpdf; checks that need a missing one are skipped in plain sight. */
export const TOOLS = {
  pdftotext: has('pdftotext'),
  pdfdetach: has('pdfdetach'),
  qpdf: has('qpdf'),
  pdfsig: has('pdfsig'),
  pdfinfo: has('pdfinfo'),
} as const;

function withFile<T>(bytes: Uint8Array, use: (file: string, folder: string) => T): T {
  const folder = mkdtempSync(join(tmpdir(), 'volets-pdf-'));
  try {
    const file = join(folder, 'act.pdf');
    writeFileSync(file, bytes);
    return use(file, folder);
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}

/** The words of a PDF in reading order, spaces of all widths as plain ones. */
export const textOf = (bytes: Uint8Array): string =>
  withFile(bytes, (file) =>
    execFileSync('pdftotext', ['-layout', '-enc', 'UTF-8', file, '-'], { encoding: 'utf8' }),
  )
    .replace(/[\u202f\u00a0]/g, ' ')
    // Letters drawn as one sign.
    .replaceAll('ﬀ', 'ff')
    .replaceAll('ﬁ', 'fi')
    .replaceAll('ﬂ', 'fl')
    .replaceAll('ﬃ', 'ffi')
    .replace(/[ \t]+/g, ' ');

export const attachmentsOf = (bytes: Uint8Array): Record<string, string> =>
  withFile(bytes, (file, folder) => {
    const out = join(folder, 'out');
    execFileSync('mkdir', [out]);
    execFileSync('pdfdetach', ['-saveall', '-o', out, file]);
    return Object.fromEntries(readdirSync(out).map((name) => [name, readFileSync(join(out, name), 'utf8')]));
  });

export const qpdfCheck = (bytes: Uint8Array): { status: number | null; output: string } =>
  withFile(bytes, (file) => {
    const run = spawnSync('qpdf', ['--check', file], { encoding: 'utf8' });
    return { status: run.status, output: run.stdout + run.stderr };
  });

export const signatureReport = (bytes: Uint8Array): string =>
  withFile(bytes, (file) => spawnSync('pdfsig', ['-nocert', file], { encoding: 'utf8' }).stdout);

export const infoOf = (bytes: Uint8Array): string =>
  withFile(bytes, (file) => execFileSync('pdfinfo', [file], { encoding: 'utf8' }));
