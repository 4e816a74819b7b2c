import type { Programme } from '../../programme/programme.ts';
import type { Delays } from './retention-rules.ts';

/** A delay given in days counts as whole months, upwards. */
export const monthsIn = (period: Programme['deadlines']['appeal']): number =>
  'months' in period ? period.months : Math.ceil(period.days / 30);

/** The delays of the programme. */
export const delaysOf = ({ retention, deadlines }: Programme): Delays => ({
  prospectMonths: retention.prospectMonths,
  refusedMonthsAfterLastAppeal: retention.refusedMonthsAfterLastAppeal,
  archiveMonthsAfterUndertakings: retention.archiveMonthsAfterUndertakings,
  unusedAccountMonths: retention.unusedAccountMonths,
  importedFileMonths: retention.importedFileMonths,
  mailMonths: retention.mailMonths,
  accessLogMonths: retention.accessLogMonths,
  appealMonths: monthsIn(deadlines.appeal),
  repaymentMonths: monthsIn(deadlines.repayment),
});
