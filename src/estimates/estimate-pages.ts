import { answerText } from '../audits/answer-text.ts';
import { choicePicture } from '../audits/questionnaire/choice-picture.ts';
import type { MeasureSlug } from '../audits/works/measure-catalogue.ts';
import { measurePicture } from '../audits/works/measure-picture.ts';
import type { Context } from '../context.ts';
import { type Formatter, formatterFor } from '../i18n/format.ts';
import { type Translate, translator } from '../i18n/translate.ts';
import { aidName } from '../incentives/explain-trace.ts';
import type { LeverParameters } from '../incentives/levers/lever-parameters.ts';
import { leversInForce } from '../incentives/vintages/levers-in-force.ts';
import type { IncomeBand } from '../incentives/vocabulary.ts';
import { dayOf, instant } from '../shared/dates.ts';
import type { FieldError, Typed } from '../web/forms.ts';
import { typedText } from '../web/forms.ts';
import {
  CHOICES,
  type ChoiceField,
  type EstimateAnswers,
  isEnough,
  reachedPart,
} from './estimate-answers.ts';
import { type ResultShown, rangeText, resultShown } from './estimate-result-pages.ts';
import type { KeptEstimate } from './estimate-store.ts';
import * as paths from './estimates-paths.ts';
import { bandCeilings } from './income-bands.ts';
import type { PublicEstimate } from './make-estimate.ts';
import { shownFigures, type WhatChanged, whatChanged } from './what-changed.ts';

type Item = { readonly value: string; readonly text: string; readonly picture: string | null };
type Fields = Readonly<Record<Exclude<keyof EstimateAnswers, 'measures'>, string>>;

export type EstimatePage = {
  readonly errors: readonly FieldError[];
  readonly action: string;
  readonly tryAction: string;
  readonly values: Fields;
  readonly communes: readonly { readonly value: string; readonly text: string }[];
  readonly kinds: readonly Item[];
  readonly classes: readonly Item[];
  readonly walls: readonly Item[];
  readonly roofs: readonly Item[];
  readonly glazings: readonly Item[];
  readonly heatings: readonly Item[];
  readonly tenures: readonly Item[];
  readonly rents: readonly Item[];
  readonly owners: readonly Item[];
  readonly sizes: readonly { readonly value: string; readonly text: string }[];
  readonly bands: BandsShown;
  /** The bands on the reader's screen are of another household: they are sent again. */
  readonly bandsMoved: boolean;
  readonly works: readonly (Item & { readonly checked: boolean })[];
  /** Parts already counted for this visit. */
  readonly reached: number;
  /** Why there is nothing to show, else null. */
  readonly empty: 'notEnough' | 'nothing' | null;
  readonly shown: ResultShown | null;
  readonly kept: KeptShown | null;
};
export type BandsShown = {
  readonly items: readonly { readonly value: string; readonly text: string }[];
  readonly value: string;
  readonly note: string;
  readonly size: number;
};
export type KeptShown = {
  readonly address: string;
  readonly until: string;
  readonly mailAction: string;
  readonly eraseAction: string;
  readonly continueAction: string;
  readonly email: string;
  readonly signedIn: boolean;
  readonly changed: { readonly title: string; readonly lines: readonly string[] } | null;
};

declare module '../web/views.ts' {
  interface Views {
    'estimates/estimate': EstimatePage;
    'estimates/live': EstimatePage;
  }
}

export type EstimateView = {
  readonly answers: EstimateAnswers;
  readonly made: PublicEstimate | null;
  readonly typed?: Typed;
  readonly errors?: readonly FieldError[];
  readonly kept?: { readonly estimate: KeptEstimate; readonly token: string; readonly email?: string };
};

/** Works that are asked about: those of the catalogue that a home of the usual kind can have. */
const WORKS_ASKED: readonly MeasureSlug[] = [
  'loft-insulation',
  'internal-wall-insulation',
  'external-wall-insulation',
  'floor-insulation',
  'windows',
  'door',
  'ventilation-hygro-b',
  'heat-pump-air-water',
  'pellet-boiler',
  'water-heater-thermodynamic',
];

export async function estimatePage(ctx: Context, view: EstimateView): Promise<EstimatePage> {
  const { locale, territory } = ctx;
  const { answers, made, typed, errors = [], kept } = view;
  const t = translator(locale);
  const drawn = (slug: 'kind' | 'wallInsulation' | 'roofInsulation' | 'glazing' | 'heating'): Item[] =>
    CHOICES[slug].map((value) => ({
      value,
      text: answerText({ [slug]: value }, slug, locale, String) ?? value,
      picture: choicePicture(slug, value === 'insulated' && slug === 'wallInsulation' ? 'inside' : value),
    }));
  const worded = (field: ChoiceField, word: (value: never) => string): Item[] =>
    CHOICES[field].map((value) => ({ value, text: word(value as never), picture: null }));
  const enough = isEnough(answers);
  const levers = await leversInForce(ctx.db.read, ctx);
  return {
    errors,
    action: kept ? paths.keptEstimatePath({ token: kept.token }) : paths.estimatePath(),
    tryAction: paths.tryEstimatePath(),
    values: valuesOf(answers, typed, kept !== undefined || typed !== undefined, locale),
    communes: territory.communes
      .map(({ code, name }) => ({ value: code, text: name }))
      .toSorted((a, b) => a.text.localeCompare(b.text, 'fr')),
    kinds: drawn('kind'),
    classes: worded('energyClass', (letter) => t('estimates.fields.classOf', { letter })),
    walls: drawn('wallInsulation').map((item) =>
      item.value === 'insulated' ? { ...item, text: t('common.yes') } : item,
    ),
    roofs: drawn('roofInsulation'),
    glazings: drawn('glazing'),
    heatings: drawn('heating'),
    tenures: worded('tenureAfter', (value) => t(`estimates.tenure.${value as EstimateTenure}`)),
    rents: worded('rentLevel', (value) => t(`estimates.rent.${value as EstimateRent}`)),
    owners: worded('ownerKind', (value) => t(`estimates.owner.${value as EstimateOwner}`)),
    sizes: [1, 2, 3, 4, 5, 6, 7, 8].map((n) => ({
      value: String(n),
      text: n === 8 ? t('estimates.personsMore') : t('estimates.persons', { n }),
    })),
    bands: bandsShown(ctx, answers, levers, t),
    bandsMoved: typed !== undefined && typedText(typed, 'bandsFor') !== String(answers.householdSize ?? 1),
    works: WORKS_ASKED.map((slug) => ({
      value: slug,
      text: t(`audits.measures.${slug}.title`),
      picture: measurePicture(slug),
      checked: answers.measures.includes(slug),
    })),
    reached: Math.max(reachedPart(answers), reachedBefore(typed)),
    empty: enough ? (made ? null : 'nothing') : 'notEnough',
    shown: enough && made ? resultShown(ctx, answers, made) : null,
    kept: kept ? keptShown(ctx, kept, made, t) : null,
  };
}
type EstimateTenure = (typeof CHOICES)['tenureAfter'][number];
type EstimateRent = (typeof CHOICES)['rentLevel'][number];
type EstimateOwner = (typeof CHOICES)['ownerKind'][number];

/** Parts counted earlier in this visit, as the page carries them; anything odd counts as none. */
export const reachedBefore = (typed: Typed | undefined): number => {
  const text = typed ? typedText(typed, 'reached') : '';
  return /^[0-4]$/.test(text) ? Number(text) : 0;
};

/** As typed; else as kept, where what was not said was "I don't know". */
function valuesOf(
  answers: EstimateAnswers,
  typed: Typed | undefined,
  again: boolean,
  locale: Context['locale'],
): Fields {
  const { measures: _, ...single } = answers;
  return Object.fromEntries(
    Object.entries(single).map(([field, value]) => {
      if (typed) return [field, typedText(typed, field)];
      if (value === null) return [field, again ? 'unknown' : ''];
      return [field, locale === 'fr' ? String(value).replace('.', ',') : String(value)];
    }),
  ) as Fields;
}

function bandsShown(
  ctx: Context,
  { householdSize, incomeBand }: EstimateAnswers,
  levers: LeverParameters,
  t: Translate,
): BandsShown {
  const fmt = formatterFor(ctx.locale);
  const size = householdSize ?? 1;
  const scale = bandCeilings(levers, size, dayOf(ctx.clock()));
  const money = (value: number | null) => (value === null ? '' : fmt.money(value));
  return {
    size,
    value: incomeBand ?? '',
    items: (scale?.bands ?? []).map(({ band, from, to }) => ({
      value: band,
      text: t(`estimates.band.${band as IncomeBand}`, { from: money(from), to: money(to) }),
    })),
    note: scale
      ? [
          t('estimates.bandsFor', { persons: t('estimates.persons', { n: size }), year: String(scale.year) }),
          ...(scale.confirmed ? [] : [t('estimates.bandsUnconfirmed')]),
        ].join(' ')
      : '',
  };
}

function keptShown(
  ctx: Context,
  { estimate, token, email = '' }: NonNullable<EstimateView['kept']>,
  made: PublicEstimate | null,
  t: Translate,
): KeptShown {
  const fmt = formatterFor(ctx.locale);
  const changed = made && whatChanged(estimate.shown, shownFigures(made));
  return {
    address: ctx.config.publicUrl + paths.keptEstimatePath({ token }),
    until: t('estimates.keep.until', { day: fmt.day(dayOf(instant(estimate.expiresAt))) }),
    mailAction: paths.mailEstimatePath({ token }),
    eraseAction: paths.eraseEstimatePath({ token }),
    continueAction: paths.continueEstimatePath({ token }),
    email,
    signedIn: ctx.actor.kind === 'owner',
    changed: changed && {
      title: t('estimates.changed.title', { day: fmt.day(changed.since) }),
      lines: changesText(ctx, changed, made, t, fmt),
    },
  };
}

function changesText(
  { locale }: Context,
  changed: WhatChanged,
  { names }: PublicEstimate,
  t: Translate,
  fmt: Formatter,
): string[] {
  const text = (range: Parameters<typeof rangeText>[0] | null) =>
    range === null ? t('estimates.changed.none') : rangeText(range, t, fmt);
  return [
    ...(changed.rules ? [t('estimates.changed.rules')] : []),
    ...(changed.total
      ? [t('estimates.changed.total', { before: text(changed.total.before), now: text(changed.total.now) })]
      : []),
    ...changed.aids.map(({ code, before, now }) =>
      t('estimates.changed.aid', {
        name: aidName(code, locale, names),
        before: text(before),
        now: text(now),
      }),
    ),
  ];
}
