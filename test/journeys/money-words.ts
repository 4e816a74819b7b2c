import { formatterFor } from '../../src/i18n/format.ts';
import { cents } from '../../src/shared/money.ts';

/** An amount in cents as French screens and acts write it, every space a plain one: `1 234,50 €`. */
export const euros = (amount: number): string =>
  formatterFor('fr')
    .money(cents(amount))
    .replace(/[\u202f\u00a0]/g, ' ');
/** The same with its cents always. */
export const exactEuros = (amount: number): string =>
  formatterFor('fr')
    .exactMoney(cents(amount))
    .replace(/[\u202f\u00a0]/g, ' ');
