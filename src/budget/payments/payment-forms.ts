import { z } from 'zod';
import { translate } from '../../i18n/translate.ts';
import { type Day, isDay } from '../../shared/dates.ts';
import type { Locale } from '../../shared/locale.ts';
import { cents } from '../../shared/money.ts';
import { typedCents } from '../../shared/typed-values.ts';
import { errorOn, type FieldError, type Typed, typedText } from '../../web/forms.ts';
import { ibanFault, normalIban } from './payment-iban.ts';
import type { ReceivedAid } from './payment-liquidation.ts';

const version = z.coerce.number().int();
const day = (key: string) =>
  z
    .string({ error: key })
    .trim()
    .refine((text): boolean => isDay(text), { error: key })
    .transform((text) => text as Day);

export const CertifyForm = z.object({
  version,
  shownAmount: z.coerce.number().int(),
});
export const RejectForm = z.object({
  version,
  reason: z
    .string({ error: 'agreements.payment.errors.reasonNeeded' })
    .trim()
    .min(3, { error: 'agreements.payment.errors.reasonNeeded' })
    .max(2000),
});
export const OrderForm = z.object({ version });
export const PaidForm = z.object({ version, paidOn: day('agreements.payment.errors.dayNeeded') });

export const aidField = (code: string): string => `aid-${code}`;

/** The other grants as typed; a field left out or wrong keeps what was planned, with its error. */
export function readOtherAid(
  typed: Typed,
  planned: readonly ReceivedAid[],
  locale: Locale,
): { readonly otherAid: readonly ReceivedAid[]; readonly errors: readonly FieldError[] } {
  const errors: FieldError[] = [];
  const otherAid = planned.map((aid) => {
    const field = aidField(aid.code);
    if (!(field in typed)) return aid;
    const amount = typedCents(typedText(typed, field));
    if (amount === null)
      errors.push(errorOn(field, translate(locale, 'agreements.payment.errors.badAmount')));
    return amount === null ? aid : { ...aid, amount: cents(amount) };
  });
  return { otherAid, errors };
}

/** What is wrong with the account, its slip and the certificate. */
export function requestFaults(typed: Typed, hasSlip: boolean, locale: Locale): FieldError[] {
  const fault = ibanFault(normalIban(typedText(typed, 'iban')));
  return [
    ...(fault ? [errorOn('iban', translate(locale, `agreements.payment.errors.${fault}`))] : []),
    ...(hasSlip ? [] : [errorOn('slip', translate(locale, 'agreements.payment.errors.slipNeeded'))]),
    ...(typedText(typed, 'truth') === 'yes'
      ? []
      : [errorOn('truth', translate(locale, 'agreements.payment.errors.truthNeeded'))]),
  ];
}
