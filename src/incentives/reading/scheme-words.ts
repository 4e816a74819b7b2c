import { formatterFor } from '../../i18n/format.ts';
import { translate, translateDynamic } from '../../i18n/translate.ts';
import type { Day } from '../../shared/dates.ts';
import type { Locale } from '../../shared/locale.ts';
import { aidName, numberWithUnit } from '../explain-trace.ts';
import type { Amount, RowKey } from '../table-schema.ts';
import type { NumberUnit } from '../trace.ts';

/** Names of communes by INSEE code, for texts that list them. */
export type CommuneNames = (code: string) => string;

/** Ways of saying pieces of a scheme in one language. */
export type SchemeWords = ReturnType<typeof schemeWords>;

export function schemeWords(locale: Locale, communeName: CommuneNames) {
  const fmt = formatterFor(locale);
  const tag = locale === 'fr' ? 'fr-FR' : 'en-GB';
  const either = new Intl.ListFormat(tag, { type: 'disjunction' });
  const both = new Intl.ListFormat(tag, { type: 'conjunction' });
  const term = (list: string, word: string): string =>
    translateDynamic(locale, `incentives.terms.${list}.${word}`);
  const words = {
    locale,
    money: fmt.money,
    rate: (basisPoints: number): string => fmt.percent(basisPoints / 10_000),
    number: fmt.number,
    day: (day: Day): string => fmt.day(day),
    count: (value: number, unit: NumberUnit): string => numberWithUnit(value, unit, locale),
    term,
    terms: (list: string, values: readonly string[]): string =>
      either.format(values.map((value) => term(list, value))),
    all: (list: readonly string[]): string => both.format(list),
    either: (list: readonly string[]): string => either.format(list),
    aids: (codes: readonly string[]): string => either.format(codes.map((code) => aidName(code, locale))),
    communes: (codes: readonly string[]): string => both.format(codes.map(communeName)),
    tax: (tax: 'HT' | 'TTC'): string => translate(locale, `incentives.words.${tax}`),
    amount(amount: Amount): string {
      if (amount.kind === 'fixed') return fmt.money(amount.cents);
      const { centsPerM2, maxM2 } = amount;
      const each = translate(locale, 'schemes.reading.perM2', { money: fmt.money(centsPerM2) });
      return maxM2 === null
        ? each
        : translate(locale, 'schemes.reading.perM2Max', { each, area: numberWithUnit(maxM2, 'm2', locale) });
    },
    /** What a row of a table applies to; all cases where it asks for nothing. */
    when: (keys: readonly RowKey[]): string =>
      keys.length === 0
        ? translate(locale, 'schemes.reading.always')
        : keys.map((key) => rowKey(key)).join(translate(locale, 'schemes.reading.and')),
  };
  return words;

  function rowKey(key: RowKey): string {
    if ('from' in key) return interval(key);
    switch (key.by) {
      case 'commune':
        return words.communes(key.in);
      case 'fact':
        return translate(locale, 'schemes.reading.fact', {
          fact: term('fact', key.fact),
          is: translate(locale, key.is ? 'incentives.words.yes' : 'incentives.words.no'),
        });
      default:
        return translate(locale, 'schemes.reading.among', {
          what: translateDynamic(locale, `incentives.dimensions.${key.by}`),
          values: words.terms(ROW_TERMS[key.by], key.in),
        });
    }
  }

  function interval({ by, from, below }: Extract<RowKey, { from: number }>): string {
    const what = translateDynamic(locale, `incentives.dimensions.${by}`);
    const whole = by === 'classes-gained' || by === 'bedrooms';
    if (below === null) return translate(locale, 'schemes.reading.from', { what, from: fmt.number(from) });
    if (whole && below === from + 1)
      return translate(locale, 'schemes.reading.exactly', { what, value: fmt.number(from) });
    if (from === 0) return translate(locale, 'schemes.reading.below', { what, below: fmt.number(below) });
    return translate(locale, 'schemes.reading.between', {
      what,
      from: fmt.number(from),
      below: fmt.number(below),
    });
  }
}

const ROW_TERMS = {
  'income-band': 'incomeBand',
  'rent-level': 'rentLevel',
  'tenure-after': 'tenure',
  'owner-kind': 'ownerKind',
  'class-before': 'energyClass',
  'class-after': 'energyClass',
  kind: 'kind',
} as const;
