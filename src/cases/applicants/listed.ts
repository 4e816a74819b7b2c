import type { Locale } from '../../shared/locale.ts';

/** Names as a sentence has them: "Anne, Luc et Marie". */
export const listed = ({ locale }: { readonly locale: Locale }, names: readonly string[]): string =>
  new Intl.ListFormat(locale, { type: 'conjunction' }).format(names);
