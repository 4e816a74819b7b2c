import type { Context } from '../../context.ts';
import { translator } from '../../i18n/translate.ts';
import type { Locale } from '../../shared/locale.ts';
import { upperFirst } from '../../shared/upper-first.ts';
import type { FieldError } from '../../web/forms.ts';
import { type Element, type ReadingSection, readScheme } from '../reading/scheme-reading.ts';
import { newSimulationPath } from '../simulation/simulation-paths.ts';
import { type ShownFinding, shownFindings } from './scheme-findings-pages.ts';
import { mayEditSchemes, type SchemeHead, schemeHead } from './scheme-head-pages.ts';
import * as paths from './scheme-paths.ts';
import { communeNames, type SchemeView } from './scheme-view.ts';

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
    'schemes/version': SchemePage;
  }
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
