import { type Block, withBold } from '../../documents/pdf-document.ts';
import { type Formatter, formatterFor } from '../../i18n/format.ts';
import { type Translate, translator } from '../../i18n/translate.ts';
import type { Locale } from '../../shared/locale.ts';
import type { AuditReport } from './audit-report.ts';

/** What every part of the report writes with. */
export type ReportQuill = {
  readonly report: AuditReport;
  readonly locale: Locale;
  readonly t: Translate;
  readonly fmt: Formatter;
};
export const reportQuill = (report: AuditReport, locale: Locale): ReportQuill => ({
  report,
  locale,
  t: translator(locale),
  fmt: formatterFor(locale),
});

/** Ink of drawings on paper. */
export const INK = '#17262d';

export const heading = (text: string, level: 2 | 3 = 2): Block => ({ kind: 'heading', level, text });
export const paragraph = (text: string): Block => ({ kind: 'paragraph', text: withBold(text) });
export const small = (text: string): Block => ({ kind: 'paragraph', text: withBold(text), tone: 'small' });
export const list = (items: readonly string[]): Block => ({ kind: 'list', items: items.map(withBold) });

/** Primary energy and emissions with their units. */
export const perM2 = ({ t, fmt }: ReportQuill) => ({
  ep: (value: number) => `${fmt.number(value)}\u00a0${t('auditScreens.result.epUnit')}`,
  ges: (value: number) => `${fmt.number(value)}\u00a0${t('auditScreens.result.gesUnit')}`,
});
