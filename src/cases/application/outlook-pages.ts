import { formatterFor } from '../../i18n/format.ts';
import { translator } from '../../i18n/translate.ts';
import type { Estimate } from '../../incentives/estimate.ts';
import { explainMissing, explainNote } from '../../incentives/explain-result.ts';
import { type AidNames, aidName, type ExplainedLine, explainTrace } from '../../incentives/explain-trace.ts';
import { type OutlookShown, outlookShown } from '../../incentives/outlook-shown.ts';
import { DEGRADATIONS, LETTING_YEARS } from '../../incentives/vocabulary.ts';
import type { Locale } from '../../shared/locale.ts';
import { typedText } from '../../web/forms.ts';
import { type Figures, MONEY_FIGURES } from './figures.ts';

type LeverLine = {
  readonly name: string;
  readonly kind: string;
  readonly status: string;
  readonly tone: string;
  readonly amount: string;
  readonly trace: readonly ExplainedLine[];
  readonly notes: readonly string[];
  readonly source: string;
  readonly caution: string | null;
};
type Choice = { readonly value: string; readonly text: string };

/** Everything around the works that money is made of: levers of each kind, who pays when, rents, years. */
export type OutlookView = OutlookShown & {
  readonly levers: readonly LeverLine[];
  readonly further: readonly string[];
  /** Figures that can be tried; null where the calculation is frozen. */
  readonly figures: FiguresView | null;
};
type FiguresView = {
  readonly money: readonly { readonly name: string; readonly value: string; readonly error: string | null }[];
  readonly degradation: string;
  readonly degradations: readonly Choice[];
  readonly lettingYears: string;
  readonly years: readonly Choice[];
  readonly intermediation: string;
};

const TONES = { eligible: 'success', 'not-eligible': 'quiet', unknown: 'waiting' } as const;

export function outlookView(estimate: Estimate, locale: Locale, figures: Figures | null): OutlookView {
  const { scheme, outlook, routes, further } = estimate;
  const names: AidNames = scheme ? { [scheme.code]: scheme.name } : {};
  return {
    ...outlookShown(outlook, routes, locale, names),
    levers: estimate.levers.map((lever) => leverLine(lever, locale, names)),
    further: explainMissing(further, locale),
    figures: figures && figuresView(figures, locale),
  };
}

function leverLine(lever: Estimate['levers'][number], locale: Locale, names: AidNames): LeverLine {
  const t = translator(locale);
  const { money, day } = formatterFor(locale);
  const { amount, potential, status, yearly } = lever;
  const certain = yearly
    ? t('incentives.flows.perYear', { amount: money(yearly.amount), n: yearly.years })
    : money(amount ?? 0);
  const open = potential
    ? t('cases.estimate.upTo', { amount: money(potential) })
    : t('cases.estimate.unknown');
  return {
    name: aidName(lever.code, locale, names),
    kind: t(`incentives.kinds.${lever.kind}`),
    status: lever.kind === 'notice' ? '' : t(`incentives.status.${status}`),
    tone: TONES[status],
    amount:
      lever.kind === 'notice' || status === 'not-eligible' ? '' : status === 'eligible' ? certain : open,
    trace: explainTrace(lever.trace, locale, names),
    notes: lever.notes.map((note) => explainNote(note, locale)),
    source: t('auditScreens.works.source', { title: lever.source.title, day: day(lever.vintage) }),
    caution: lever.confirmed ? null : t('auditScreens.works.notConfirmedRule'),
  };
}

const figuresView = ({ typed, faults }: Figures, locale: Locale): FiguresView => {
  const t = translator(locale);
  return {
    money: MONEY_FIGURES.map((name) => ({
      name,
      value: typedText(typed, name),
      error: faults.includes(name) ? t('incentives.figures.unreadable') : null,
    })),
    degradation: typedText(typed, 'degradation'),
    degradations: DEGRADATIONS.map((value) => ({
      value,
      text: t(`incentives.terms.degradation.${value}`),
    })),
    lettingYears: typedText(typed, 'lettingYears'),
    years: LETTING_YEARS.map((n) => ({ value: String(n), text: t('incentives.units.years', { n }) })),
    intermediation: typedText(typed, 'intermediation'),
  };
};
