import { formatterFor } from '../../i18n/format.ts';
import { translator } from '../../i18n/translate.ts';
import type { Day } from '../../shared/dates.ts';
import type { Locale } from '../../shared/locale.ts';
import type { EnergyClass } from '../energy-class.ts';
import type { DpeReading } from './dpe-reading.ts';
import type { ElectricityFactor } from './stated-result.ts';

export type Figures = { readonly energyClass: EnergyClass; readonly ep: number; readonly ges: number };

/** What a report or a result says of the DPE that filled the audit. Plain data: kept with the report. */
export type ComparedDpe = {
  readonly number: string | null;
  readonly date: Day;
  /** null when the file bears no label. */
  readonly stated: Figures | null;
  /** By the rules of its day: what `stated` is compared with. */
  readonly recomputed: Figures & { readonly factor: ElectricityFactor };
  readonly today: Figures & { readonly factor: ElectricityFactor };
  /** (recomputed − stated) / stated primary energy; null without a label. */
  readonly epGap: number | null;
};

const figuresOf = ({ energyClass, ep, ges }: Figures): Figures => ({ energyClass, ep, ges });

export const comparedDpe = ({ facts, stated, recomputed, today, epGap }: DpeReading): ComparedDpe => ({
  number: facts.number,
  date: facts.date,
  stated: stated && figuresOf(stated),
  recomputed: { ...figuresOf(recomputed), factor: recomputed.factor },
  today: { ...figuresOf(today), factor: today.electricityFactor },
  epGap,
});

/** A label in one line: the class, and what it stands on. */
export type LabelLine = {
  readonly label: string;
  readonly energyClass: EnergyClass | null;
  readonly text: string;
};
/** `none`: what is said where there is no label. */
export const labelLine = (
  locale: Locale,
  label: string,
  figures: Figures | null | undefined,
  none: string,
): LabelLine => ({
  label,
  energyClass: figures?.energyClass ?? null,
  text: figures ? translator(locale)('auditScreens.dpe.figures', { ep: figures.ep, ges: figures.ges }) : none,
});

export type DpeComparison = {
  readonly title: string;
  readonly lines: readonly LabelLine[];
  readonly notes: readonly string[];
};

/** Two careful calculations of one dwelling differ by this much: roundings, and habits of software. */
const SAME_ENERGY = 0.05;

/** The DPE beside what it comes to, in plain words: the same on the owner's page and in the report. */
export function dpeComparison(dpe: ComparedDpe, now: Figures, locale: Locale): DpeComparison {
  const t = translator(locale);
  const fmt = formatterFor(locale);
  const line = (label: string, of: Figures | null) =>
    labelLine(locale, label, of, t('auditScreens.dpe.compared.noLabel'));
  const otherFactor = dpe.recomputed.factor !== dpe.today.factor;
  return {
    title: t('auditScreens.dpe.compared.title'),
    lines: [
      line(t('auditScreens.dpe.compared.states', { day: fmt.day(dpe.date) }), dpe.stated),
      line(t('auditScreens.dpe.compared.recomputed'), dpe.recomputed),
      ...(otherFactor ? [line(t('auditScreens.dpe.compared.today'), dpe.today)] : []),
      line(t('auditScreens.dpe.compared.answers'), now),
    ],
    notes: [
      ...gapNote(dpe, locale),
      ...(otherFactor
        ? [
            t('auditScreens.dpe.compared.factorNote', {
              old: fmt.number(dpe.recomputed.factor),
              factor: fmt.number(dpe.today.factor),
            }),
          ]
        : []),
      whyNote(dpe, now, locale),
    ],
  };
}

/** Beyond this, "a little different" would not be honest. */
const FAR = 0.15;
function whyNote({ today }: ComparedDpe, now: Figures, locale: Locale): string {
  const t = translator(locale);
  const gap = today.ep > 0 ? Math.abs(now.ep / today.ep - 1) : 0;
  if (gap <= FAR) return t('auditScreens.dpe.compared.why');
  return t('auditScreens.dpe.compared.whyFar', { percent: Math.round(gap * 100) });
}

function gapNote({ epGap, stated, recomputed }: ComparedDpe, locale: Locale): string[] {
  if (epGap === null || stated === null) return [];
  const t = translator(locale);
  const percent = Math.round(Math.abs(epGap) * 100);
  if (Math.abs(epGap) <= SAME_ENERGY && stated.energyClass === recomputed.energyClass)
    return [t('auditScreens.dpe.compared.same')];
  return [t('auditScreens.dpe.compared.apart', { percent })];
}
