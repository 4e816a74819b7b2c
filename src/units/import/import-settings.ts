import { setImmediate } from 'node:timers/promises';
import type { Services } from '../../context.ts';
import { piecesOf } from '../../files/file-pieces.ts';
import { dayOf, yearOf } from '../../shared/dates.ts';
import type { FileHash } from '../../shared/ids.ts';
import type { HeadingChoices } from '../lovac/lovac-columns.ts';
import type { ImportOptions } from './import-report.ts';
import type { ReadSettings, Source } from './read-import.ts';

/** Content already in memory, given out in pieces so that other work gets its turn between two. */
export const sourceOf = (content: Uint8Array): Source =>
  Object.assign(
    async function* () {
      for await (const piece of piecesOf(content)()) {
        yield piece;
        await setImmediate();
      }
    },
    { size: content.byteLength },
  );

/** A file that was kept, read from the disk as it is needed: it may be large, and is never whole in memory. */
export async function sourceOfFile({ files }: Pick<Services, 'files'>, hash: FileHash): Promise<Source> {
  const { pieces, size } = await files.open(hash);
  return Object.assign(() => pieces(), { size });
}

/** A file may be of this year at the latest: the State delivers them in spring. */
export const readSettings = (
  { territory, clock }: Pick<Services, 'territory' | 'clock'>,
  options: ImportOptions,
  choices: HeadingChoices = {},
): ReadSettings => ({ options, territory, choices, latestVintage: yearOf(dayOf(clock())) });

/** Lines of data as far as line ends tell, for the progress bar. */
export function roughLineCount(content: Uint8Array): number {
  const bytes = Buffer.from(content.buffer, content.byteOffset, content.length);
  let ends = 0;
  for (let at = bytes.indexOf('\n'); at >= 0; at = bytes.indexOf('\n', at + 1)) ends += 1;
  const unended = bytes.length > 0 && !bytes.subarray(-1).equals(Buffer.from('\n')) ? 1 : 0;
  return Math.max(0, ends + unended - 1);
}
