import type { FastifyInstance } from 'fastify';
import { formatterFor } from '../i18n/format.ts';
import { appendJournal } from '../journal/append-journal.ts';
import { conflict } from '../shared/errors.ts';
import { flash } from '../web/flash.ts';
import { page } from '../web/render.ts';
import { access } from '../web/request.ts';
import { outboxPath, retryPath } from './outbox-paths.ts';
import { countByState, recentWork, revive } from './outbox-store.ts';

declare module '../web/views.ts' {
  interface Views {
    'outbox/list': OutboxPage;
  }
}
type OutboxPage = {
  readonly counts: Readonly<Record<'dead' | 'pending' | 'working' | 'done', number>>;
  readonly dead: readonly {
    id: number;
    kind: string;
    createdAt: string;
    attempts: number;
    lastError: string;
    retry: string;
  }[];
};

/** What was promised and failed, and the button that tries again. */
export function outboxRoutes(app: FastifyInstance): void {
  app.get(outboxPath.pattern, access('outbox.see'), async (request, reply) => {
    const { db, locale } = request.ctx;
    const counts = await countByState(db.read);
    const dead = await recentWork(db.read, 'dead');
    return page(request, reply, 'outbox/list', {
      counts: {
        dead: counts.dead ?? 0,
        pending: counts.pending ?? 0,
        working: counts.working ?? 0,
        done: counts.done ?? 0,
      },
      dead: dead.map((row) => ({
        id: row.id,
        kind: row.kind,
        createdAt: formatterFor(locale).shortMoment(row.createdAt),
        attempts: row.attempts,
        lastError: row.lastError ?? '',
        retry: retryPath({ id: row.id }),
      })),
    });
  });

  app.post<{ Params: { id: string } }>(retryPath.pattern, access('outbox.see'), async (request, reply) => {
    const { ctx } = request;
    const id = Number(request.params.id);
    await ctx.db.tx(async (d) => {
      if (!(await revive(d, id, ctx.clock()))) throw conflict('outbox.errors.notDead');
      await appendJournal(
        d,
        { actor: ctx.actor, now: ctx.clock() },
        { action: 'outbox.retried', subject: { kind: 'outbox', id } },
      );
    });
    flash(reply, 'success', 'outbox.admin.retried');
    return reply.redirect(outboxPath(), 303);
  });
}
