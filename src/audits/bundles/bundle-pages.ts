import type { Context } from '../../context.ts';
import { formatterFor } from '../../i18n/format.ts';
import { type MessageKey, translator } from '../../i18n/translate.ts';
import { wholeEuros } from '../../incentives/aid-shown.ts';
import type { Locale } from '../../shared/locale.ts';
import type { Unit } from '../../units/units-queries.ts';
import type { Audit } from '../audit.ts';
import * as paths from '../audit-paths.ts';
import { auditSettingsOf } from '../audit-settings.ts';
import type { EnergyClass } from '../energy-class.ts';
import { entryOf, natureOf, slugOf, type WorkRef } from '../works/measure-catalogue.ts';
import type { ProjectAnswers } from '../works/retained-scenario.ts';
import { signedPercent } from '../works/works-result-pages.ts';
import type { BundlesAsked } from './ask-bundles.ts';
import { projectOf } from './ask-bundles.ts';
import type { BestBundles, BundleSummary } from './best-bundles.ts';

declare module '../../web/views.ts' {
  interface Views {
    'audits/bundles': OwnerBundlesPage;
    'audits/bundles-body': OwnerBundlesPage;
  }
}

type Field = { readonly name: string; readonly value: string };
type Card = {
  readonly title: string;
  /** Why there is no bundle; null when there is one. */
  readonly why: string | null;
  readonly bundle: {
    readonly works: readonly string[];
    readonly after: EnergyClass;
    readonly gain: string;
    readonly cost: string;
    readonly aids: string;
    readonly remainder: string;
    readonly take: TakeShown | null;
  } | null;
};

/** The button that takes a bundle: what it says (`hidden`: of which), and what it sends. */
export type TakeShown = {
  readonly action: string;
  readonly text: string;
  readonly hidden: string;
  readonly fields: readonly Field[];
};

/** A search under way, refused or done. */
export type SearchShown = {
  readonly self: string;
  readonly underWay: boolean;
  readonly progress: { readonly value: number; readonly max: number; readonly text: string } | null;
  readonly refusal: string | null;
};

export type OwnerBundlesPage = SearchShown & {
  readonly caption: string;
  readonly back: string;
  readonly before: EnergyClass | null;
  readonly cards: readonly Card[];
  readonly counted: string | null;
  /** Where to say more of the project, while aids wait for it. */
  readonly unsettled: string | null;
};

export type OwnerView = {
  readonly unit: Unit;
  readonly audit: Audit;
  readonly asked: BundlesAsked;
  /** Frozen or applied for: shown, no longer taken. */
  readonly closed: boolean;
};

export function ownerBundlesPage(ctx: Context, { unit, audit, asked, closed }: OwnerView): OwnerBundlesPage {
  const { locale } = ctx;
  const t = translator(locale);
  const here = { unit: unit.id };
  const found = asked.ok === true ? asked.result : null;
  const project = projectOf(unit, audit);
  const take = (works: readonly WorkRef[], title: string) =>
    closed
      ? null
      : {
          action: paths.worksPath(here),
          text: t('bundles.take'),
          hidden: title,
          fields: [...works.map(workField), ...projectFields(project)],
        };
  return {
    ...searchShown(asked, paths.myBundlesPath(here), locale),
    caption: t('auditScreens.caption', { address: unit.address }),
    back: paths.worksPath(here),
    before: found?.before.energyClass ?? null,
    cards: found ? cardsOf(ctx, found, take) : [],
    counted: found && countedText(found, locale),
    unsettled: found && !found.settled ? paths.worksPath(here) : null,
  };
}

export function searchShown(asked: BundlesAsked, self: string, locale: Locale): SearchShown {
  const t = translator(locale);
  const { number } = formatterFor(locale);
  if (asked.ok === true) return { self, underWay: false, progress: null, refusal: null };
  if (asked.ok === false) {
    const { code, params } = asked.refusal;
    return { self, underWay: false, progress: null, refusal: t(code as MessageKey, params) };
  }
  const { progress } = asked;
  const done = progress ? progress.computed + progress.avoided : 0;
  return {
    self,
    underWay: true,
    refusal: null,
    progress: {
      value: done,
      max: progress?.total ?? 1,
      text: progress
        ? t('bundles.searchingText', { done: number(done), total: number(progress.total) })
        : t('bundles.searchingStart'),
    },
  };
}

export const countedText = ({ counts, front }: BestBundles, locale: Locale): string => {
  const { number } = formatterFor(locale);
  return translator(locale)('bundles.counted', { total: number(counts.total), front: number(front.length) });
};

type Take = (works: readonly WorkRef[], title: string) => TakeShown | null;

export function cardsOf(ctx: Context, { answers, front, gainGoal }: BestBundles, take: Take): Card[] {
  const { locale } = ctx;
  const t = translator(locale);
  const { money } = formatterFor(locale);
  return answers.map(({ name, at }) => {
    const title = t(`bundles.answers.${name}`, { goal: gainGoal });
    const bundle = at === null ? undefined : front[at];
    const key = name === 'co2PerPublicEuro' ? 'noneHelped' : 'none';
    if (!bundle) return { title, why: t(`bundles.${key}`), bundle: null };
    return {
      title,
      why: null,
      bundle: {
        works: bundle.works.map((ref) => workTitle(ctx, ref)),
        after: bundle.energyClass,
        gain: signedPercent(-bundle.gainPercent, locale),
        cost: money(wholeEuros(bundle.cost.likely)),
        aids: aidsText(bundle, money),
        remainder: money(wholeEuros(bundle.remainder)),
        take: take(bundle.works, title),
      },
    };
  });
}

const aidsText = (bundle: BundleSummary, money: (cents: number) => string): string =>
  `${grantsOf(bundle) > 0 ? '−\u00a0' : ''}${money(wholeEuros(grantsOf(bundle)))}`;

export const grantsOf = ({ cost, remainder }: BundleSummary): number => cost.likely - remainder;

/** A measure in words, with its performance where there are several to choose from. */
export function workTitle({ locale, programme }: Context, ref: WorkRef): string {
  const t = translator(locale);
  const entry = entryOf(auditSettingsOf(programme).catalogue, ref);
  const title = t(`audits.measures.${slugOf(ref)}.title`);
  const { performance } = natureOf(slugOf(ref));
  if (!entry || performance === null || entry.performance === null || !ref.includes(':')) return title;
  const value = formatterFor(locale).number(entry.performance);
  return t('bundles.variant', { title, performance: t(`audits.performances.${performance}`, { value }) });
}

export const workField = (ref: WorkRef): Field => ({ name: natureOf(slugOf(ref)).part, value: ref });

/** What was said of the project goes along, as the works page sends it. */
function projectFields(project: ProjectAnswers): Field[] {
  const { worksNotStarted, protectedFacade, ...said } = project;
  const ticks = Object.entries({ worksNotStarted, protectedFacade }).filter(([, value]) => value === true);
  const texts = Object.entries(said).filter(([, value]) => value !== null);
  return [
    ...texts.map(([name, value]) => ({ name, value: String(value) })),
    ...ticks.map(([name]) => ({ name, value: 'yes' })),
  ];
}
