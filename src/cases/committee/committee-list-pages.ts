import type { Context } from '../../context.ts';
import { formatterFor } from '../../i18n/format.ts';
import { translator } from '../../i18n/translate.ts';
import { allows } from '../../shared/permissions.ts';
import { staffOf } from '../acting.ts';
import { workPath } from '../case-paths.ts';
import { type Shown, stateOf } from './committee-pages.ts';
import * as paths from './committee-paths.ts';
import { countOutcomes, listSessions, type Session, waitingForCommittee } from './committee-store.ts';

export type CommitteeListPage = {
  readonly back: string;
  readonly plan: string | null;
  readonly waiting: string;
  readonly sessions: readonly {
    readonly href: string;
    readonly number: string;
    readonly day: string;
    readonly place: string;
    readonly state: Shown;
    readonly count: string;
  }[];
};

declare module '../../web/views.ts' {
  interface Views {
    'committee/list': CommitteeListPage;
  }
}

export async function committeeListPage(ctx: Context): Promise<CommitteeListPage> {
  const t = translator(ctx.locale);
  const { role, territory } = staffOf(ctx);
  const sessions = await listSessions(ctx.db.read);
  const counts = await countOutcomes(
    ctx.db.read,
    sessions.map(({ id }) => id),
  );
  const sizeOf = (session: Session) =>
    counts.reduce((sum, { sessionId, n }) => (sessionId === session.id ? sum + n : sum), 0);
  return {
    back: workPath(),
    plan: allows(role, 'committee.prepare') ? paths.newCommitteePath() : null,
    waiting: t('committee.list.waiting', {
      count: (await waitingForCommittee(ctx.db.read, territory)).length,
    }),
    sessions: sessions.map((session) => ({
      href: paths.committeePath({ session: session.id }),
      number: session.number,
      day: formatterFor(ctx.locale).day(session.heldOn),
      place: session.place,
      state: stateOf(ctx, session),
      count: t('committee.list.cases', { count: sizeOf(session) }),
    })),
  };
}
