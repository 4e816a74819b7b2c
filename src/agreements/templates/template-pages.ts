import type { Context } from '../../context.ts';
import { formatterFor } from '../../i18n/format.ts';
import { translator } from '../../i18n/translate.ts';
import { listStaff } from '../../people/people-queries.ts';
import { dayOf } from '../../shared/dates.ts';
import type { Locale } from '../../shared/locale.ts';
import type { FieldError, Typed } from '../../web/forms.ts';
import { typedText } from '../../web/forms.ts';
import { type Article, isFree, type Passage } from './act-content.ts';
import { checkContent, type Fault } from './check-content.ts';
import { compareContents } from './compare-contents.ts';
import { isLocked } from './original-acts.ts';
import { exampleFor } from './preview-template.ts';
import { TEMPLATE_KINDS } from './template-kinds.ts';
import { listTemplates, type Template, templateInForce } from './template-store.ts';
import {
  annexTitle,
  articleTitle,
  conditionText,
  differenceShown,
  faultLine,
  type ShownDifference,
} from './template-words.ts';
import * as paths from './templates-paths.ts';

type Standing = { readonly text: string; readonly tone: 'success' | 'info' | 'warning' | 'neutral' };
export type TemplateListPage = {
  readonly versions: readonly {
    readonly href: string;
    readonly name: string;
    readonly standing: Standing;
    readonly from: string;
    readonly written: string;
    readonly published: string;
  }[];
};
type ShownRun = { readonly text: string; readonly bold: boolean };
export type ShownPassage = {
  /** What the software writes there; null for a text. */
  readonly computed: string | null;
  readonly item: boolean;
  readonly condition: string | null;
  readonly fr: readonly ShownRun[];
  readonly en: readonly ShownRun[];
};
export type ShownArticle = {
  readonly code: string;
  readonly heading: string;
  readonly condition: string | null;
  readonly locked: boolean;
  readonly free: boolean;
  readonly faults: number;
  readonly edit: string | null;
  readonly passages: readonly ShownPassage[];
};
export type TemplatePage = {
  readonly title: string;
  readonly standing: Standing;
  readonly facts: readonly { readonly label: string; readonly value: string }[];
  readonly back: string;
  readonly version: number;
  readonly draft: {
    readonly arrange: string;
    readonly add: string;
    readonly typedFr: string;
    readonly typedEn: string;
    readonly discard: string;
    readonly publish: { readonly action: string; readonly from: string; readonly obstacle: string | null };
    readonly faults: readonly { readonly text: string; readonly href: string }[];
    readonly summary: string;
  } | null;
  readonly copy: string | null;
  readonly changes: { readonly title: string; readonly lines: readonly ShownDifference[] } | null;
  readonly preview: { readonly action: string; readonly ref: string; readonly hint: string };
  readonly headings: { readonly parts: string; readonly add: string };
  readonly articles: readonly ShownArticle[];
  readonly annexes: readonly { readonly code: string; readonly text: string }[];
  readonly errors: readonly FieldError[];
};
declare module '../../web/views.ts' {
  interface Views {
    'templates/list': TemplateListPage;
    'templates/show': TemplatePage;
  }
}

/** Every version of every kind, the latest first. */
export async function templateListPage(ctx: Context): Promise<TemplateListPage> {
  const t = translator(ctx.locale);
  const fmt = formatterFor(ctx.locale);
  const { read } = ctx.db;
  const by = await names(ctx);
  const place = ({ kind }: Template) => TEMPLATE_KINDS.indexOf(kind);
  const rows = (await listTemplates(read)).toSorted((a, b) => place(a) - place(b) || b.number - a.number);
  const versions = rows.map(async (row) => ({
    href: paths.templatePath({ template: row.id }),
    name: versionName(ctx.locale, row),
    standing: await standingOf(ctx, row),
    from: row.effectiveFrom ? fmt.day(row.effectiveFrom) : row.state === 'draft' ? '' : t('templates.always'),
    written: by(row.writtenBy),
    published: row.state === 'draft' ? '' : by(row.publishedBy),
  }));
  return { versions: await Promise.all(versions) };
}

/** One version whole, with what this person may do to it. */
export async function templatePage(
  ctx: Context,
  row: Template,
  typed: Typed = {},
  errors: readonly FieldError[] = [],
): Promise<TemplatePage> {
  const t = translator(ctx.locale);
  const { content } = row;
  const faults = checkContent(row.kind, content);
  const drafting = row.state === 'draft';
  const edit = (code: string) => (drafting ? paths.articlePath({ template: row.id, code }) : null);
  const open = (await listTemplates(ctx.db.read)).some(
    ({ kind, state }) => kind === row.kind && state === 'draft',
  );
  return {
    title: versionName(ctx.locale, row),
    standing: await standingOf(ctx, row),
    facts: await factsOf(ctx, row),
    back: paths.templatesPath(),
    version: row.version,
    draft: drafting ? draftTools(ctx, row, faults, typed) : null,
    copy: drafting || open ? null : paths.copyTemplatePath({ template: row.id }),
    changes: drafting ? await changesOf(ctx, row) : null,
    preview: {
      action: paths.previewTemplatePath({ template: row.id }),
      ref: typedText(typed, 'ref'),
      hint: await previewHint(ctx, row),
    },
    articles: [
      ...(content.visas.length === 0
        ? []
        : [
            {
              code: 'visas',
              heading: t('templates.visas'),
              condition: null,
              locked: true,
              free: false,
              faults: faults.filter(({ place }) => place.code === 'visas').length,
              edit: edit('visas'),
              passages: content.visas.map((visa) => passageShown(ctx.locale, visa)),
            },
          ]),
      ...content.articles.map((article) => ({
        ...articleShown(ctx.locale, row, article, faults),
        edit: edit(article.code),
      })),
    ],
    headings: {
      parts: t(row.kind === 'agreement' ? 'templates.articles' : 'templates.parts'),
      add: t(row.kind === 'agreement' ? 'templates.addArticle' : 'templates.addPart'),
    },
    annexes: content.annexes.map((code) => ({ code, text: annexTitle(ctx.locale, content, code) })),
    errors,
  };
}

async function previewHint(ctx: Context, { kind }: Template): Promise<string> {
  const t = translator(ctx.locale);
  const example = await exampleFor(ctx, kind);
  if (example === null) return t('templates.preview.refHint.none');
  return t(`templates.preview.refHint.${kind === 'agreement' ? 'agreement' : 'issued'}`, { example });
}

export const versionName = (locale: Locale, { kind, number }: Template): string => {
  const t = translator(locale);
  return t('templates.versionName', { kind: t(`templates.kind.${kind}`), number });
};

async function standingOf(ctx: Context, row: Template): Promise<Standing> {
  const t = translator(ctx.locale);
  const today = dayOf(ctx.clock());
  if (row.state === 'draft') return { text: t('templates.state.draft'), tone: 'warning' };
  if (row.effectiveFrom !== null && row.effectiveFrom > today)
    return { text: t('templates.state.coming'), tone: 'info' };
  const current = await templateInForce(ctx.db.read, row.kind, today);
  return current?.id === row.id
    ? { text: t('templates.state.inForce'), tone: 'success' }
    : { text: t('templates.state.past'), tone: 'neutral' };
}

async function names(ctx: Context): Promise<(account: number | null) => string> {
  const staff = await listStaff(ctx.db.read);
  return (account) =>
    staff.find(({ id }) => id === account)?.name ?? translator(ctx.locale)('templates.software');
}

async function factsOf(ctx: Context, row: Template): Promise<TemplatePage['facts']> {
  const t = translator(ctx.locale);
  const fmt = formatterFor(ctx.locale);
  const by = await names(ctx);
  const signed = (account: number | null, at: Template['writtenAt']) =>
    t('templates.by', { name: by(account), when: fmt.shortMoment(at) });
  return [
    { label: t('templates.column.written'), value: signed(row.writtenBy, row.writtenAt) },
    ...(row.publishedAt
      ? [{ label: t('templates.column.published'), value: signed(row.publishedBy, row.publishedAt) }]
      : []),
    ...(row.effectiveFrom ? [{ label: t('templates.column.from'), value: fmt.day(row.effectiveFrom) }] : []),
    { label: t('templates.hash'), value: row.contentHash.slice(0, 16) },
  ];
}

function draftTools(
  ctx: Context,
  row: Template,
  faults: readonly Fault[],
  typed: Typed,
): NonNullable<TemplatePage['draft']> {
  const t = translator(ctx.locale);
  const at = { template: row.id };
  const own = 'accountId' in ctx.actor && ctx.actor.accountId === row.writtenBy;
  const obstacle = faults.length > 0 ? 'templates.publish.blocked' : own ? 'templates.publish.notYou' : null;
  return {
    arrange: paths.arrangeTemplatePath(at),
    add: paths.addArticlePath(at),
    typedFr: typedText(typed, 'title-fr'),
    typedEn: typedText(typed, 'title-en'),
    discard: paths.discardTemplatePath(at),
    publish: {
      action: paths.publishTemplatePath(at),
      from: typedText(typed, 'effectiveFrom') || dayOf(ctx.clock()),
      obstacle: obstacle && t(obstacle),
    },
    summary:
      faults.length > 0 ? t('templates.check.count', { count: faults.length }) : t('templates.check.fine'),
    faults: faults.map((fault) => ({
      text: faultLine(ctx.locale, row, fault),
      href: paths.articlePath({ ...at, code: fault.place.code }),
    })),
  };
}

/** What a draft changes of the version in force, in words. */
async function changesOf(ctx: Context, row: Template): Promise<TemplatePage['changes']> {
  const t = translator(ctx.locale);
  const current = await templateInForce(ctx.db.read, row.kind, dayOf(ctx.clock()));
  if (!current) return null;
  const both = { before: current, after: row };
  return {
    title: t('templates.changes.since', { number: current.number }),
    lines: compareContents(current.content, row.content).map((one) => differenceShown(ctx.locale, both, one)),
  };
}

const articleShown = (
  locale: Locale,
  row: Template,
  { code, when, passages }: Article,
  faults: readonly Fault[],
): Omit<ShownArticle, 'edit'> => ({
  code,
  heading: articleTitle(locale, row, code),
  condition: when === 'always' ? null : conditionText(locale, when),
  locked: isLocked(row.kind, code),
  free: isFree(code),
  faults: faults.filter(({ place }) => place.code === code).length,
  passages: passages.map((passage) => passageShown(locale, passage)),
});

function passageShown(locale: Locale, passage: Passage): ShownPassage {
  const t = translator(locale);
  if (passage.kind === 'computed') {
    const what = t(`templates.computed.${passage.block}`);
    const computed = t('templates.computedPart', { what });
    return { computed, item: false, condition: null, fr: [], en: [] };
  }
  return {
    computed: null,
    item: passage.shape === 'item',
    condition: passage.when === 'always' ? null : conditionText(locale, passage.when),
    fr: runs(passage.text.fr),
    en: runs(passage.text.en),
  };
}

const runs = (text: string): ShownRun[] =>
  text
    .split(/\*\*(.+?)\*\*/)
    .flatMap((piece, index) => (piece === '' ? [] : [{ text: piece, bold: index % 2 === 1 }]));
