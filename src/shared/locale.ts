export const LOCALES = ['fr', 'en'] as const;
export type Locale = (typeof LOCALES)[number];
export const isLocale = (value: unknown): value is Locale => LOCALES.includes(value as Locale);
/** The same words in each language the software speaks. */
export type Localised = Readonly<Record<Locale, string>>;
