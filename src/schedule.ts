import { Cron } from 'croner';
import { tendDrafts } from './cases/drafts/tend-drafts.ts';
import type { Services } from './context.ts';
import { forgetOldEstimates } from './estimates/keep-estimate.ts';
import { retryScans } from './files/scan-file-job.ts';
import { sendDigests } from './follow-up/send-digests.ts';
import { forgetOldCopies } from './privacy/copy/take-copy.ts';
import { listDue } from './privacy/retention/list-due.ts';
import { followPromises } from './returns/follow-promises.ts';
import { keepWordSets } from './units/find/keep-word-sets.ts';
import { keepPrioritiesCurrent } from './units/priority/count-priorities.ts';
import { forgetOldSessions } from './web/session-store.ts';

/** Work that comes by the clock, in Paris time. */
export function startSchedule(services: Services): { stop(): void } {
  const options = { timezone: 'Europe/Paris', protect: true, catch: true };
  const jobs = [
    new Cron('17 * * * *', options, () => forgetOldSessions(services.db, services.clock)),
    new Cron('41 3 * * *', options, async () => {
      await forgetOldEstimates(services);
    }),
    new Cron('53 6 * * *', options, async () => {
      await tendDrafts(services);
    }),
    // Before the digest, so that what it hands to officers is in it.
    new Cron('10 6 * * *', options, () => followPromises(services)),
    new Cron('30 7 * * 1-5', options, async () => {
      await sendDigests(services);
    }),
    new Cron('23 * * * *', options, () => retryScans(services)),
    new Cron('23 * * * *', options, () => forgetOldCopies(services)),
    new Cron('11 4 * * *', options, async () => {
      await listDue(services);
    }),
    new Cron('5 0 * * *', options, () => keepPrioritiesCurrent(services)),
    // What officers changed is read beside the sets of words until it is put in them: by day where it is much, all at night.
    new Cron('* * * * *', options, () => keepWordSets(services, 50)),
    new Cron('17 3 * * *', options, () => keepWordSets(services)),
  ];
  return {
    stop() {
      for (const job of jobs) job.stop();
    },
  };
}
