import type { Context } from '../../context.ts';
import { formatterFor } from '../../i18n/format.ts';
import { translator } from '../../i18n/translate.ts';
import { dayOf } from '../../shared/dates.ts';
import type { Locale } from '../../shared/locale.ts';
import { allows } from '../../shared/permissions.ts';
import { upperFirst } from '../../shared/upper-first.ts';
import type { FieldError } from '../../web/forms.ts';
import { explainFinding } from '../explain-result.ts';
import type { Finding } from '../finding.ts';
import { ELEMENTS, type Element, type ReadingSection, readScheme } from '../reading/scheme-reading.ts';
import { parseScheme } from '../scheme.ts';
import type { SchemeVersionRow } from '../scheme-store.ts';
import { newSimulationPath, simulationsPath } from '../simulation/simulation-paths.ts';
import * as paths from './scheme-paths.ts';
import { elementOf, fieldOfPlace } from './scheme-sections.ts';
import { communeNames, type SchemeView } from './scheme-view.ts';
import { type Standing, standingOf } from './standing.ts';
import { testCasesOf } from './test-case.ts';

type Tag = { readonly text: string; readonly tone: string };
type Tab = {
  readonly text: string;
  readonly href: string;
  readonly current: boolean;
  readonly count: number | null;
};
export type ShownFinding = {
  readonly level: 'error' | 'warning';
  readonly text: string;
  readonly where: string;
  readonly href: string;
  readonly field: string;
  readonly element: Element;
};
/** What stands above each page of one version. */
export type SchemeHead = {
  readonly title: string;
  readonly name: string;
  readonly tag: Tag;
  readonly meta: readonly { readonly label: string; readonly value: string }[];
  readonly tabs: readonly Tab[];
  readonly back: string;
};
export type SchemeListPage = {
  readonly mayEdit: boolean;
  readonly importAction: string;
  readonly simulationsHref: string;
  readonly schemes: readonly {
    readonly name: string;
    readonly summary: string;
    readonly variant: boolean;
    readonly versions: readonly {
      readonly text: string;
      readonly href: string;
      readonly tag: Tag;
      readonly from: string;
      readonly to: string;
      readonly deliberation: string;
      readonly hash: string;
      readonly cases: string;
      readonly tests: string;
      readonly changed: string;
    }[];
  }[];
  readonly errors: readonly FieldError[];
};
export type ShownSection = {
  readonly id: Element;
  readonly title: string;
  readonly intro: string | null;
  readonly lines: readonly { readonly text: string; readonly article: string | null }[];
  readonly rows: readonly {
    readonly label: string;
    readonly text: string;
    readonly article: string | null;
  }[];
  readonly editHref: string | null;
};
export type SchemePage = {
  readonly head: SchemeHead;
  readonly language: Locale;
  readonly otherHref: string;
  readonly sections: readonly ShownSection[];
  readonly findings: readonly ShownFinding[];
  readonly testsSummary: string | null;
  readonly testsFail: boolean;
  readonly jsonHref: string;
  readonly copyAction: string | null;
  readonly discardAction: string | null;
  readonly compareHref: string | null;
  readonly simulateHref: string | null;
  readonly version: string;
  readonly variant: string;
  readonly errors: readonly FieldError[];
};
declare module '../../web/views.ts' {
  interface Views {
    'schemes/list': SchemeListPage;
    'schemes/version': SchemePage;
  }
}

const TONES: Readonly<Record<Standing, string>> = {
  draft: 'progress',
  'to-come': 'info',
  'in-force': 'success',
  replaced: 'neutral',
  ended: 'neutral',
};

export const mayEditSchemes = ({ actor }: Pick<Context, 'actor'>): boolean =>
  actor.kind === 'staff' && allows(actor.role, 'schemes.edit');

export function schemeListPage(
  ctx: Context,
  rows: readonly SchemeVersionRow[],
  pinned: ReadonlyMap<number, number>,
  failing: ReadonlyMap<number, number>,
  errors: readonly FieldError[] = [],
): SchemeListPage {
  const t = translator(ctx.locale);
  const fmt = formatterFor(ctx.locale);
  const today = dayOf(ctx.clock());
  const groups = Map.groupBy(rows, ({ scheme }) => scheme);
  return {
    mayEdit: mayEditSchemes(ctx),
    importAction: paths.importSchemePath(),
    simulationsHref: simulationsPath(),
    errors,
    schemes: [...groups.values()].flatMap((versions) => {
      const newest = versions.at(-1);
      if (!newest) return [];
      const { name, summary, variant } = parseScheme(newest.rules);
      return [
        {
          name: name[ctx.locale],
          summary: summary[ctx.locale],
          variant: variant !== null,
          versions: versions.toReversed().map((row) => {
            const tests = testCasesOf(row).length;
            return {
              text: t('schemes.number', { number: row.number }),
              href: paths.schemePath({ id: row.id }),
              tag: tagOf(ctx, row, rows, today),
              from: fmt.shortDay(row.effectiveFrom),
              to: row.effectiveTo === null ? '–' : fmt.shortDay(row.effectiveTo),
              deliberation: row.deliberation ?? '–',
              hash: row.contentHash.slice(0, 8),
              cases: fmt.number(pinned.get(row.id) ?? 0),
              tests: t('schemes.testsShort', { count: tests, failing: failing.get(row.id) ?? 0 }),
              changed: fmt.shortMoment(row.publishedAt ?? row.changedAt ?? row.createdAt),
            };
          }),
        },
      ];
    }),
  };
}

function tagOf(
  ctx: Context,
  row: SchemeVersionRow,
  all: readonly SchemeVersionRow[],
  today: ReturnType<typeof dayOf>,
): Tag {
  const standing = standingOf(row, all, today);
  return { text: translator(ctx.locale)(`schemes.standing.${standing}`), tone: TONES[standing] };
}

export const versionName = (row: Pick<SchemeVersionRow, 'rules' | 'number'>, locale: Locale): string =>
  translator(locale)('schemes.versionOf', { name: parseScheme(row.rules).name[locale], number: row.number });

export type SchemeTab = 'reading' | 'edit' | 'tests' | 'compare' | 'publish';

export function schemeHead(ctx: Context, view: SchemeView, current: SchemeTab): SchemeHead {
  const t = translator(ctx.locale);
  const fmt = formatterFor(ctx.locale);
  const { row, definition, all, pinned, staffName } = view;
  const { id } = row;
  const draft = row.state === 'draft';
  const mayEdit = draft && mayEditSchemes(ctx);
  type Row = readonly [SchemeTab, string, number | null];
  const shown: readonly Row[] = [
    ['reading', paths.schemePath({ id }), null],
    ...(mayEdit ? [['edit', paths.editPath({ id, element: 'identity' }), null] satisfies Row] : []),
    ['tests', paths.testsPath({ id }), view.tests.length],
    ['compare', paths.comparePath({ id }), null],
    ...(mayEdit ? [['publish', paths.publishPath({ id }), null] satisfies Row] : []),
  ];
  const author = staffName(row.changedBy);
  const publisher = staffName(row.publishedBy);
  return {
    title: versionName(row, ctx.locale),
    name: definition.name[ctx.locale],
    tag: tagOf(ctx, row, all, dayOf(ctx.clock())),
    back: paths.schemesPath(),
    meta: [
      { label: t('schemes.column.from'), value: fmt.day(row.effectiveFrom) },
      {
        label: t('schemes.column.deliberation'),
        value:
          row.deliberatedOn === null
            ? (row.deliberation ?? '–')
            : t('schemes.deliberationOf', {
                number: row.deliberation ?? '–',
                day: fmt.day(row.deliberatedOn),
              }),
      },
      { label: t('schemes.column.hash'), value: row.contentHash.slice(0, 12) },
      { label: t('schemes.column.cases'), value: fmt.number(pinned.get(row.id) ?? 0) },
      {
        label: t('schemes.column.changed'),
        value:
          publisher !== null && row.publishedAt !== null
            ? t('schemes.publishedBy', { name: publisher, when: fmt.shortMoment(row.publishedAt) })
            : author !== null && row.changedAt !== null
              ? t('schemes.writtenBy', { name: author, when: fmt.shortMoment(row.changedAt) })
              : t('schemes.ofProgramme'),
      },
    ],
    tabs: shown.map(([tab, href, count]) => ({
      text: t(`schemes.tabs.${tab}`),
      href,
      count,
      current: tab === current,
    })),
  };
}

/** The page of a version: the scheme in plain words, its check, its tests, what one may do with it. */
export function schemePage(
  ctx: Context,
  view: SchemeView,
  language: Locale,
  errors: readonly FieldError[] = [],
  variant = '',
): SchemePage {
  const t = translator(ctx.locale);
  const { row, definition, tests } = view;
  const { id } = row;
  const mayEdit = mayEditSchemes(ctx);
  const draft = row.state === 'draft';
  const failing = tests.filter(({ passes }) => !passes).length;
  const other = language === 'fr' ? 'en' : 'fr';
  return {
    head: schemeHead(ctx, view, 'reading'),
    language,
    otherHref: other === ctx.locale ? paths.schemePath({ id }) : paths.schemePath({ id }, { lang: other }),
    sections: shownSections(
      readScheme(definition, language, communeNames(ctx)),
      language,
      mayEdit && draft ? id : null,
    ),
    findings: shownFindings(ctx, view),
    testsSummary: tests.length === 0 ? null : t('schemes.tests.summary', { count: tests.length, failing }),
    testsFail: failing > 0,
    jsonHref: paths.schemeJsonPath({ id }),
    copyAction: mayEdit ? paths.copySchemePath({ id }) : null,
    discardAction: mayEdit && draft ? paths.discardPath({ id }) : null,
    compareHref: row.copiedFrom === null ? null : paths.comparePath({ id }, { with: row.copiedFrom }),
    simulateHref: mayEdit ? newSimulationPath({ with: id }) : null,
    version: String(row.version),
    variant,
    errors,
  };
}

export function shownSections(
  sections: readonly ReadingSection[],
  language: Locale,
  editable: number | null,
): ShownSection[] {
  const t = translator(language);
  return sections.map(({ element, lines }) => ({
    id: element,
    title: t(`schemes.element.${element}`),
    intro: element === 'conditions' && lines.length > 1 ? t('schemes.allOf') : null,
    lines: lines
      .filter(({ label }) => label === null)
      .map(({ text, article }) => ({ text: upperFirst(text), article })),
    rows: lines.flatMap(({ label, text, article }) =>
      label === null
        ? []
        : [
            {
              label: upperFirst(label),
              text: upperFirst(text),
              article: article?.replaceAll(' ', '\u00a0') ?? null,
            },
          ],
    ),
    editHref: editable === null ? null : paths.editPath({ id: editable, element }),
  }));
}

export const shownFindings = (
  { locale }: Context,
  { row, findings }: Pick<SchemeView, 'row' | 'findings'>,
): ShownFinding[] =>
  findings
    .toSorted((a, b) => a.level.localeCompare(b.level) || order(a) - order(b))
    .map((finding) => {
      const element = elementOf(finding);
      const field = fieldOfPlace(finding.place);
      return {
        level: finding.level,
        text: explainFinding(finding, locale),
        where: translator(locale)(`schemes.element.${element}`),
        href: `${paths.editPath({ id: row.id, element })}#${field}`,
        field,
        element,
      };
    });
const order = (finding: Finding): number => ELEMENTS.indexOf(elementOf(finding));
