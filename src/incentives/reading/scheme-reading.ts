import { translate } from '../../i18n/translate.ts';
import type { Locale } from '../../shared/locale.ts';
import type { Premium } from '../award-rule-schema.ts';
import type { SchemeDefinition } from '../scheme-schema.ts';
import type { AmountTable } from '../table-schema.ts';
import { readCondition, readConditions } from './read-condition.ts';
import { readDuties } from './read-duties.ts';
import { line, orNone, type ReadingLine, type Say } from './reading-line.ts';
import { type CommuneNames, type SchemeWords, schemeWords } from './scheme-words.ts';

/** The elements of a scheme, in the order in which it is read, edited and compared. Labels: `schemes.element.*`. */
export const ELEMENTS = [
  'identity',
  'conditions',
  'base',
  'floor',
  'rate',
  'shareCap',
  'premiums',
  'cap',
  'ownContribution',
  'stacking',
  'undertakings',
  'payment',
  'deadlines',
  'clawback',
] as const;
export type Element = (typeof ELEMENTS)[number];
export const isElement = (text: string): text is Element => (ELEMENTS as readonly string[]).includes(text);

export type ReadingSection = { readonly element: Element; readonly lines: readonly ReadingLine[] };
/** The whole scheme in plain words, made of its data alone: what is read is what is computed. */
export function readScheme(
  scheme: SchemeDefinition,
  locale: Locale,
  communeName: CommuneNames,
): ReadingSection[] {
  const words = schemeWords(locale, communeName);
  const say: Say = (key, params) => translate(locale, key, params);
  const money = readMoney(scheme, words, say);
  const duties = readDuties(scheme, words, say);
  const conditions = scheme.conditions.map((condition, at) =>
    line(
      `${condition.kind}:${'fact' in condition ? condition.fact : nth(scheme.conditions, at)}`,
      readCondition(condition, words),
      condition.article,
    ),
  );
  const lines: Record<Element, readonly ReadingLine[]> = {
    identity: readIdentity(scheme, words, say),
    conditions: orNone(conditions, say('schemes.reading.noCondition')),
    ...money,
    ...duties,
  };
  return ELEMENTS.map((element) => ({ element, lines: lines[element] }));
}

/** Among conditions of one kind, which this is: the second “one of” of a scheme meets the second of the other. */
const nth = (conditions: SchemeDefinition['conditions'], at: number): number =>
  conditions.slice(0, at).filter(({ kind }) => kind === conditions[at]?.kind).length;

function readIdentity(scheme: SchemeDefinition, words: SchemeWords, say: Say): ReadingLine[] {
  const { name, summary, validity, source, deliberation, example, confirmed } = scheme;
  return [
    line('name', name[words.locale]),
    line('summary', summary[words.locale]),
    line(
      'validity',
      validity.to === null
        ? say('schemes.reading.validFrom', { from: words.day(validity.from) })
        : say('schemes.reading.validBetween', {
            from: words.day(validity.from),
            to: words.day(validity.to),
          }),
    ),
    line(
      'source',
      say('schemes.reading.source', {
        title: source.title,
        dated: source.dated === null ? 'none' : words.day(source.dated),
        url: source.url ?? 'none',
      }),
    ),
    line(
      'deliberation',
      deliberation === null
        ? say('schemes.reading.noDeliberation')
        : say('schemes.reading.deliberation', { deliberation }),
    ),
    line('confirmed', say(confirmed ? 'schemes.reading.confirmed' : 'schemes.reading.unconfirmed')),
    ...(example ? [line('example', say('schemes.reading.example'))] : []),
  ];
}

function readMoney(scheme: SchemeDefinition, words: SchemeWords, say: Say) {
  const { base, floor, rate, shareCap, premiums, cap, ownContribution, stacking } = scheme;
  return {
    base: [
      line(
        'posts',
        say('schemes.reading.base', { posts: words.terms('post', base.posts), tax: words.tax(base.tax) }),
        base.article,
      ),
      ...(base.excludedMeasures.length > 0
        ? [
            line(
              'excluded',
              say('schemes.reading.excludedMeasures', {
                measures: words.terms('measure', base.excludedMeasures),
              }),
            ),
          ]
        : []),
      ...(base.excludesFundedElsewhere ? [line('funded', say('schemes.reading.excludesFunded'))] : []),
      ...base.measureCeilings.map(({ measures, cents, per }) =>
        line(
          `ceiling:${measures.join('+')}`,
          say('schemes.reading.measureCeiling', {
            measures: words.terms('measure', measures),
            money: words.money(cents),
            per,
          }),
        ),
      ),
      ...amountRows(base.ceiling, words, 'total', (amount) => say('schemes.reading.ceiling', { amount })),
    ],
    floor:
      floor === null
        ? [line('none', say('schemes.reading.noFloor'))]
        : amountRows(
            floor.table,
            words,
            'floor',
            (amount) => say('schemes.reading.floor', { amount, effect: floor.effect }),
            floor.article,
          ),
    rate: rate.table.map((row) => ({
      key: `rate:${words.when(row.when)}`,
      label: words.when(row.when),
      text: words.rate(row.rate),
      article: rate.article,
    })),
    shareCap:
      shareCap === null
        ? [line('none', say('schemes.reading.noShareCap'))]
        : amountRows(
            shareCap.table,
            words,
            'cap',
            (amount) => say('schemes.reading.shareCap', { amount }),
            shareCap.article,
          ),
    premiums: orNone(
      premiums.flatMap(({ mode, premiums: group }) =>
        group.map((premium) => readPremium(premium, mode, group.length > 1, words, say)),
      ),
      say('schemes.reading.noPremium'),
    ),
    cap:
      cap === null
        ? [line('none', say('schemes.reading.noCap'))]
        : amountRows(
            cap.table,
            words,
            'cap',
            (amount) => say('schemes.reading.cap', { amount }),
            cap.article,
          ),
    ownContribution:
      ownContribution === null
        ? [line('none', say('schemes.reading.noOwn'))]
        : [
            line(
              'own',
              say('schemes.reading.own', { rate: words.rate(ownContribution.rate) }),
              ownContribution.article,
            ),
            ...(ownContribution.waiver.length > 0
              ? [
                  line(
                    'waiver',
                    say('schemes.reading.waiver', { when: readConditions(ownContribution.waiver, words) }),
                  ),
                ]
              : []),
          ],
    stacking: readStacking(stacking, words, say),
  };
}

function readPremium(
  premium: Premium,
  mode: 'additive' | 'exclusive',
  several: boolean,
  words: SchemeWords,
  say: Say,
): ReadingLine {
  const { amount, when } = premium;
  const sum =
    amount.kind === 'share'
      ? say('schemes.reading.share', {
          rate: words.rate(amount.rate),
          max: amount.maxCents === null ? 'none' : words.money(amount.maxCents),
        })
      : words.amount(amount);
  const condition = when.length === 0 ? say('schemes.reading.always') : readConditions(when, words);
  const among = mode === 'exclusive' && several ? ` ${say('schemes.reading.exclusive')}` : '';
  return {
    key: `premium:${premium.code}`,
    label: premium.name[words.locale],
    text: `${say('schemes.reading.premium', { sum, condition })}${among}`,
    article: premium.article,
  };
}

function readStacking(
  stacking: SchemeDefinition['stacking'],
  words: SchemeWords,
  say: Say,
): readonly ReadingLine[] {
  if (stacking === null) return [line('none', say('schemes.reading.noStacking'))];
  const { basis, scope, counts, table, cutFirst, excludedAids, article } = stacking;
  return [
    line('basis', say('schemes.reading.stacking', { counts, scope, basis: words.tax(basis) }), article),
    ...table.map((row) => ({
      key: `stacking:${words.when(row.when)}`,
      label: words.when(row.when),
      text: words.rate(row.rate),
      article,
    })),
    line('cut', say('schemes.reading.cutFirst', { cutFirst })),
    ...(excludedAids.length > 0
      ? [line('excluded', say('schemes.reading.excludedAids', { aids: words.aids(excludedAids) }))]
      : []),
  ];
}

/** A table of one row for all cases reads as a sentence, another as rows. */
function amountRows(
  table: AmountTable,
  words: SchemeWords,
  key: string,
  sentence: (amount: string) => string,
  article: string | null = null,
): ReadingLine[] {
  return table.map(({ when, amount }) => ({
    key: `${key}:${words.when(when)}`,
    label: when.length === 0 ? null : words.when(when),
    text: when.length === 0 ? sentence(words.amount(amount)) : words.amount(amount),
    article,
  }));
}
