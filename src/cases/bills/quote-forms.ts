import { formatterFor } from '../../i18n/format.ts';
import { translate } from '../../i18n/translate.ts';
import { MEASURE_FACTS } from '../../incentives/measure-defaults.ts';
import { MEASURE_SLUGS } from '../../incentives/vocabulary.ts';
import { type Day, isDay } from '../../shared/dates.ts';
import type { Locale } from '../../shared/locale.ts';
import { type BasisPoints, type CentsHT, type CentsTTC, centsHT, centsTTC } from '../../shared/money.ts';
import { typedCents, typedNumber } from '../../shared/typed-values.ts';
import { errorOn, type FieldError, type Form, type Typed, typedText } from '../../web/forms.ts';
import type { BillLine } from '../case.ts';
import { readBillHead, VAT_RATES, type Wrong } from './bill-head.ts';
import { type QuoteFacts, quoteFaults } from './quote.ts';
import { RGE_DOMAINS } from './rge.ts';

export const MOST_LINES = 20;
const LINE_FIELDS = ['measure', 'label', 'quantity', 'performance', 'ht', 'vat', 'ttc'] as const;

/** How many lines the form showed: those sent, whatever they hold. */
export function linesShown(typed: Typed): number {
  const asked = Number(typedText(typed, 'lines'));
  return Number.isInteger(asked) ? Math.min(Math.max(asked, 1), MOST_LINES) : 1;
}

const lineText = (typed: Typed, index: number, field: (typeof LINE_FIELDS)[number]): string =>
  typedText(typed, `line-${index}-${field}`).trim();

/** Works and quantities are proposed: a line without amounts is one that this quote does not have. */
const isEmpty = (typed: Typed, index: number): boolean =>
  (['ht', 'ttc'] as const).every((field) => lineText(typed, index, field) === '');

/**
 * Reads a quote: head, lines (empty ones are left out), arithmetic checked. Lines keep the place they have on the
 * screen, so that each fault is shown beside its field.
 */
export function readQuote(typed: Typed, locale: Locale, today: Day): Form<QuoteFacts> {
  const errors: FieldError[] = [];
  const wrong = (field: string, key: Parameters<typeof translate>[1]) =>
    errors.push(errorOn(field, translate(locale, key)));
  const head = readHead(typed, wrong);
  const shown = Array.from({ length: linesShown(typed) }, (_, index) => index);
  const used = shown.filter((index) => !isEmpty(typed, index));
  const lines = used.map((index) => readLine(typed, index, wrong));
  if (errors.length > 0) return { ok: false, errors, typed };
  const quote: QuoteFacts = { ...head, lines };
  for (const { where, fault, expected } of quoteFaults(quote, today)) {
    const params = { expected: expected === null ? '' : formatterFor(locale).exactMoney(expected) };
    const field = where.replace(/^line-(\d+)-/, (_, at: string) => `line-${used[Number(at)] ?? 0}-`);
    errors.push(errorOn(field, translate(locale, `cases.errors.quote.${fault}`, params)));
  }
  return errors.length > 0 ? { ok: false, errors, typed } : { ok: true, data: quote, typed };
}

/** Boxes ticked, as many as there are. */
const typedList = (typed: Typed, field: string): string[] => [typed[field] ?? []].flat();

const HEAD_WORDS = {
  company: 'cases.errors.companyNeeded',
  number: 'cases.errors.numberNeeded',
  siret: 'cases.errors.siret',
} as const;

function readHead(typed: Typed, wrong: Wrong): Omit<QuoteFacts, 'lines'> {
  const text = (field: string, most = 120): string => typedText(typed, field).trim().slice(0, most);
  const head = readBillHead(text, wrong, HEAD_WORDS);
  const optionalDay = (field: string): Day | null => {
    const typedDay = text(field);
    if (typedDay !== '' && !isDay(typedDay)) wrong(field, 'web.errors.badDay');
    return isDay(typedDay) ? typedDay : null;
  };
  const dates = {
    validUntil: optionalDay('validUntil'),
    rgeFrom: optionalDay('rgeFrom'),
    rgeUntil: optionalDay('rgeUntil'),
  };
  if (dates.rgeFrom !== null && dates.rgeUntil !== null && dates.rgeUntil < dates.rgeFrom)
    wrong('rgeUntil', 'bills.errors.rgeDatesCross');
  if (dates.validUntil !== null && isDay(head.datedOn) && dates.validUntil < head.datedOn)
    wrong('validUntil', 'bills.errors.validBeforeDate');
  const domains = typedList(typed, 'rgeDomains');
  return {
    ...head,
    rgeNumber: text('rgeNumber', 60) || null,
    ...dates,
    rgeDomains: domains.length === 0 ? null : RGE_DOMAINS.filter((domain) => domains.includes(domain)),
  };
}

function readLine(typed: Typed, index: number, wrong: Wrong): BillLine {
  const text = (field: (typeof LINE_FIELDS)[number]): string => lineText(typed, index, field);
  const at = (field: string): string => `line-${index}-${field}`;
  const measure = MEASURE_SLUGS.find((slug) => slug === text('measure'));
  const vat = VAT_RATES.find((rate) => String(rate) === text('vat'));
  const amounts = { ht: typedCents(text('ht')), ttc: typedCents(text('ttc')) };
  if (!measure) wrong(at('measure'), 'cases.errors.chooseMeasure');
  if (vat === undefined) wrong(at('vat'), 'cases.errors.chooseVat');
  if (amounts.ht === null || amounts.ht === 0) wrong(at('ht'), 'web.errors.badMoney');
  if (amounts.ttc === null) wrong(at('ttc'), 'web.errors.badMoney');
  return {
    measure: measure ?? 'other-works',
    label: text('label').slice(0, 200),
    quantity: numberOrNull(text('quantity'), () => wrong(at('quantity'), 'web.errors.badNumber')),
    unit: MEASURE_FACTS[measure ?? 'other-works'].unit,
    performance: numberOrNull(text('performance'), () => wrong(at('performance'), 'web.errors.badNumber')),
    costHT: centsHT(amounts.ht ?? 0) as CentsHT,
    vat: (vat ?? 0) as BasisPoints,
    totalTTC: centsTTC(amounts.ttc ?? 0) as CentsTTC,
  };
}

/** Left empty, a quantity or a performance is unknown; typed, it must be a number above zero. */
function numberOrNull(text: string, wrong: () => void): number | null {
  if (text === '') return null;
  const number = typedNumber(text);
  if (number === null || number <= 0 || number > 100_000) {
    wrong();
    return null;
  }
  return number;
}
