import { translateDynamic } from '../../i18n/translate.ts';
import type { SchemeDefinition } from '../scheme-schema.ts';
import { readConditions } from './read-condition.ts';
import { line, orNone, type ReadingLine, type Say } from './reading-line.ts';
import type { SchemeWords } from './scheme-words.ts';

/** What the owner promises, when money is paid, by when things are done, and what is asked back. */
export function readDuties(scheme: SchemeDefinition, words: SchemeWords, say: Say) {
  return {
    undertakings: orNone(
      scheme.undertakings.map((undertaking) => readUndertaking(undertaking, words, say)),
      say('schemes.reading.noUndertaking'),
    ),
    payment: readPayment(scheme.payment, words, say),
    deadlines: orNone(
      scheme.deadlines.map((deadline) => readDeadline(deadline, words, say)),
      say('schemes.reading.noDeadline'),
    ),
    clawback: readClawback(scheme.clawback, words, say),
  };
}

const event = (name: string, { locale }: SchemeWords): string =>
  translateDynamic(locale, `incentives.events.${name}`);

function readUndertaking(
  { code, kind, years, from, rentLevels, when, text, article }: SchemeDefinition['undertakings'][number],
  words: SchemeWords,
  say: Say,
): ReadingLine {
  return {
    key: `undertaking:${code}`,
    label: translateDynamic(words.locale, `incentives.undertakings.${kind}`),
    text: say('schemes.reading.undertaking', {
      text: text[words.locale],
      years: words.count(years, 'years'),
      event: event(from, words),
      levels: rentLevels === null ? 'none' : words.terms('rentLevel', rentLevels),
      when: when.length === 0 ? 'none' : readConditions(when, words),
    }),
    article,
  };
}

function readPayment(
  { advance, instalments, article }: SchemeDefinition['payment'],
  words: SchemeWords,
  say: Say,
) {
  return [
    line(
      'advance',
      advance === null
        ? say('schemes.reading.noAdvance')
        : say('schemes.reading.advance', {
            rate: words.rate(advance.rate),
            when: advance.when.length === 0 ? 'none' : readConditions(advance.when, words),
          }),
      article,
    ),
    line(
      'instalments',
      instalments === null
        ? say('schemes.reading.noInstalment')
        : say('schemes.reading.instalments', {
            rate: words.rate(instalments.rate),
            count: instalments.maxCount,
          }),
      article,
    ),
    line('balance', say('schemes.reading.balance'), article),
  ];
}

function readDeadline(
  { code, from, count, unit, extension, article }: SchemeDefinition['deadlines'][number],
  words: SchemeWords,
  say: Say,
): ReadingLine {
  return {
    key: `deadline:${code}`,
    label: translateDynamic(words.locale, `incentives.deadlines.${code}`),
    text: [
      say('schemes.reading.deadline', { count, unit, event: event(from, words) }),
      ...(extension === null
        ? []
        : [
            say('schemes.reading.extension', {
              count: extension.count,
              unit: extension.unit,
              times: extension.times,
            }),
          ]),
    ].join(' '),
    article,
  };
}

function readClawback(
  clawback: SchemeDefinition['clawback'],
  words: SchemeWords,
  say: Say,
): readonly ReadingLine[] {
  if (clawback === null) return [line('none', say('schemes.reading.noClawback'))];
  const { article, exemptions } = clawback;
  const exempt =
    exemptions.length === 0
      ? []
      : [
          line(
            'exempt',
            say('schemes.reading.exempt', {
              cases: words.either(
                exemptions.map((one) => translateDynamic(words.locale, `incentives.exemptions.${one}`)),
              ),
            }),
          ),
        ];
  if (clawback.mode === 'pro-rata')
    return [
      line(
        'pro-rata',
        say('schemes.reading.proRata', { years: words.count(clawback.years, 'years') }),
        article,
      ),
      ...exempt,
    ];
  return [
    ...clawback.steps.map(({ upToYears, rate }) => ({
      key: `step:${upToYears}`,
      label: say('schemes.reading.step', { years: words.count(upToYears, 'years') }),
      text: say('schemes.reading.stepRate', { rate: words.rate(rate) }),
      article,
    })),
    ...exempt,
  ];
}
