import type { Context } from '../../context.ts';
import { formatterFor } from '../../i18n/format.ts';
import { translate, translator } from '../../i18n/translate.ts';
import { wholeEuros } from '../../incentives/aid-shown.ts';
import type { Unit } from '../../units/units-queries.ts';
import type { Audit } from '../audit.ts';
import * as paths from '../audit-paths.ts';
import { ENERGY_CLASSES, type EnergyClass, rankOf } from '../energy-class.ts';
import { NAME_LENGTH } from '../scenarios/proposal.ts';
import type { WorkRef } from '../works/measure-catalogue.ts';
import { signedPercent } from '../works/works-result-pages.ts';
import type { BundlesAsked, Step } from './ask-bundles.ts';
import type { BestBundles, BundleSummary } from './best-bundles.ts';
import { BUNDLE_SORTS, type BundleSort, type BundleView, MOST_COMPARED } from './bundle-forms.ts';
import {
  cardsOf,
  countedText,
  grantsOf,
  type OwnerBundlesPage,
  type SearchShown,
  searchShown,
  type TakeShown,
  workField,
  workTitle,
} from './bundle-pages.ts';
import { bundlesSvg } from './bundles-svg.ts';

declare module '../../web/views.ts' {
  interface Views {
    'audits/staff-bundles': StaffBundlesPage;
    'audits/staff-bundles-body': StaffBundlesPage;
  }
}

type Row = {
  readonly at: number;
  readonly number: string;
  readonly compared: boolean;
  readonly compareLabel: string;
  readonly works: readonly string[];
  readonly energyClass: EnergyClass;
  readonly cost: string;
  readonly aids: string;
  readonly remainder: string;
  readonly ep: string;
  readonly ges: string;
  readonly gain: string;
};
type Option = { readonly value: string; readonly text: string };
type Compared = Row & {
  readonly take: TakeShown | null;
  readonly steps: readonly {
    readonly text: string;
    readonly energyClass: EnergyClass;
    readonly ep: string;
  }[];
};

export type StaffBundlesPage = SearchShown &
  Pick<OwnerBundlesPage, 'cards' | 'counted' | 'before'> & {
    readonly address: string;
    readonly back: string;
    readonly action: string;
    readonly settled: boolean;
    readonly chartSvg: string;
    readonly rows: readonly Row[];
    readonly shown: string;
    readonly compared: readonly Compared[];
    readonly sort: BundleSort;
    readonly sorts: readonly Option[];
    readonly best: string;
    readonly classes: readonly Option[];
    readonly most: string;
  };

export type StaffView = {
  readonly unit: Unit;
  readonly audit: Audit;
  readonly asked: BundlesAsked;
  readonly query: BundleView;
  /** Whether the reader may write scenarios for this audit: an adviser, before it is frozen. */
  readonly mayKeep: boolean;
  /** Steps of each bundle compared, by its position on the front. */
  readonly steps: ReadonlyMap<number, readonly Step[]>;
};

/** Positions asked for that are on the front. */
export const comparedOn = (front: readonly BundleSummary[], { compare }: BundleView): number[] =>
  compare.filter((at) => at < front.length).slice(0, MOST_COMPARED);

export function staffBundlesPage(ctx: Context, view: StaffView): StaffBundlesPage {
  const { unit, audit, asked, query } = view;
  const { locale } = ctx;
  const t = translator(locale);
  const found = asked.ok === true ? asked.result : null;
  const front = found?.front ?? [];
  const here = { audit: audit.id };
  const compared = comparedOn(front, query);
  const rows = found ? rowsOf(ctx, found, query, compared) : [];
  return {
    ...searchShown(asked, paths.auditBundlesPath(here), locale),
    address: unit.address,
    back: paths.auditPath(here),
    action: paths.auditBundlesPath(here),
    before: found?.before.energyClass ?? null,
    cards: found ? cardsOf(ctx, found, (works, title) => keepAsScenario(ctx, view, works, title)) : [],
    counted: found && countedText(found, locale),
    settled: found?.settled ?? true,
    chartSvg: front.length > 0 ? bundlesSvg({ front, compared, locale }) : '',
    rows,
    shown: t('bundles.shown', { shown: rows.length, total: front.length }),
    compared: compared.flatMap((at) => comparedShown(ctx, view, front, at)),
    sort: query.sort,
    sorts: BUNDLE_SORTS.map((value) => ({ value, text: t(`bundles.sorts.${value}`) })),
    best: query.best ?? '',
    classes: [
      { value: '', text: t('bundles.anyClass') },
      ...ENERGY_CLASSES.map((value) => ({ value, text: value })),
    ],
    most: query.most === null ? '' : formatterFor(locale).number(query.most),
  };
}

const KEYS: Record<BundleSort, (bundle: BundleSummary) => number> = {
  cost: ({ cost }) => cost.likely,
  remainder: ({ remainder }) => remainder,
  ep: ({ ep }) => ep,
  ges: ({ ges }) => ges,
  gain: ({ gainPercent }) => -gainPercent,
};

function rowsOf(
  ctx: Context,
  { front }: BestBundles,
  { sort, best, most }: BundleView,
  compared: readonly number[],
): Row[] {
  return front
    .map((bundle, at) => ({ bundle, at }))
    .filter(({ bundle }) => best === null || rankOf(bundle.energyClass) <= rankOf(best))
    .filter(({ bundle }) => most === null || bundle.remainder <= most * 100)
    .toSorted((a, b) => KEYS[sort](a.bundle) - KEYS[sort](b.bundle) || a.at - b.at)
    .map(({ bundle, at }) => rowOf(ctx, bundle, at, compared.includes(at)));
}

function rowOf(ctx: Context, bundle: BundleSummary, at: number, compared: boolean): Row {
  const { locale } = ctx;
  const t = translator(locale);
  const { money, number } = formatterFor(locale);
  return {
    at,
    number: t('bundles.number', { number: at + 1 }),
    compared,
    compareLabel: t('bundles.compareOne', { number: at + 1 }),
    works: bundle.works.map((ref) => workTitle(ctx, ref)),
    energyClass: bundle.energyClass,
    cost: money(wholeEuros(bundle.cost.likely)),
    aids: money(wholeEuros(grantsOf(bundle))),
    remainder: money(wholeEuros(bundle.remainder)),
    ep: number(bundle.ep),
    ges: number(bundle.ges),
    gain: signedPercent(-bundle.gainPercent, locale),
  };
}

function comparedShown(
  ctx: Context,
  view: StaffView,
  front: readonly BundleSummary[],
  at: number,
): Compared[] {
  const bundle = front[at];
  if (!bundle) return [];
  const t = translator(ctx.locale);
  const row = rowOf(ctx, bundle, at, true);
  return [
    {
      ...row,
      take: keepAsScenario(ctx, view, bundle.works, row.number),
      steps: (view.steps.get(at) ?? []).map(({ work, energyClass, ep }, index) => ({
        text: t('bundles.step', { number: index + 1, work: workTitle(ctx, work) }),
        energyClass,
        ep: formatterFor(ctx.locale).number(ep),
      })),
    },
  ];
}

/** Sends the works as a scenario in one go, named after what the bundle is best at; the adviser then changes what they like. */
function keepAsScenario(
  { locale }: Context,
  { audit, mayKeep }: StaffView,
  works: readonly WorkRef[],
  title: string,
): TakeShown | null {
  if (!mayKeep) return null;
  return {
    action: paths.proposalsPath({ audit: audit.id }),
    text: translate(locale, 'bundles.keep'),
    hidden: title,
    fields: [
      { name: 'name', value: title.slice(0, NAME_LENGTH) },
      { name: 'kind', value: 'at-once' },
      ...works.map(workField),
    ],
  };
}
