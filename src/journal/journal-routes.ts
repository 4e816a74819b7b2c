import type { FastifyInstance } from 'fastify';
import { z } from 'zod';
import { formatterFor } from '../i18n/format.ts';
import { isMessageKey, translateDynamic } from '../i18n/translate.ts';
import type { Locale } from '../shared/locale.ts';
import { page } from '../web/render.ts';
import { access } from '../web/request.ts';
import { journalPath } from './journal-paths.ts';
import { journalPage, verifyJournal } from './journal-store.ts';

declare module '../web/views.ts' {
  interface Views {
    'journal/list': JournalPage;
  }
}
type JournalPage = {
  readonly entries: readonly {
    seq: number;
    at: string;
    actor: string;
    action: string;
    /** The deed in words; null where only its slug is known. */
    title: string | null;
    subject: string;
    data: string;
    hash: string;
  }[];
  readonly older: string | null;
  readonly check: { readonly whole: boolean; readonly entries: number; readonly brokenAt: number } | null;
  readonly checkHref: string;
};
const Query = z.object({
  before: z.coerce.number().int().positive().optional().catch(undefined),
  check: z.literal('1').optional().catch(undefined),
});

/** The journal as managers read it, and a button that recomputes its chain. */
export function journalRoutes(app: FastifyInstance): void {
  app.get(journalPath.pattern, access('journal.see'), async (request, reply) => {
    const { db, locale } = request.ctx;
    const query = Query.parse(request.query);
    const entries = await journalPage(db.read, query.before ?? null);
    const last = entries.at(-1);
    const report = query.check ? await verifyJournal(db.read) : null;
    return page(request, reply, 'journal/list', {
      entries: entries.map((entry) => ({
        seq: entry.seq,
        at: formatterFor(locale).shortMoment(entry.at),
        actor: entry.actorId === null ? entry.actorKind : `${entry.actorKind} ${entry.actorId}`,
        action: entry.action,
        title: titleOf(locale, entry.action),
        subject: `${entry.subjectKind} ${entry.subjectId}`,
        data: Object.keys(entry.data).length ? JSON.stringify(entry.data) : '',
        hash: entry.hash.slice(0, 12),
      })),
      older: last && last.seq > 1 ? journalPath({ before: last.seq }) : null,
      check: report && {
        whole: report.whole,
        entries: report.entries,
        brokenAt: report.whole ? 0 : report.brokenAt,
      },
      checkHref: journalPath({ check: 1 }),
    });
  });
}

/** The words of the room the deed comes from, else those of the journal itself. */
function titleOf(locale: Locale, action: string): string | null {
  const deed = action.replace('.', '-');
  const keys = [
    `journal.event.${deed}`,
    `register.event.${deed}`,
    `cases.action.${action.replace('case.', '')}`,
  ];
  const key = keys.find(isMessageKey);
  return key === undefined ? null : translateDynamic(locale, key);
}
