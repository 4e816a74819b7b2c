import type { CasePanel } from '../cases/case-panels.ts';
import { hasEnded } from '../cases/case-workflow.ts';
import { translator } from '../i18n/translate.ts';
import { isAllowed } from '../shared/actor.ts';
import { dayOf } from '../shared/dates.ts';
import { type VisitLine, visitLine } from './visit-pages.ts';
import * as paths from './visit-paths.ts';
import { openReservesOf, visitsOfCase } from './visit-store.ts';

export type VisitPanel = {
  readonly visits: readonly VisitLine[];
  readonly reserves: string | null;
  readonly arrange: string | null;
};

/** Visits on a case's page: for staff always, for the owner as soon as there is one. */
export const visitPanel: CasePanel = async (ctx, seen, reader) => {
  const { read } = ctx.db;
  const t = translator(ctx.locale);
  const visits = await visitsOfCase(read, seen.id);
  const staff = isAllowed(ctx.actor, 'visits.make');
  const arrange = reader === 'staff' && staff && !hasEnded(seen.state);
  const open = await openReservesOf(read, seen.id);
  if (visits.length === 0 && !arrange) return null;
  const model: VisitPanel = {
    visits: visits.map((visit) => visitLine(ctx, seen, visit, reader)),
    reserves: open.length > 0 ? t('visits.openReserves', { count: open.length }) : null,
    arrange: arrange ? paths.visitsPath({ ref: seen.ref ?? '' }) : null,
  };
  const me = 'accountId' in ctx.actor ? ctx.actor.accountId : null;
  const today = dayOf(ctx.clock());
  const held = visits.find(
    ({ state, startsAt, visitorId }) =>
      state === 'dated' && startsAt !== null && dayOf(startsAt) <= today && visitorId === me,
  );
  const proposed = visits.find(({ state }) => state === 'proposed');
  const action =
    reader === 'owner'
      ? proposed && {
          text: t('visits.action.choose'),
          href: paths.myVisitPath({ case: seen.id, visit: proposed.id }),
        }
      : held && {
          text: t('visits.action.hold'),
          href: paths.visitPath({ ref: seen.ref ?? '', visit: held.id }),
        };
  return { view: 'visits/_panel.njk', model, action: action ?? null };
};
