import { formatterFor } from '../../i18n/format.ts';
import { translateDynamic, translator } from '../../i18n/translate.ts';
import { type Day, yearOf } from '../../shared/dates.ts';
import type { Locale } from '../../shared/locale.ts';
import type { CaseDocument } from './document-store.ts';
import { expiryOf, expiryOn } from './piece-expiry.ts';

export type ExpiryView = { readonly text: string; readonly tone: string };

/** Until when a piece is worth something, as it is said today; null for one that does not expire or was not read yet. */
export function expiryView(
  locale: Locale,
  { type, validUntil, datedOn }: Pick<CaseDocument, 'type' | 'validUntil' | 'datedOn'>,
  today: Day,
): ExpiryView | null {
  const expiry = expiryOn(type, validUntil, today);
  if (expiry === null || expiry === 'unread' || validUntil === null) return null;
  const t = translator(locale);
  const words = {
    day: formatterFor(locale).shortDay(validUntil),
    year: String(yearOf(datedOn ?? validUntil)),
  };
  const tone = { valid: 'quiet', soon: 'waiting', expired: 'danger' }[expiry];
  if (expiryOf(type) === 'year')
    return {
      text: t(expiry === 'expired' ? 'pieces.expiry.oldNotice' : 'pieces.expiry.notice', words),
      tone,
    };
  return { text: t(`pieces.expiry.${expiry}`, words), tone };
}

/** Pieces that stand and have expired, in words: said before the application goes. */
export function expiredPieces(locale: Locale, documents: readonly CaseDocument[], today: Day): string[] {
  return documents
    .filter(({ state }) => state === 'received' || state === 'accepted')
    .filter(({ type, validUntil }) => expiryOn(type, validUntil, today) === 'expired')
    .map((document) => {
      const what = translateDynamic(locale, `cases.piece.${document.type}`);
      return `${what} (${document.name}) – ${expiryView(locale, document, today)?.text ?? ''}`;
    });
}
