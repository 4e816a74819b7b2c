import { findCaseLine } from '../cases/cases-queries.ts';
import type { Reader } from '../db/database.ts';
import { formatterFor } from '../i18n/format.ts';
import { translator } from '../i18n/translate.ts';
import { addDays, type Day, momentAt } from '../shared/dates.ts';
import type { AccountId } from '../shared/ids.ts';
import type { Locale } from '../shared/locale.ts';
import { visitsBetween } from './visit-store.ts';

/** The visits that a person makes from the day after `today` to `until`, one line each: for the morning's digest. */
export async function comingVisits(
  d: Reader,
  visitor: AccountId,
  locale: Locale,
  { today, until }: { readonly today: Day; readonly until: Day },
): Promise<string[]> {
  const from = momentAt(addDays(today, 1), '00:00');
  const found = await visitsBetween(d, visitor, from, momentAt(until, '23:59'));
  const t = translator(locale);
  return Promise.all(
    found.map(async ({ caseId, kind, startsAt }) =>
      t('visits.digest', {
        when: startsAt ? formatterFor(locale).moment(startsAt) : '',
        kind: t(`visits.kind.${kind}`),
        address: (await findCaseLine(d, caseId))?.address ?? '',
      }),
    ),
  );
}
