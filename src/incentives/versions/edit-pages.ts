import type { Context } from '../../context.ts';
import { formatterFor } from '../../i18n/format.ts';
import { translator } from '../../i18n/translate.ts';
import type { FieldError } from '../../web/forms.ts';
import type { EntryField } from '../entry/entry-field.ts';
import { entryFields } from '../entry/entry-pages.ts';
import type { Given } from '../entry/read-entry.ts';
import { ELEMENTS, type Element, readScheme } from '../reading/scheme-reading.ts';
import { type ShownFinding, shownFindings } from './scheme-findings-pages.ts';
import { type SchemeHead, schemeHead } from './scheme-head-pages.ts';
import { type ShownSection, shownSections } from './scheme-pages.ts';
import * as paths from './scheme-paths.ts';
import { sectionOf } from './scheme-sections.ts';
import { communeNames, type SchemeView } from './scheme-view.ts';

/** What an autosave answers: when it was saved, or why not; and the version that the form goes on from. */
export type SavedFragment = {
  readonly version: string;
  readonly savedAt: string | null;
  readonly trouble: string | null;
};
export type EditPage = SavedFragment & {
  readonly head: SchemeHead;
  readonly title: string;
  readonly action: string;
  readonly fields: readonly EntryField[];
  readonly elements: readonly {
    readonly text: string;
    readonly href: string;
    readonly current: boolean;
    readonly faults: number;
  }[];
  readonly reading: ShownSection | null;
  readonly findings: readonly ShownFinding[];
  readonly errors: readonly FieldError[];
};
declare module '../../web/views.ts' {
  interface Views {
    'schemes/edit': EditPage;
    'schemes/saved': SavedFragment;
  }
}

/** What was typed and could not be kept as it is; `value` tells its structure. */
export type Attempt = { readonly value: unknown; readonly given: Given };

export function editPage(
  ctx: Context,
  view: SchemeView,
  element: Element,
  attempt: Attempt | null = null,
  errors: readonly FieldError[] = [],
): EditPage {
  const t = translator(ctx.locale);
  const { row, definition } = view;
  const { shape, value, place } = sectionOf(element, definition);
  const findings = shownFindings(ctx, view);
  const reading = readScheme(definition, ctx.locale, communeNames(ctx)).filter(
    (section) => section.element === element,
  );
  return {
    head: schemeHead(ctx, view, 'edit'),
    title: t(`schemes.element.${element}`),
    action: paths.editPath({ id: row.id, element }),
    fields: entryFields(shape, attempt ? attempt.value : value, place, ctx.locale, attempt?.given ?? null),
    elements: ELEMENTS.map((one) => ({
      text: t(`schemes.element.${one}`),
      href: paths.editPath({ id: row.id, element: one }),
      current: one === element,
      faults: findings.filter((finding) => finding.element === one).length,
    })),
    reading: shownSections(reading, ctx.locale, null)[0] ?? null,
    findings: findings.filter((finding) => finding.element === element),
    errors,
    version: String(row.version),
    savedAt: null,
    trouble: null,
  };
}

export const savedFragment = (ctx: Context, version: number): SavedFragment => ({
  version: String(version),
  savedAt: formatterFor(ctx.locale).time(ctx.clock()),
  trouble: null,
});
