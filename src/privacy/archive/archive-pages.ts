import { findCaseById } from '../../cases/cases-queries.ts';
import type { Context } from '../../context.ts';
import { formatterFor } from '../../i18n/format.ts';
import { addMonths } from '../../shared/dates.ts';
import type { FieldError } from '../../web/forms.ts';
import * as paths from '../privacy-paths.ts';
import { findCaseWithClock } from '../retention/clock-store.ts';
import { delaysOf } from '../retention/delays.ts';
import { caseClock } from '../retention/retention-rules.ts';
import { archivedCases } from './archive-store.ts';

export type ArchivesPage = {
  readonly back: string;
  readonly rows: readonly {
    readonly ref: string;
    readonly since: string;
    readonly until: string;
    readonly href: string;
  }[];
};
export type OpenArchivePage = {
  readonly back: string;
  readonly ref: string;
  readonly action: string;
  readonly reason: string;
  readonly errors: readonly FieldError[];
};
declare module '../../web/views.ts' {
  interface Views {
    'privacy/archives': ArchivesPage;
    'privacy/open-archive': OpenArchivePage;
  }
}

const MOST = 200;

export async function archivesPage(ctx: Context): Promise<ArchivesPage> {
  const { read } = ctx.db;
  const fmt = formatterFor(ctx.locale);
  const delays = delaysOf(ctx.programme);
  const rows = [];
  for (const { caseId, archivedOn } of await archivedCases(read, MOST)) {
    const row = await findCaseById(read, caseId);
    const facts = await findCaseWithClock(read, caseId);
    if (!row?.ref || !facts || archivedOn === null) continue;
    const clock = caseClock(facts, delays);
    const until = clock.endsOn ?? addMonths(archivedOn, delays.archiveMonthsAfterUndertakings);
    rows.push({
      ref: row.ref,
      since: fmt.shortDay(archivedOn),
      until: fmt.shortDay(until),
      href: paths.openArchivePath({ ref: row.ref }),
    });
  }
  return { back: paths.privacyDeskPath(), rows };
}

export const openArchivePage = (
  ref: string,
  reason: string,
  errors: readonly FieldError[],
): OpenArchivePage => ({
  back: paths.archivesPath(),
  ref,
  action: paths.openArchivePath({ ref }),
  reason,
  errors,
});
