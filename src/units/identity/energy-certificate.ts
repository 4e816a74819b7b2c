import { addDays, addYears, type Day, day } from '../../shared/dates.ts';

/** Number of a certificate in ADEME's base: year, department, kind (E existing, N new, T tertiary, V older sale), seven digits, key. */
export const DPE_NUMBER = /^\d{2}(?:\d{2}|2[AB])[ENTV]\d{7}[A-Z]$/;

/**
 * The last day on which a certificate (DPE) counts: ten years (CCH art. D. 126-19), cut short for those made before
 * the method changed on 1 July 2021 (décret no 2020-1610, art. 5): made until 2017, they ended with 2022; then with 2024.
 */
export function dpeValidUntil(madeOn: Day): Day {
  if (madeOn < '2013-01-01') return addDays(addYears(madeOn, 10), -1);
  if (madeOn < '2018-01-01') return day('2022-12-31');
  if (madeOn < '2021-07-01') return day('2024-12-31');
  return addDays(addYears(madeOn, 10), -1);
}
