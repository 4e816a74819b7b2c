import type { Context } from '../../context.ts';
import { formatterFor } from '../../i18n/format.ts';
import { translator } from '../../i18n/translate.ts';
import { communeName } from '../../programme/territory.ts';
import { dayOf } from '../../shared/dates.ts';
import type { Unit } from '../../units/units-queries.ts';
import type { FieldError } from '../../web/forms.ts';
import type { Audit } from '../audit.ts';
import type { AuditDpe } from '../audit-evidence-store.ts';
import * as paths from '../audit-paths.ts';
import { nextStep } from '../questionnaire/question-pages.ts';
import { type Figures, type LabelLine, labelLine } from './dpe-compared-pages.ts';
import type { DpeReading } from './dpe-reading.ts';

declare module '../../web/views.ts' {
  interface Views {
    'audits/dpe': DpePage;
  }
}

/** The DPE that filled an audit: what it is, what it announces, and what it comes to. */
export type DpeShown = {
  readonly title: string;
  readonly rows: readonly { readonly label: string; readonly value: string }[];
  readonly lines: readonly LabelLine[];
  readonly warnings: readonly string[];
};

/** Beyond this difference of primary energy a file is not the dwelling's, or not whole. */
const LARGE_GAP = 0.15;
const LARGE_AREA_GAP = 0.1;

export function dpeShown(ctx: Context, { reading }: AuditDpe, unit: Unit, audit: Audit): DpeShown {
  const t = translator(ctx.locale);
  const fmt = formatterFor(ctx.locale);
  const { facts, stated, recomputed, today } = reading;
  const line = (label: string, of: Figures | null | undefined) =>
    labelLine(ctx.locale, label, of, t('auditScreens.dpe.noFigures'));
  return {
    title: facts.number
      ? t('auditScreens.dpe.numbered', { number: facts.number })
      : t('auditScreens.dpe.unnumbered'),
    rows: [
      { label: t('auditScreens.dpe.made'), value: fmt.day(facts.date) },
      { label: t('auditScreens.dpe.validUntil'), value: fmt.day(facts.validUntil) },
      { label: t('auditScreens.dpe.address'), value: facts.address ?? t('auditScreens.dpe.notSaid') },
      { label: t('auditScreens.dpe.area'), value: `${fmt.number(facts.livingArea)} m²` },
      { label: t('auditScreens.dpe.model'), value: facts.version },
    ],
    lines: [
      line(t('auditScreens.dpe.states'), stated),
      line(t('auditScreens.dpe.recomputed', { factor: fmt.number(recomputed.factor) }), recomputed),
      line(t('auditScreens.dpe.today', { factor: fmt.number(today.electricityFactor) }), today),
      line(t('auditScreens.dpe.byAnswers'), audit.result?.likely),
    ],
    warnings: warningsOf(ctx, reading, unit),
  };
}

function warningsOf(ctx: Context, { facts, epGap }: DpeReading, unit: Unit): string[] {
  const t = translator(ctx.locale);
  const fmt = formatterFor(ctx.locale);
  const warnings: string[] = [];
  if (facts.validUntil < dayOf(ctx.clock()))
    warnings.push(t('auditScreens.dpe.ended', { day: fmt.day(facts.validUntil) }));
  if (facts.commune !== null && facts.commune !== unit.commune)
    warnings.push(t('auditScreens.dpe.otherCommune', { commune: communeName(ctx.territory, unit.commune) }));
  const area = unit.livingArea;
  if (area !== null && Math.abs(facts.livingArea - area) / area > LARGE_AREA_GAP)
    warnings.push(
      t('auditScreens.dpe.otherArea', { area: fmt.number(facts.livingArea), known: fmt.number(area) }),
    );
  if (epGap !== null && Math.abs(epGap) > LARGE_GAP)
    warnings.push(t('auditScreens.dpe.largeGap', { percent: Math.round(Math.abs(epGap) * 100) }));
  return warnings;
}

export type DpePage = {
  readonly errors: readonly FieldError[];
  readonly caption: string;
  readonly back: string;
  readonly action: string;
  readonly dpe: DpeShown | null;
  /** After the import: where the owner goes on. */
  readonly next: string | null;
};

/** "I have a DPE": where the file is found, where it is sent, and what came of it. */
export function dpePage(
  ctx: Context,
  unit: Unit,
  audit: Audit | undefined,
  dpe: AuditDpe | undefined,
  errors: readonly FieldError[] = [],
): DpePage {
  return {
    errors,
    caption: translator(ctx.locale)('auditScreens.caption', { address: unit.address }),
    back: paths.myAuditPath({ unit: unit.id }),
    action: paths.myDpePath({ unit: unit.id }),
    dpe: audit && dpe ? dpeShown(ctx, dpe, unit, audit) : null,
    next: audit && dpe ? nextStep(ctx, unit, audit) : null,
  };
}
