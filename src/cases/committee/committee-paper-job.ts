import { type Context, contextFor } from '../../context.ts';
import { recordFile, storeFile } from '../../files/keep-file.ts';
import { appendJournal } from '../../journal/append-journal.ts';
import type { OutboxHandler } from '../../outbox/outbox-worker.ts';
import { findAccount } from '../../people/people-queries.ts';
import { system } from '../../shared/actor.ts';
import { mustExist } from '../../shared/errors.ts';
import type { PaperWork } from './close-session.ts';
import { agendaPdf, minutesPdf, type PaperFacts } from './committee-pdf.ts';
import { findSession, giveSessionFile, itemsOf, type Session } from './committee-store.ts';
import { sessionLines } from './session-lines.ts';

/** Draws the agenda or the minutes of a session, seals it and keeps it. The minutes are made once. */
export const committeePaper: OutboxHandler = async (services, row) => {
  const ctx = contextFor(services, system('committee'));
  const { session: id, paper } = row.payload as PaperWork;
  const session = mustExist(await findSession(ctx.db.read, id), 'committee.errors.unknown');
  if (paper === 'minutes' && session.minutesHash !== null) return;
  const facts = await paperFacts(ctx, session);
  const drawn = await ctx.pdf.render(paper === 'agenda' ? agendaPdf(facts) : minutesPdf(facts));
  const file = await storeFile(ctx, await ctx.seal(drawn), 'application/pdf');
  await ctx.db.tx(async (d) => {
    await recordFile(d, ctx, file);
    await giveSessionFile(d, id, paper === 'agenda' ? { agendaHash: file.hash } : { minutesHash: file.hash });
    await appendJournal(
      d,
      { actor: ctx.actor, now: ctx.clock() },
      {
        action: paper === 'agenda' ? 'committee.agenda-made' : 'committee.minutes-made',
        subject: { kind: 'committee', id },
        data: { number: session.number, sha256: file.hash },
      },
    );
  });
};

async function paperFacts(ctx: Context, session: Session): Promise<PaperFacts> {
  const { closedBy } = session;
  const closer = closedBy === null ? undefined : await findAccount(ctx.db.read, closedBy);
  return {
    programme: ctx.programme,
    session,
    lines: await sessionLines(ctx, await itemsOf(ctx.db.read, session.id)),
    closedBy: closer?.name ?? null,
    issuedAt: ctx.clock(),
    specimen: ctx.config.demo,
  };
}
