import type { Context } from '../../context.ts';
import { findFile } from '../../files/files-queries.ts';
import { formatterFor } from '../../i18n/format.ts';
import { translateDynamic, translator } from '../../i18n/translate.ts';
import { dayOf } from '../../shared/dates.ts';
import type { FieldError } from '../../web/forms.ts';
import { piecesNeeded } from '../applicants/consents-of-case.ts';
import { stands } from '../application/application.ts';
import { type DocumentType, SENSITIVE_DOCUMENTS } from '../case.ts';
import { type CaseHead, caseHead } from '../case-head-pages.ts';
import { caseCorrectionPath, caseDocumentPath, caseDocumentsPath, checkDocumentPath } from '../case-paths.ts';
import type { CaseRow } from '../case-store.ts';
import { CORRECTION_PROBLEMS } from '../correction/correction.ts';
import { mayDo } from '../instruction/instruct-pages.ts';
import { canExamine } from './check-piece.ts';
import { type Bill, billsOf, type CaseDocument, documentsOf } from './document-store.ts';

export type DocumentLine = {
  readonly id: number;
  readonly name: string;
  readonly type: string;
  readonly href: string;
  readonly current: boolean;
  readonly status: string;
  readonly tone: string;
};
export type ShownDocument = {
  readonly id: number;
  readonly name: string;
  readonly meta: string;
  readonly file: string;
  readonly download: string;
  readonly picture: boolean;
  readonly sensitive: boolean;
  readonly state: string;
  readonly status: string;
  readonly tone: string;
  readonly reason: string | null;
  /** Where a verdict is sent; null when the case is not at a step where pieces are examined. */
  readonly check: string | null;
  readonly next: string | null;
  readonly quote: {
    readonly title: string;
    readonly lines: readonly (readonly string[])[];
    readonly total: string;
  } | null;
};
export type DocumentsPage = {
  readonly head: CaseHead;
  readonly documents: readonly DocumentLine[];
  readonly missing: readonly string[];
  readonly shown: ShownDocument | null;
  readonly problems: readonly { readonly value: string; readonly text: string }[];
  readonly refused: string | null;
  readonly build: string | null;
  readonly typed: { readonly problem: string; readonly reason: string } | null;
  readonly errors: readonly FieldError[];
};

declare module '../../web/views.ts' {
  interface Views {
    'cases/case-documents': DocumentsPage;
  }
}

const TONES = { received: 'info', accepted: 'success', refused: 'danger', replaced: 'quiet' } as const;

/** Documents beside their checklist: the one asked for, else the first to be examined. */
export async function documentsPage(
  ctx: Context,
  row: CaseRow,
  wanted: number | null,
  form: {
    readonly problem: string;
    readonly reason: string;
    readonly errors: readonly FieldError[];
  } | null = null,
): Promise<DocumentsPage> {
  const t = translator(ctx.locale);
  const ref = row.ref ?? '';
  const documents = await documentsOf(ctx.db.read, row.id);
  const shown =
    documents.find(({ id }) => id === wanted) ??
    documents.find(({ state }) => state === 'received') ??
    documents.find(stands) ??
    null;
  const refused = documents.filter(({ state }) => state === 'refused').length;
  return {
    head: await caseHead(ctx, row, 'documents'),
    documents: documents.map((document) => ({
      id: document.id,
      name: document.name,
      type: translateDynamic(ctx.locale, `cases.piece.${document.type}`),
      href: caseDocumentsPath({ ref }, { document: document.id }),
      current: document.id === shown?.id,
      status: t(`cases.pieceState.${document.state}`),
      tone: TONES[document.state],
    })),
    missing: (await piecesNeeded(ctx.db.read, row))
      .filter((type) => !documents.some((document) => document.type === type && stands(document)))
      .map((type) => t(`cases.piece.${type}`)),
    shown: shown && (await shownDocument(ctx, row, shown, documents)),
    problems: CORRECTION_PROBLEMS.filter((problem) => problem !== 'missing').map((value) => ({
      value,
      text: t(`cases.problem.${value}`),
    })),
    refused: refused > 0 ? t('cases.documents.refusedCount', { count: refused }) : null,
    build: mayDo(ctx, row, 'request-correction') ? caseCorrectionPath({ ref }) : null,
    typed: form && { problem: form.problem, reason: form.reason },
    errors: form?.errors ?? [],
  };
}

async function shownDocument(
  ctx: Context,
  row: CaseRow,
  document: CaseDocument,
  all: readonly CaseDocument[],
): Promise<ShownDocument> {
  const t = translator(ctx.locale);
  const ref = row.ref ?? '';
  const file = await findFile(ctx.db.read, document.hash);
  const waiting = all.filter(({ state, id }) => state === 'received' && id !== document.id);
  const next = waiting.find(({ id }) => id > document.id) ?? waiting[0];
  const bills = document.type === 'quote' ? await billsOf(ctx.db.read, row.id, 'quote') : [];
  const quote = bills.find(({ documentId }) => documentId === document.id);
  const examined = canExamine(row.state) && document.state !== 'replaced';
  return {
    id: document.id,
    name: document.name,
    meta: t('cases.documents.meta', {
      type: translateDynamic(ctx.locale, `cases.piece.${document.type}`),
      day: formatterFor(ctx.locale).shortDay(dayOf(document.addedAt)),
    }),
    file: caseDocumentPath({ ref, document: document.id }),
    download: caseDocumentPath({ ref, document: document.id }, { download: 1 }),
    picture: file?.mime !== 'application/pdf',
    sensitive: SENSITIVE_DOCUMENTS.includes(document.type as DocumentType),
    state: document.state,
    status: t(`cases.pieceState.${document.state}`),
    tone: TONES[document.state],
    reason: document.reason,
    check: examined && mayExamine(ctx, row) ? checkDocumentPath({ ref, document: document.id }) : null,
    next: next ? caseDocumentsPath({ ref }, { document: next.id }) : null,
    quote: quote ? quoteView(ctx, quote) : null,
  };
}

/** Whoever may ask for corrections may examine pieces. */
const mayExamine = (ctx: Context, row: CaseRow): boolean => mayDo(ctx, row, 'request-correction');

function quoteView(ctx: Context, quote: Bill): ShownDocument['quote'] {
  const t = translator(ctx.locale);
  const { exactMoney, percent, number, shortDay } = formatterFor(ctx.locale);
  return {
    title: t('cases.quotes.of', {
      company: quote.company,
      number: quote.number,
      day: shortDay(quote.datedOn),
    }),
    lines: quote.lines.map((line) => [
      translateDynamic(ctx.locale, `incentives.terms.measure.${line.measure}`),
      line.quantity === null ? '–' : number(line.quantity),
      exactMoney(line.costHT),
      percent(line.vat / 10_000),
      exactMoney(line.totalTTC),
    ]),
    total: t('cases.quotes.total', { amount: exactMoney(quote.totalTTC) }),
  };
}
