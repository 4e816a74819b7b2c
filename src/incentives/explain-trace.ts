import { type Formatter, formatterFor } from '../i18n/format.ts';
import { translate, translateDynamic } from '../i18n/translate.ts';
import type { Locale, Localised } from '../shared/locale.ts';
import { upperFirst } from '../shared/upper-first.ts';
import type { NumberUnit, Term, TraceLine, TraceRule, TraceValue, Truth } from './trace.ts';

/** A line of the explanation in one language. */
export type ExplainedLine = {
  readonly rule: TraceRule;
  readonly text: string;
  readonly article: string | null;
  readonly outcome: Truth | null;
  /** What the line gave, as money; null when it gave no sum. */
  readonly amount: string | null;
  readonly amountCents: number | null;
};

/** Names of schemes by code, for traces that mention another aid than the national ones. */
export type AidNames = Readonly<Record<string, Localised>>;

/** The trace as sentences. */
export const explainTrace = (
  trace: readonly TraceLine[],
  locale: Locale,
  names: AidNames = {},
): ExplainedLine[] => trace.map((line) => explainLine(line, locale, names));

export function explainLine(line: TraceLine, locale: Locale, names: AidNames = {}): ExplainedLine {
  const words = speaker(locale, names);
  const params = Object.fromEntries(
    Object.entries(line.inputs).map(([name, value]) => [name, words.value(value)]),
  );
  const { rule, article, outcome, amount } = line;
  return {
    rule,
    text: upperFirst(translate(locale, `incentives.trace.${rule}`, params)),
    article,
    outcome,
    amount: amount === null ? null : words.format.money(amount),
    amountCents: amount,
  };
}

/** The name of an aid: a scheme's own, else that of the national lever. */
export const aidName = (code: string, locale: Locale, names: AidNames = {}): string =>
  names[code]?.[locale] ?? translateDynamic(locale, `incentives.aids.${code}`);

/** A number with its unit, plural agreed: `3 classes`. */
export function numberWithUnit(value: number, unit: NumberUnit, locale: Locale): string {
  // A year is a name, not a quantity: no thousands separator.
  if (unit === 'year') return String(value);
  return translate(locale, `incentives.units.${unit}`, { n: Math.round(value * 100) / 100 });
}

export const termName = ({ list, value }: Term, locale: Locale): string =>
  translateDynamic(locale, `incentives.terms.${list}.${value}`);

type Speaker = { readonly format: Formatter; readonly value: (value: TraceValue) => string };

function speaker(locale: Locale, names: AidNames): Speaker {
  const format = formatterFor(locale);
  const either = new Intl.ListFormat(locale === 'fr' ? 'fr-FR' : 'en-GB', { type: 'disjunction' });
  return { format, value };

  function value(input: TraceValue): string {
    switch (input.type) {
      case 'money':
        return format.money(input.cents);
      case 'rate':
        return format.percent(input.rate / 10_000);
      case 'number':
        return numberWithUnit(input.value, input.unit, locale);
      case 'day':
        return format.day(input.day);
      case 'terms':
        return either.format(input.terms.map((term) => termName(term, locale)));
      case 'yes-no':
        return translate(locale, input.value ? 'incentives.words.yes' : 'incentives.words.no');
      case 'words':
        return input.words[locale];
      case 'text':
        return input.text;
      case 'aids':
        return either.format(input.codes.map((code) => aidName(code, locale, names)));
      case 'tax':
        return translate(locale, `incentives.words.${input.tax}`);
      case 'unknown':
        return translate(locale, 'incentives.words.unknown');
    }
  }
}
