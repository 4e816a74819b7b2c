import { staffOf } from '../cases/acting.ts';
import { canDo } from '../cases/case-workflow.ts';
import { caseForStaff } from '../cases/open-case.ts';
import type { Context } from '../context.ts';
import type { Writer } from '../db/database.ts';
import { formatterFor } from '../i18n/format.ts';
import { appendJournal } from '../journal/append-journal.ts';
import { dayOf } from '../shared/dates.ts';
import { conflict, refused } from '../shared/errors.ts';
import type { CaseId } from '../shared/ids.ts';
import { breachesOf } from './breach/breach-store.ts';
import { checksOf } from './checks/check-store.ts';
import { noteVerification, undertakingsOf, verificationOf } from './return-store.ts';
import { lastTerm } from './undertaking.ts';

/**
 * The first of two officers: has everything promised been kept to its term, with no breach or question left open?
 * @throws DomainError those of `mustBeOver`, conflict when the page was stale
 */
export async function verifyUndertakings(ctx: Context, ref: string, version: number): Promise<void> {
  const { accountId } = staffOf(ctx);
  await ctx.db.tx(async (d) => {
    const row = await caseForStaff(d, ctx, ref);
    if (row.version !== version || !canDo(row.state, 'close')) throw conflict('web.errors.changedMeanwhile');
    if (await verificationOf(d, row.id)) return;
    await mustBeOver(d, ctx, row.id);
    const now = ctx.clock();
    await noteVerification(d, { caseId: row.id, verifiedBy: accountId, verifiedAt: now });
    await appendJournal(
      d,
      { actor: ctx.actor, now },
      { action: 'undertakings.verified', subject: { kind: 'case', id: row.id }, data: { ref: row.ref } },
    );
  });
}

/** @throws DomainError `returns.errors.stillRunning`, `returns.errors.openBreach`, `returns.errors.openChecks` */
export async function mustBeOver(d: Writer, ctx: Context, caseId: CaseId): Promise<void> {
  const running = (await undertakingsOf(d, caseId)).filter(({ state }) => state === 'running');
  const last = lastTerm(running);
  const today = dayOf(ctx.clock());
  if (last !== null && last > today)
    throw refused('returns.errors.stillRunning', { day: formatterFor(ctx.locale).day(last) });
  if ((await breachesOf(d, caseId)).some(({ state }) => state !== 'decided'))
    throw refused('returns.errors.openBreach');
  const open = (await checksOf(d, caseId)).filter(({ outcome, dueOn }) => outcome === null && dueOn <= today);
  if (open.length > 0) throw refused('returns.errors.openChecks', { count: open.length });
}
