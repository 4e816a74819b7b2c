import { formatterFor } from '../../i18n/format.ts';
import { translator } from '../../i18n/translate.ts';
import type { Locale } from '../../shared/locale.ts';
import type { RgeCertificate } from './rge.ts';

/** A company's certificate in one line: what was copied of it, and by name what was not. Null without a number. */
export function certificateText(locale: Locale, certificate: RgeCertificate): string | null {
  const { number, from, until, domains } = certificate;
  if (!number) return null;
  const t = translator(locale);
  const { shortDay } = formatterFor(locale);
  const known = from ? (until ? 'both' : 'from') : until ? 'until' : 'none';
  const names = (domains ?? []).map((domain) => t(`bills.rge.${domain}`).toLocaleLowerCase(locale));
  return t('bills.certificate', {
    number,
    dates: t(`bills.certificateDates.${known}`, {
      from: from ? shortDay(from) : '',
      until: until ? shortDay(until) : '',
    }),
    domains:
      names.length > 0
        ? t('bills.certificateDomains', { domains: names.join(', ') })
        : t('bills.certificateNoDomain'),
  });
}
