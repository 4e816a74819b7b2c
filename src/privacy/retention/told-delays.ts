import { KEPT_MONTHS } from '../../estimates/keep-estimate.ts';
import { translator } from '../../i18n/translate.ts';
import type { Programme } from '../../programme/programme.ts';
import type { Locale } from '../../shared/locale.ts';
import { monthsIn } from './delays.ts';

/** The table of delays, from the programme's parameters: the same for the public notice and for managers. */
export function retentionTable(
  { retention, deadlines }: Programme,
  locale: Locale,
): { key: string; what: string; time: string }[] {
  const t = translator(locale);
  const rows = {
    estimate: KEPT_MONTHS,
    draft: monthsIn(deadlines.draftKept),
    prospect: retention.prospectMonths,
    refused: retention.refusedMonthsAfterLastAppeal,
    granted: retention.archiveMonthsAfterUndertakings,
    account: retention.unusedAccountMonths,
    mail: retention.mailMonths,
    import: retention.importedFileMonths,
    campaign: retention.prospectMonths,
    reading: retention.accessLogMonths,
  } as const;
  return (Object.keys(rows) as (keyof typeof rows)[]).map((key) => ({
    key,
    what: t(`privacy.table.${key}`),
    time: monthsText(rows[key], locale),
  }));
}

/** Whole years are said in years. */
function monthsText(months: number, locale: Locale): string {
  const t = translator(locale);
  return months % 12 === 0 ? t('privacy.years', { years: months / 12 }) : t('privacy.months', { months });
}
