import type { Services } from '../context.ts';
import { appendJournal } from '../journal/append-journal.ts';
import type { OutboxRow } from '../outbox/outbox-store.ts';
import { promiseWork } from '../outbox/promise-work.ts';
import { reviveWork } from '../outbox/revive-work.ts';
import { system } from '../shared/actor.ts';
import type { FileHash } from '../shared/ids.ts';
import { ScannerUnavailable, scanWithClamd } from './clamd.ts';
import { FILE_SCAN } from './keep-file.ts';
import { answerScan, findScan } from './scan-store.ts';

/** Promised when a content is found infected: the rooms that hold it refuse it and tell who sent it. */
export const FILE_INFECTED = 'file-infected';

/**
 * Gives one content in quarantine to the scanner. Clean: let out. Infected: erased, its name and the threat's kept.
 * Unreachable scanner: throws, so that the outbox tries again later; the content stays in quarantine meanwhile.
 */
export async function scanFile(services: Services, row: OutboxRow): Promise<void> {
  const { db, files, config, clock } = services;
  const { hash } = row.payload as { hash: FileHash };
  const scan = await findScan(db.read, hash);
  if (!scan) return;
  if (scan.state === 'infected') return files.remove(hash);
  const content = await files.readQuarantined(hash);
  if (content === null) return;
  if (config.scanner === null) throw new ScannerUnavailable('no virus scanner is set any more (CLAMD)');
  const answer =
    scan.state === 'clean' ? { clean: true as const } : await scanWithClamd(config.scanner, content);
  if (answer.clean) {
    // The answer first: after a cut between the two, the next try only has to let the content out.
    await db.tx((d) => answerScan(d, hash, { state: 'clean', threat: null }, clock()));
    await files.release(hash);
    return;
  }
  await db.tx(async (d) => {
    const now = clock();
    if (!(await answerScan(d, hash, { state: 'infected', threat: answer.threat }, now))) return;
    await appendJournal(
      d,
      { actor: system('scanner'), now },
      { action: 'file.infected', subject: { kind: 'file', id: hash }, data: { threat: answer.threat } },
    );
    const payload = { hash, threat: answer.threat };
    await promiseWork(d, now, { kind: FILE_INFECTED, payload, dedupeKey: `${FILE_INFECTED}:${hash}` });
  });
  await files.remove(hash);
}

/** Scans given up after hours without a scanner are asked again: it may be back. */
export async function retryScans(services: Services): Promise<void> {
  await reviveWork(services, FILE_SCAN);
}
