import { workPath } from '../cases/case-paths.ts';
import { readDueCases } from '../cases/clock/remind-of-cases.ts';
import type { Services } from '../context.ts';
import { promiseMail } from '../outbox/promise-work.ts';
import { listStaff } from '../people/people-queries.ts';
import { dayOf } from '../shared/dates.ts';
import { comingVisits } from '../visits/coming-visits.ts';
import { absencesFrom, awayFor } from './absence-store.ts';
import { digestMail } from './digest-mails.ts';
import { tasksDue, withoutDigest } from './task-store.ts';
import { addWorkingDays, isWorkingDay } from './working-days.ts';

const MOST = 200;

/**
 * On working days, tells each person what is due: once a day whatever restarts, and not to those who
 * declined; what is due to somebody away goes to their stand-in. Cases whose delay is near or over are in the same mail.
 */
export async function sendDigests(services: Services): Promise<number> {
  const { db, clock, config, programme } = services;
  const now = clock();
  const today = dayOf(now);
  if (!isWorkingDay(today)) return 0;
  const until = addWorkingDays(today, 1);
  const declined = await withoutDigest(db.read);
  const away = new Set(
    (await absencesFrom(db.read, today))
      .filter(({ fromDay }) => fromDay <= today)
      .map(({ accountId }) => accountId),
  );
  const dueCasesOf = await readDueCases(services);
  let sent = 0;
  for (const { id, email, name, locale, active, territory, role } of await listStaff(db.read)) {
    if (!active || declined.has(id) || away.has(id)) continue;
    const holders = [id, ...(await awayFor(db.read, id, today))];
    const tasks = await tasksDue(db.read, {
      by: today,
      of: holders,
      orNobody: false,
      within: territory,
      most: MOST,
    });
    const cases = dueCasesOf({ role, locale, holders, territory });
    const visits = await comingVisits(db.read, id, locale, { today, until });
    if (tasks.length + visits.length + cases.mine.length + cases.escalated.length === 0) continue;
    const link = `${config.publicUrl}${workPath()}`;
    const { escalationDays } = programme.deadlines;
    const mail = digestMail({ to: email, name, locale, tasks, cases, escalationDays, visits, link });
    await db.tx((d) => promiseMail(d, now, mail, `digest:${id}:${today}`));
    sent += 1;
  }
  return sent;
}
