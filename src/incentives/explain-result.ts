import { formatterFor } from '../i18n/format.ts';
import { translate, translateDynamic } from '../i18n/translate.ts';
import type { Locale } from '../shared/locale.ts';
import { numberWithUnit } from './explain-trace.ts';
import type { Finding } from './finding.ts';
import type { LeverNote } from './levers/lever.ts';
import type { Hint } from './what-would-change.ts';
import type { MissingAnswer } from './work-out.ts';

/** What is not known, a sentence for each thing that it decides: “Pour calculer le montant : la surface et l’année”. */
export function explainMissing(answers: readonly MissingAnswer[], locale: Locale): string[] {
  const list = new Intl.ListFormat(locale, { type: 'conjunction' });
  return [...Map.groupBy(answers, ({ decides }) => decides)].map(([decides, asked]) =>
    translate(locale, `incentives.missing.${decides}`, {
      question: list.format(
        asked.map(({ question }) => translate(locale, `incentives.questions.${question}`)),
      ),
    }),
  );
}

/** What would bring more: “En atteignant la classe B : 1 500 € de plus”. */
export function explainHint({ change, adds }: Hint, locale: Locale): string {
  const money = formatterFor(locale).money(adds);
  switch (change.kind) {
    case 'class-after':
      return translate(locale, 'incentives.hints.class-after', { to: change.to, adds: money });
    case 'vacancy-months':
      return translate(locale, 'incentives.hints.vacancy-months', {
        more: numberWithUnit(change.more, 'months', locale),
        adds: money,
      });
    case 'energy-gain':
      return translate(locale, 'incentives.hints.energy-gain', {
        to: numberWithUnit(change.to, 'percent', locale),
        adds: money,
      });
  }
}

export const explainNote = ({ code, count }: LeverNote, locale: Locale): string =>
  translate(locale, `incentives.notes.${code}`, { n: count ?? 0 });

const TERM_LISTS: Readonly<Record<string, string>> = {
  'income-band': 'incomeBand',
  'rent-level': 'rentLevel',
  'tenure-after': 'tenure',
  'owner-kind': 'ownerKind',
  'class-before': 'energyClass',
  'class-after': 'energyClass',
  kind: 'kind',
};

/** A finding of the static check, with the combination of answers at fault. */
export function explainFinding({ code, cell }: Finding, locale: Locale): string {
  const parts = Object.entries(cell).map(
    ([name, value]) => `${dimension(name, locale)} = ${shown(name, value, locale)}`,
  );
  return translate(locale, `incentives.check.${code}`, { cell: parts.join(', ') });
}

const dimension = (name: string, locale: Locale): string =>
  name.startsWith('fact:')
    ? translateDynamic(locale, `incentives.terms.fact.${name.slice(5)}`)
    : translateDynamic(locale, `incentives.dimensions.${name}`);

function shown(name: string, value: string | number | boolean, locale: Locale): string {
  if (typeof value === 'boolean')
    return translate(locale, value ? 'incentives.words.yes' : 'incentives.words.no');
  if (typeof value === 'number') return formatterFor(locale).number(value);
  const list = TERM_LISTS[name];
  return list ? translateDynamic(locale, `incentives.terms.${list}.${value}`) : value;
}
