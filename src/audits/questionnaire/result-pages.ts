import type { Context } from '../../context.ts';
import { formatterFor } from '../../i18n/format.ts';
import { translator } from '../../i18n/translate.ts';
import { type Day, dayOf } from '../../shared/dates.ts';
import type { Locale } from '../../shared/locale.ts';
import type { Unit } from '../../units/units-queries.ts';
import type { Audit, AuditResult } from '../audit.ts';
import type { AuditDpe } from '../audit-evidence-store.ts';
import * as paths from '../audit-paths.ts';
import type { Bills, Range } from '../bills.ts';
import { comparedDpe, type DpeComparison, dpeComparison } from '../dpe-file/dpe-compared-pages.ts';
import type { EnergyClass } from '../energy-class.ts';
import type { EnergyResult } from '../engine/energy-engine.ts';
import { energyLabelSvg } from '../pictures/energy-label-svg.ts';
import { lossesSvg, lossShares } from '../pictures/losses-svg.ts';

declare module '../../web/views.ts' {
  interface Views {
    'audits/result': ResultPage;
  }
}

/** The state before works in words and drawings: the same on the owner's page and beside the adviser's form. */
export type StateShown = {
  readonly energyClass: EnergyClass;
  readonly epClass: EnergyClass;
  readonly gesClass: EnergyClass;
  readonly ep: string;
  readonly ges: string;
  /** null where every answer is known. */
  readonly epRange: string | null;
  readonly gesRange: string | null;
  readonly low: EnergyClass;
  readonly high: EnergyClass;
  readonly uncertain: boolean;
  readonly labelSvg: string;
  readonly ladderText: string;
  readonly lossesSvg: string;
  readonly losses: readonly { readonly label: string; readonly value: number; readonly text: string }[];
  readonly comfort: string;
  readonly assumptions: readonly string[];
  readonly bills: BillsShown;
  readonly ban: BanShown;
  readonly method: readonly { readonly label: string; readonly value: string }[];
};

export type BillsShown = {
  readonly range: string;
  readonly likely: string;
  readonly rows: readonly (readonly string[])[];
  readonly foot: readonly string[];
  readonly note: string;
};
export type BanShown = {
  readonly value: string;
  readonly note: string;
  readonly tone: 'success' | 'sun' | 'danger';
};

/** `from 1 200 € to 1 900 €`, or one amount when both ends meet. */
export function moneyRange(
  { low, high }: Pick<Range<number>, 'low' | 'high'>,
  locale: Locale,
  step = 1000,
): string {
  const { money } = formatterFor(locale);
  const round = (value: number) => Math.round(value / step) * step;
  return round(low) === round(high)
    ? money(round(low))
    : translator(locale)('auditScreens.result.between', { low: money(round(low)), high: money(round(high)) });
}

export function banShown(ban: Day | null, today: Day, locale: Locale): BanShown {
  const t = translator(locale);
  if (ban === null)
    return {
      value: t('auditScreens.result.banNone'),
      note: t('auditScreens.result.banNoneNote'),
      tone: 'success',
    };
  const day = formatterFor(locale).day(ban);
  return ban <= today
    ? {
        value: t('auditScreens.result.banSince'),
        note: t('auditScreens.result.banSinceNote', { day }),
        tone: 'danger',
      }
    : {
        value: t('auditScreens.result.banFrom', { day }),
        note: t('auditScreens.result.banFromNote'),
        tone: 'sun',
      };
}

export function billsShown(bills: Bills, locale: Locale): BillsShown {
  const t = translator(locale);
  const fmt = formatterFor(locale);
  const euros = (cents: number) => fmt.money(Math.round(cents / 100) * 100);
  const cells = ({ low, likely, high }: Range<number>) => [likely, low, high].map(euros);
  const reasons = bills.spreadBy
    .map((reason) => t(`audits.bills.reasons.${reason}`))
    .join(locale === 'fr' ? '\u202f; ' : '; ');
  return {
    range: moneyRange(bills, locale),
    likely: euros(bills.likely),
    rows: bills.byCarrier.map((bill) => [
      t(`audits.carriers.${bill.carrier}`),
      ...cells(bill),
      fmt.number(Math.round(bill.kWh)),
    ]),
    foot: [
      t('auditScreens.result.total'),
      ...cells(bills),
      fmt.number(Math.round(bills.byCarrier.reduce((sum, { kWh }) => sum + kWh, 0))),
    ],
    note: t('auditScreens.result.billsNote', { day: fmt.day(bills.validFrom), reasons }),
  };
}

/** @param id tells the drawings of a page apart */
export function stateShown(ctx: Context, result: AuditResult, id = 'state'): StateShown {
  const { locale } = ctx;
  const t = translator(locale);
  const { likely, low, high } = result;
  const uncertain = low.ep !== high.ep || low.ges !== high.ges;
  const between = (a: number, b: number) =>
    uncertain ? t('auditScreens.result.between', { low: a, high: b }) : null;
  return {
    energyClass: likely.energyClass,
    epClass: likely.epClass,
    gesClass: likely.gesClass,
    ep: String(likely.ep),
    ges: String(likely.ges),
    epRange: between(low.ep, high.ep),
    gesRange: between(low.ges, high.ges),
    low: low.energyClass,
    high: high.energyClass,
    uncertain,
    labelSvg: energyLabelSvg({
      locale,
      before: likely,
      range: { low: low.energyClass, high: high.energyClass, lowEp: low.ep, highEp: high.ep },
      id: `${id}-label`,
    }),
    ladderText: `${likely.ep} ${t('auditScreens.result.epUnit')}`,
    lossesSvg: lossesSvg({ locale, result: likely, id: `${id}-losses` }),
    losses: lossShares(likely)
      .toSorted((a, b) => b.percent - a.percent)
      .map(({ part, percent }) => ({
        label: t(`audits.parts.${part}`),
        value: percent,
        text: t('audits.losses.share', { percent }),
      })),
    comfort: t(`audits.summerComfort.${likely.summerComfort}`),
    assumptions: likely.assumptions.map((assumption) => t(`audits.assumptions.${assumption}`)),
    bills: billsShown(result.bills, locale),
    ban: banShown(result.lettingBan, dayOf(ctx.clock()), locale),
    method: methodRows(likely, result, locale),
  };
}

function methodRows(likely: EnergyResult, result: AuditResult, locale: Locale) {
  const t = translator(locale);
  const fmt = formatterFor(locale);
  const old = likely.underFactor['2.3'];
  return [
    {
      label: t('auditScreens.result.method'),
      value: t('auditScreens.result.methodText', { method: likely.method, engine: likely.engine }),
    },
    {
      label: t('auditScreens.result.worse'),
      value: t('auditScreens.result.worseText', { ep: likely.epClass, ges: likely.gesClass }),
    },
    {
      label: t('auditScreens.result.factor'),
      value: t('auditScreens.result.factorText', {
        factor: fmt.number(likely.electricityFactor),
        oldClass: old.energyClass,
        oldEp: old.ep,
      }),
    },
    { label: t('auditScreens.result.computed'), value: fmt.moment(result.computedAt) },
  ];
}

export type ResultPage = {
  readonly caption: string;
  readonly back: string;
  readonly state: StateShown;
  readonly sentence: string;
  readonly narrowing: {
    readonly text: string;
    readonly href: string;
    readonly others: string | null;
  } | null;
  readonly check: string;
  readonly works: string;
  readonly scenarios: string;
  readonly chosen: string | null;
  readonly frozen: boolean;
  /** The DPE that filled the audit, beside the result; null where none did. */
  readonly dpe: DpeComparison | null;
};

export type ResultView = {
  readonly unit: Unit;
  readonly audit: Audit;
  readonly result: AuditResult;
  readonly dpe: AuditDpe | undefined;
  /** The owner can change nothing of it any more. */
  readonly closed: boolean;
};

export function resultPage(ctx: Context, { unit, audit, result, dpe, closed }: ResultView): ResultPage {
  const t = translator(ctx.locale);
  const { scenario } = audit;
  const here = { unit: unit.id };
  return {
    caption: t('auditScreens.caption', { address: unit.address }),
    back: paths.myAuditPath(here),
    state: stateShown(ctx, result),
    sentence: rangeSentence(result, ctx.locale),
    narrowing: audit.state === 'reviewed' ? null : narrowingShown(unit, result, ctx.locale),
    check: paths.checkAnswersPath(here),
    works: paths.worksPath(here),
    scenarios: paths.myProposalsPath(here),
    chosen:
      scenario &&
      t('auditScreens.result.worksChosen', {
        before: scenario.before.energyClass,
        after: scenario.after.energyClass,
      }),
    frozen: closed,
    dpe: dpe ? dpeComparison(comparedDpe(dpe.reading), result.likely, ctx.locale) : null,
  };
}

function rangeSentence({ low, high }: AuditResult, locale: Locale): string {
  const t = translator(locale);
  if (low.energyClass !== high.energyClass)
    return t('auditScreens.result.range', { low: low.energyClass, high: high.energyClass });
  return t(low.ep === high.ep ? 'auditScreens.result.certain' : 'auditScreens.result.sameClass');
}

/** Below this, kWh/m²·year either way, knowing an answer would change nothing that one could see. */
const WORTH_ASKING = 2;

function narrowingShown(
  unit: Unit,
  { narrowing, likely }: AuditResult,
  locale: Locale,
): ResultPage['narrowing'] {
  const t = translator(locale);
  const [first, ...others] = narrowing.filter(({ epUp, epDown }) => epUp + epDown >= WORTH_ASKING);
  if (!first) return null;
  const { slug, epDown, epUp } = first;
  const names = others.slice(0, 3).map((item) => t(`auditScreens.short.${item.slug}`));
  return {
    text: t('auditScreens.result.narrowText', {
      question: t(`audits.questions.${slug}.label`),
      low: Math.round(likely.ep - epDown),
      high: Math.round(likely.ep + epUp),
    }),
    href: paths.questionPath({ unit: unit.id, question: slug }, { from: 'result' }),
    others: names.length > 0 ? t('auditScreens.result.narrowOthers', { questions: names.join(', ') }) : null,
  };
}
