import type { Context } from '../../context.ts';
import { appendJournal } from '../../journal/append-journal.ts';
import { refused } from '../../shared/errors.ts';
import type { ScanId } from '../../shared/ids.ts';
import { openScan } from './open-scan.ts';
import { moveScan, paperCopiesOfScans } from './scan-store.ts';

/** Sets a stack aside: nothing of it is kept beside an act. One from which an act took its paper stays. */
export async function discardScan(ctx: Context, id: ScanId): Promise<void> {
  await ctx.db.tx(async (d) => {
    const scan = await openScan(d, ctx, id);
    if (scan.state === 'discarded') return;
    if ((await paperCopiesOfScans(d, [id])).length > 0) throw refused('scans.errors.confirmed');
    await moveScan(d, scan, 'discarded');
    await appendJournal(
      d,
      { actor: ctx.actor, now: ctx.clock() },
      { action: 'scan.discarded', subject: { kind: 'scan', id }, data: {} },
    );
  });
}
