import { findCaseById } from '../cases/cases-queries.ts';
import { contextFor, type Services } from '../context.ts';
import type { OutboxRow } from '../outbox/outbox-store.ts';
import { system } from '../shared/actor.ts';
import { promiseReminder } from './visit-mails.ts';
import { findVisitById } from './visit-store.ts';

/** The day before: reminds the owner, unless the visit has been moved or called off since, or is over. */
export async function remindVisit(services: Services, row: OutboxRow): Promise<void> {
  const ctx = contextFor(services, system('visits'));
  const { visit: id, sequence } = row.payload as { visit: number; sequence: number };
  await ctx.db.tx(async (d) => {
    const visit = await findVisitById(d, id);
    const seen = visit && (await findCaseById(d, visit.caseId));
    if (!visit || !seen || visit.state !== 'dated' || visit.sequence !== sequence) return;
    if (visit.startsAt === null || visit.startsAt <= ctx.clock()) return;
    await promiseReminder(d, ctx, seen, visit);
  });
}
