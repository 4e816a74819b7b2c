import type { Context } from '../../context.ts';
import { scansOf } from '../../files/files-queries.ts';
import { formatterFor } from '../../i18n/format.ts';
import { translateDynamic, translator } from '../../i18n/translate.ts';
import { MEASURE_SLUGS } from '../../incentives/vocabulary.ts';
import { dayOf } from '../../shared/dates.ts';
import { type FieldError, type Typed, typedText } from '../../web/forms.ts';
import { piecesNeeded } from '../applicants/consents-of-case.ts';
import type { Project } from '../application/project.ts';
import { VAT_RATES } from '../bills/bill-head.ts';
import { flagAdvice, flagText } from '../bills/flag-view.ts';
import { flagsOfQuotes } from '../bills/open-flags.ts';
import { linesShown } from '../bills/quote-forms.ts';
import { RGE_DOMAINS } from '../bills/rge.ts';
import { APPLICATION_PIECES, type ApplicationPiece, declarationOf } from '../case.ts';
import { worksWithoutQuote } from '../case-facts.ts';
import { waysOf } from '../case-paths.ts';
import type { CaseRow } from '../case-store.ts';
import { anchorKey, unlocked } from '../correction/correction.ts';
import { openCorrection } from '../correction/correction-store.ts';
import { type CaseDocument, documentsOf } from './document-store.ts';
import { expiryView } from './expiry-pages.ts';

export type PieceGroup = {
  readonly type: ApplicationPiece;
  readonly title: string;
  readonly hint: string;
  readonly required: boolean;
  /** What the officer asked for, when it was. */
  readonly asked: string | null;
  readonly files: readonly {
    readonly name: string;
    readonly href: string;
    readonly text: string;
    readonly status: string;
    readonly tone: string;
    readonly remove: string | null;
    /** Its last day has passed, or comes soon. */
    readonly expiry: { readonly text: string; readonly tone: string } | null;
  }[];
  readonly error: string | null;
};
export type PiecesPage = {
  readonly back: string;
  readonly next: string;
  readonly action: string;
  readonly groups: readonly PieceGroup[];
  readonly errors: readonly FieldError[];
};
export type QuotesPage = {
  readonly back: string;
  readonly next: string;
  readonly add: string;
  readonly asked: string | null;
  readonly quotes: readonly {
    readonly title: string;
    readonly total: string;
    readonly file: { readonly name: string; readonly href: string } | null;
    readonly state: { readonly text: string; readonly tone: string } | null;
    readonly lines: readonly (readonly string[])[];
    /** What to put right, or to ask the company, with what to do. */
    readonly flags: readonly { readonly text: string; readonly advice: string; readonly tone: string }[];
    readonly remove: string;
  }[];
  readonly missing: readonly { readonly name: string; readonly text: string }[];
};
export type QuoteFormPage = {
  readonly action: string;
  readonly back: string;
  readonly measures: readonly { readonly value: string; readonly text: string }[];
  readonly rates: readonly { readonly value: string; readonly text: string }[];
  readonly head: Readonly<Record<(typeof HEAD)[number], string>>;
  readonly rgeDomains: readonly { readonly value: string; readonly text: string }[];
  readonly rgeTicked: readonly string[];
  readonly lines: readonly Readonly<Record<(typeof LINE)[number], string>>[];
  readonly today: string;
  readonly errors: readonly FieldError[];
};
const HEAD = [
  'company',
  'siret',
  'rgeNumber',
  'rgeFrom',
  'rgeUntil',
  'number',
  'datedOn',
  'validUntil',
  'totalTTC',
] as const;
const LINE = ['measure', 'label', 'quantity', 'performance', 'ht', 'vat', 'ttc'] as const;

declare module '../../web/views.ts' {
  interface Views {
    'cases/pieces': PiecesPage;
    'cases/quotes': QuotesPage;
    'cases/quote': QuoteFormPage;
  }
}

/** The pieces that may be sent now, by type: all of a draft, those asked for of a case to complete. */
export async function piecesPage(
  ctx: Context,
  row: CaseRow,
  next: string,
  fault: { readonly type: string; readonly text: string } | null = null,
): Promise<PiecesPage> {
  const t = translator(ctx.locale);
  const documents = (await documentsOf(ctx.db.read, row.id)).filter(({ state }) => state !== 'replaced');
  const open = await openCorrection(ctx.db.read, row.id);
  const free = unlocked(row.state, open?.items ?? []);
  const needed = await piecesNeeded(ctx.db.read, row);
  const sent = new Set(documents.map(({ type }) => type));
  // Powers and mandates are spoken of only to whom they concern, a company's extract only to companies; consents have
  // their own page, unless one is asked for.
  const shown = (type: ApplicationPiece): boolean =>
    !['powers', 'mandate', 'consent', 'company-extract'].includes(type) ||
    (type === 'company-extract' && isOfCompany(row)) ||
    needed.includes(type) ||
    sent.has(type) ||
    askedText(open?.items ?? [], type) !== null ||
    (type !== 'company-extract' && row.state !== 'draft');
  const types = APPLICATION_PIECES.filter(
    (target) => shown(target) && free.has(anchorKey({ anchor: 'document', target })),
  );
  const scans = await scansOf(
    ctx.db.read,
    documents.map(({ hash }) => hash),
  );
  return {
    back: waysOf(ctx).home({ case: row.id }),
    next,
    action: waysOf(ctx).pieces({ case: row.id }),
    groups: types.map((type) => ({
      type,
      title: t(`cases.piece.${type}`),
      hint: t(`cases.pieceHint.${type}`),
      required: needed.includes(type),
      asked: askedText(open?.items ?? [], type),
      files: documents
        .filter((document) => document.type === type)
        .map((document) => ({
          name: document.name,
          href: waysOf(ctx).piece({ case: row.id, document: document.id }),
          text: pieceText(ctx, document),
          ...ownerStatus(ctx, document, scans.get(document.hash)?.state === 'waiting'),
          expiry: expiryView(ctx.locale, document, dayOf(ctx.clock())),
          remove:
            document.state === 'received'
              ? waysOf(ctx).removePiece({ case: row.id, document: document.id })
              : null,
        })),
      error: fault?.type === type ? fault.text : null,
    })),
    errors: fault ? [{ field: fault.type, text: fault.text, href: `#${fault.type}` }] : [],
  };
}

/** A company's own papers are asked of companies (SCI, other companies). */
const isOfCompany = (row: CaseRow): boolean =>
  ['sci', 'company'].includes(declarationOf(row).ownerKind ?? '');

function ownerStatus(
  { locale }: Context,
  { state }: CaseDocument,
  waiting: boolean,
): { readonly status: string; readonly tone: string } {
  const t = translator(locale);
  if (waiting && state === 'received') return { status: t('pieces.scan.waiting'), tone: 'info' };
  return { status: t(`cases.pieceStateOwner.${state}`), tone: state === 'refused' ? 'waiting' : 'success' };
}

type Item = { readonly anchor: string; readonly target: string; readonly message: string };
const askedText = (items: readonly Item[], target: string): string | null =>
  items.find((item) => item.anchor === 'document' && item.target === target)?.message ?? null;

function pieceText(
  ctx: Context,
  document: { readonly addedAt: Parameters<typeof dayOf>[0]; readonly reason: string | null },
): string {
  const t = translator(ctx.locale);
  return document.reason
    ? t('cases.pieces.refusedFor', { reason: document.reason })
    : t('cases.pieces.sentOn', { day: formatterFor(ctx.locale).shortDay(dayOf(document.addedAt)) });
}

export async function quotesPage(
  ctx: Context,
  row: CaseRow,
  project: Project,
  next: string,
): Promise<QuotesPage> {
  const t = translator(ctx.locale);
  const { exactMoney, money, shortDay, percent, number: plain } = formatterFor(ctx.locale);
  const measure = (slug: string) => translateDynamic(ctx.locale, `incentives.terms.measure.${slug}`);
  const documents = await documentsOf(ctx.db.read, row.id);
  const open = await openCorrection(ctx.db.read, row.id);
  const flags = await flagsOfQuotes(ctx.db.read, ctx, row, project.quotes);
  return {
    back: waysOf(ctx).home({ case: row.id }),
    next,
    add: waysOf(ctx).newQuote({ case: row.id }),
    asked: askedText(open?.items ?? [], 'quote'),
    quotes: project.quotes.map((quote) => {
      const { company, number, datedOn, totalTTC, lines } = quote;
      const document = documents.find(({ id }) => id === quote.documentId);
      return {
        title: t('cases.quotes.of', { company, number, day: shortDay(datedOn) }),
        total: t('cases.quotes.total', { amount: exactMoney(totalTTC) }),
        file: document
          ? { name: document.name, href: waysOf(ctx).piece({ case: row.id, document: document.id }) }
          : null,
        state:
          document && document.state !== 'received'
            ? {
                text: t(`cases.pieceStateOwner.${document.state}`),
                tone: document.state === 'accepted' ? 'success' : 'waiting',
              }
            : null,
        lines: lines.map((line) => [
          line.label ? `${measure(line.measure)} – ${line.label}` : measure(line.measure),
          line.quantity === null ? '–' : plain(line.quantity),
          exactMoney(line.costHT),
          percent(line.vat / 10_000),
          exactMoney(line.totalTTC),
        ]),
        flags: flags.flatMap((raised) =>
          raised.of === 'quote' && raised.bill.id === quote.id && raised.waiver === null
            ? [
                {
                  text: flagText(ctx.locale, raised),
                  advice: flagAdvice(ctx.locale, raised.flag),
                  tone: raised.severity === 'blocks' ? 'danger' : 'waiting',
                },
              ]
            : [],
        ),
        remove: waysOf(ctx).removeQuote({ case: row.id, quote: quote.id }),
      };
    }),
    missing: worksWithoutQuote(project.works).map((work) => ({
      name: measure(work.measure),
      text: t('cases.quotes.missingEstimate', { amount: money(work.costHT) }),
    })),
  };
}

/** The form of one quote: a line for each work still without one, and as many more as are asked for. */
export function quoteFormPage(
  ctx: Context,
  row: CaseRow,
  project: Project,
  form: { readonly typed: Typed; readonly errors: readonly FieldError[] } | null = null,
): QuoteFormPage {
  const text = (field: string): string => (form ? typedText(form.typed, field) : '');
  const { percent, number } = formatterFor(ctx.locale);
  const lines = form ? typedLines(form.typed) : firstLines(project, number);
  return {
    action: waysOf(ctx).newQuote({ case: row.id }),
    back: waysOf(ctx).quotes({ case: row.id }),
    measures: MEASURE_SLUGS.map((slug) => ({
      value: slug,
      text: translateDynamic(ctx.locale, `incentives.terms.measure.${slug}`),
    })),
    rates: VAT_RATES.map((rate) => ({ value: String(rate), text: percent(rate / 10_000) })),
    head: Object.fromEntries(HEAD.map((field) => [field, text(field)])) as QuoteFormPage['head'],
    rgeDomains: RGE_DOMAINS.map((value) => ({ value, text: translator(ctx.locale)(`bills.rge.${value}`) })),
    rgeTicked: [form?.typed.rgeDomains ?? []].flat(),
    lines,
    today: dayOf(ctx.clock()),
    errors: form?.errors ?? [],
  };
}

type LineTexts = QuoteFormPage['lines'][number];
const NO_LINE: LineTexts = {
  measure: '',
  label: '',
  quantity: '',
  performance: '',
  ht: '',
  vat: '550',
  ttc: '',
};

const typedLines = (typed: Typed): LineTexts[] =>
  Array.from(
    { length: linesShown(typed) },
    (_, at) =>
      Object.fromEntries(LINE.map((field) => [field, typedText(typed, `line-${at}-${field}`)])) as LineTexts,
  );

/** What the audit knows of each work still to be quoted, so that only prices are left to copy. */
function firstLines({ works }: Project, number: (value: number) => string): LineTexts[] {
  const waiting = worksWithoutQuote(works);
  if (waiting.length === 0) return [NO_LINE];
  return waiting.map(({ measure, quantity, vat }) => ({
    ...NO_LINE,
    measure,
    quantity: quantity === null ? '' : number(quantity),
    vat: String(vat),
  }));
}
