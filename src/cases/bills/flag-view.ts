import { isMeasureSlug, natureOf } from '../../audits/works/measure-catalogue.ts';
import { formatterFor } from '../../i18n/format.ts';
import { translateDynamic, translator } from '../../i18n/translate.ts';
import { dayOf } from '../../shared/dates.ts';
import type { Locale } from '../../shared/locale.ts';
import type { QuoteFlag } from './bill-flags.ts';
import type { InvoiceFlag } from './invoice-flags.ts';
import type { RaisedFlag } from './open-flags.ts';

export type FlagView = {
  readonly bill: number;
  readonly key: string;
  readonly text: string;
  readonly severity: string;
  readonly tone: string;
  readonly waived: string | null;
};

/** A flag as staff read it, with what became of it. */
export function flagView(locale: Locale, raised: RaisedFlag): FlagView {
  const t = translator(locale);
  const { waiver, severity } = raised;
  return {
    bill: raised.bill.id,
    key: raised.key,
    text: flagText(locale, raised),
    severity: waiver ? t('bills.waived') : t(`bills.severity.${severity}`),
    tone: waiver ? 'quiet' : severity === 'blocks' ? 'danger' : 'waiting',
    waived:
      waiver &&
      t('bills.waivedBy', {
        who: waiver.by,
        day: formatterFor(locale).shortDay(dayOf(waiver.at)),
        reason: waiver.reason,
      }),
  };
}

export const flagText = (locale: Locale, raised: RaisedFlag): string =>
  raised.of === 'quote' ? quoteFlagText(locale, raised.flag) : invoiceFlagText(locale, raised.flag);

/** What the owner can do about it, where they can. */
export const flagAdvice = (locale: Locale, { kind }: QuoteFlag): string =>
  translator(locale)(`bills.advice.${kind}`);

const measureName = (locale: Locale, measure: string | null): string =>
  measure === null ? '' : translateDynamic(locale, `incentives.terms.measure.${measure}`);

/** `R 3,7 m².K/W`: the value in the words of what the measure is judged by. */
function performanceText(locale: Locale, measure: string, value: number): string {
  const said = formatterFor(locale).number(value);
  const name = isMeasureSlug(measure) ? natureOf(measure).performance : null;
  return name === null ? said : translator(locale)(`audits.performances.${name}`, { value: said });
}

function quoteFlagText(locale: Locale, flag: QuoteFlag): string {
  const t = translator(locale);
  const { money, percent, shortDay } = formatterFor(locale);
  const measure = measureName(locale, flag.measure);
  switch (flag.kind) {
    case 'dear':
    case 'cheap':
      return t(`bills.flag.${flag.kind}`, { measure, low: money(flag.low), high: money(flag.high) });
    case 'performance':
      return t('bills.flag.performance', {
        measure,
        found: formatterFor(locale).number(flag.found),
        required: performanceText(locale, flag.measure, flag.required),
      });
    case 'performanceUnknown':
      return t('bills.flag.performanceUnknown', {
        measure,
        required: performanceText(locale, flag.measure, flag.required),
      });
    case 'vat':
      return t('bills.flag.vat', {
        measure,
        found: percent(flag.found / 10_000),
        expected: percent(flag.expected / 10_000),
      });
    case 'rgeDates':
      return t('bills.flag.rgeDates', {
        from: flag.from ? shortDay(flag.from) : '…',
        until: flag.until ? shortDay(flag.until) : '…',
      });
    case 'expired':
      return t('bills.flag.expired', { day: shortDay(flag.until) });
    default:
      return t(`bills.flag.${flag.kind}`, { measure });
  }
}

function invoiceFlagText(locale: Locale, flag: InvoiceFlag): string {
  const t = translator(locale);
  const { exactMoney, number, percent, shortDay } = formatterFor(locale);
  const measure = measureName(locale, flag.measure);
  switch (flag.kind) {
    case 'above':
    case 'quantity':
    case 'vat': {
      const say =
        flag.kind === 'above'
          ? exactMoney
          : flag.kind === 'quantity'
            ? number
            : (rate: number) => percent(rate / 10_000);
      const words = { measure, quoted: say(flag.quoted), invoiced: say(flag.invoiced) };
      return t(`bills.invoiceFlag.${flag.kind}`, words);
    }
    case 'otherSiret':
      return t('bills.invoiceFlag.otherSiret', { quoted: flag.quoted, invoiced: flag.invoiced });
    case 'beforeQuote':
    case 'beforeStart':
      return t(`bills.invoiceFlag.${flag.kind}`, { day: shortDay(flag.than) });
    default:
      return t(`bills.invoiceFlag.${flag.kind}`, { measure });
  }
}
