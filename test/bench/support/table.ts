import type { Finding } from './bench.ts';

const HEADINGS = ['', 'measured', 'aim', ''] as const;

/** Lines of a plain table; figures stand at the right of their column. */
export function tableOf(findings: readonly Finding[]): string[] {
  const rows = findings.map(({ what, figure, wanted = '', ok = null }) => [
    what,
    typeof figure === 'number' ? figure.toLocaleString('en') : figure,
    wanted,
    ok === null ? '' : ok ? 'PASS' : 'FAIL',
  ]);
  const widths = HEADINGS.map((heading, column) =>
    Math.max(heading.length, ...rows.map((row) => (row[column] ?? '').length)),
  );
  return [[...HEADINGS], ...rows].map((row) =>
    row
      .map((cell, column) =>
        column === 1 ? cell.padStart(widths[1] ?? 0) : cell.padEnd(widths[column] ?? 0),
      )
      .join('  ')
      .trimEnd(),
  );
}
