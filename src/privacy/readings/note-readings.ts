import type { Services } from '../../context.ts';
import { addReadings, type NewReading } from './reading-store.ts';

const PAUSE_MS = 2000;
const MOST_WAITING = 500;

/** Lines wait in memory and are written together: a page that names somebody costs no write of its own. */
export type ReadingLog = {
  note(reading: NewReading): void;
  /** Writes what waits; to be called before the service stops. */
  flush(): Promise<void>;
};

/** The same person reading the same thing the same way within a pause is one line. */
const nameOf = ({ accountId, subjectKind, subjectId, way }: NewReading): string =>
  [accountId, subjectKind, subjectId, way].join(' ');

export function startReadingLog({ db, log }: Pick<Services, 'db' | 'log'>): ReadingLog {
  let waiting = new Map<string, NewReading>();
  let timer: NodeJS.Timeout | null = null;

  async function flush(): Promise<void> {
    if (timer) clearTimeout(timer);
    timer = null;
    const rows = [...waiting.values()];
    waiting = new Map();
    if (rows.length === 0) return;
    await db
      .tx((d) => addReadings(d, rows))
      .catch((error: unknown) => {
        log.error({ error: String(error), rows: rows.length }, 'readings not noted yet');
        keepAgain(rows);
      });
  }

  /** A write that failed (a full disk) is tried with the next ones, within reason. */
  function keepAgain(rows: readonly NewReading[]): void {
    for (const row of rows.slice(0, MOST_WAITING - waiting.size)) waiting.set(nameOf(row), row);
  }

  return {
    flush,
    note(reading) {
      waiting.set(nameOf(reading), reading);
      if (waiting.size >= MOST_WAITING) void flush();
      timer ??= setTimeout(() => void flush(), PAUSE_MS).unref();
    },
  };
}
