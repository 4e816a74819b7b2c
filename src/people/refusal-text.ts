import type { Context } from '../context.ts';
import { formatterFor } from '../i18n/format.ts';
import { translator } from '../i18n/translate.ts';
import type { KeptRefusal } from './people-queries.ts';

/** `Ne pas contacter, demandé par le propriétaire le 3 mars 2026 par téléphone. Motif : …`; null: noted without details. */
export function refusalText({ locale }: Pick<Context, 'locale'>, refusal: KeptRefusal | null): string {
  const t = translator(locale);
  if (refusal === null) return t('owners.refusal.holdsUnknown');
  const { day } = formatterFor(locale);
  const said = {
    who: t(`owners.refusal.who.${refusal.askedBy}`),
    day: day(refusal.askedOn),
    channel: t(`owners.refusal.how.${refusal.channel}`),
  };
  const text =
    refusal.until === null
      ? t('owners.refusal.holds', said)
      : t('owners.refusal.holdsUntil', { ...said, until: day(refusal.until) });
  return `${text}. ${t('owners.refusal.reasonSaid', { reason: refusal.reason })}`;
}

/** How an earlier one ended: `levée le 3 mars 2026 : …`. */
export function refusalEndText({ locale }: Pick<Context, 'locale'>, refusal: KeptRefusal): string {
  if (refusal.endedHow === null || refusal.endedAt === null) return '';
  return translator(locale)(`owners.refusal.ended.${refusal.endedHow}`, {
    day: formatterFor(locale).shortMoment(refusal.endedAt),
    reason: refusal.endReason ?? '',
  });
}
