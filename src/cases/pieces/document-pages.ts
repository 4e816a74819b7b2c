import type { Context } from '../../context.ts';
import { type FileScan, findFile, findScan } from '../../files/files-queries.ts';
import { formatterFor } from '../../i18n/format.ts';
import { translateDynamic, translator } from '../../i18n/translate.ts';
import { findAccount } from '../../people/people-queries.ts';
import { dayOf, yearOf } from '../../shared/dates.ts';
import { allows } from '../../shared/permissions.ts';
import type { FieldError } from '../../web/forms.ts';
import { staffOf } from '../acting.ts';
import { piecesNeeded } from '../applicants/consents-of-case.ts';
import { stands } from '../application/application.ts';
import { certificateText } from '../bills/certificate-text.ts';
import { type FlagView, flagView } from '../bills/flag-view.ts';
import { flagsOfInvoices, flagsOfQuotes } from '../bills/open-flags.ts';
import { type DocumentType, SENSITIVE_DOCUMENTS } from '../case.ts';
import { type CaseHead, caseHead } from '../case-head-pages.ts';
import {
  caseCorrectionPath,
  caseDocumentPath,
  caseDocumentsPath,
  checkDocumentPath,
  datePiecePath,
  waiveFlagPath,
} from '../case-paths.ts';
import type { CaseRow } from '../case-store.ts';
import { CORRECTION_PROBLEMS } from '../correction/correction.ts';
import { mayDo } from '../instruction/may-do.ts';
import { canExamine } from './check-piece.ts';
import { type Bill, billsOf, type CaseDocument, documentsOf } from './document-store.ts';
import { type ExpiryView, expiryView } from './expiry-pages.ts';
import { type ExpiryKind, expiryOf } from './piece-expiry.ts';

export type DocumentLine = {
  readonly id: number;
  readonly name: string;
  readonly type: string;
  readonly href: string;
  readonly current: boolean;
  readonly status: string;
  readonly tone: string;
  readonly expiry: ExpiryView | null;
};
type BillLineShown = {
  readonly work: string;
  readonly quantity: string | null;
  readonly ht: string;
  readonly vat: string;
  readonly ttc: string;
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
  readonly previous: string | null;
  readonly place: string;
  /** In quarantine: nobody reads it yet; infected: nobody ever will. */
  readonly unreadable: string | null;
  /** Quarter turns of a picture, and where one more to each side leads. */
  readonly turn: { readonly quarters: number; readonly left: string; readonly right: string };
  readonly expiry: ExpiryView | null;
  /** The date to read on it; null for a type that does not expire. */
  readonly dates: {
    readonly action: string;
    readonly kind: ExpiryKind;
    readonly label: string;
    readonly hint: string;
    readonly value: string;
  } | null;
  /** Earlier files that this one took the place of, newest first. */
  readonly versions: readonly { readonly href: string; readonly title: string; readonly text: string }[];
  readonly quote: {
    readonly title: string;
    readonly lines: readonly BillLineShown[];
    readonly total: string;
    readonly certificate: string | null;
    readonly flags: readonly FlagView[];
    readonly waive: string | null;
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
  /** A reason refused, and the flag it was for. */
  readonly waiving: { readonly flag: string; readonly reason: string } | null;
  /** Said to staff when no scanner is set. */
  readonly unscanned: boolean;
  readonly errors: readonly FieldError[];
};

/** What came back with an error, as it was typed. */
export type DocumentForm = {
  readonly problem?: string;
  readonly reason?: string;
  readonly waiving?: DocumentsPage['waiving'];
  readonly errors: readonly FieldError[];
};

declare module '../../web/views.ts' {
  interface Views {
    'cases/case-documents': DocumentsPage;
  }
}

const TONES = { received: 'info', accepted: 'success', refused: 'danger', replaced: 'quiet' } as const;

/** Documents beside their checklist: the one asked for, else the first to be examined. `quarters`: turns of a picture. */
export async function documentsPage(
  ctx: Context,
  row: CaseRow,
  wanted: number | null,
  { form = null, quarters = 0 }: { readonly form?: DocumentForm | null; readonly quarters?: number } = {},
): Promise<DocumentsPage> {
  const t = translator(ctx.locale);
  const ref = row.ref ?? '';
  const documents = await documentsOf(ctx.db.read, row.id);
  // What gave way to another file is found beside it, among its versions; one that is asked for by name is shown.
  const listed = documents.filter(({ state, id }) => state !== 'replaced' || id === wanted);
  const shown =
    listed.find(({ id }) => id === wanted) ??
    listed.find(({ state }) => state === 'received') ??
    listed.find(stands) ??
    null;
  const refused = documents.filter(({ state }) => state === 'refused').length;
  const today = dayOf(ctx.clock());
  return {
    head: await caseHead(ctx, row, 'documents'),
    documents: listed.map((document) => ({
      id: document.id,
      name: document.name,
      type: typeName(ctx, document),
      href: caseDocumentsPath({ ref }, { document: document.id }),
      current: document.id === shown?.id,
      status: t(`cases.pieceState.${document.state}`),
      tone: TONES[document.state],
      expiry: expiryView(ctx.locale, document, today),
    })),
    missing: (await piecesNeeded(ctx.db.read, row))
      .filter((type) => !documents.some((document) => document.type === type && stands(document)))
      .map((type) => t(`cases.piece.${type}`)),
    shown: shown && (await shownDocument(ctx, row, shown, { listed, all: documents, quarters })),
    problems: CORRECTION_PROBLEMS.filter((problem) => problem !== 'missing').map((value) => ({
      value,
      text: t(`cases.problem.${value}`),
    })),
    refused: refused > 0 ? t('cases.documents.refusedCount', { count: refused }) : null,
    build: mayDo(ctx, row, 'request-correction') ? caseCorrectionPath({ ref }) : null,
    typed: form?.problem === undefined ? null : { problem: form.problem, reason: form.reason ?? '' },
    waiving: form?.waiving ?? null,
    unscanned: ctx.config.scanner === null,
    errors: form?.errors ?? [],
  };
}

const typeName = ({ locale }: Context, { type }: CaseDocument): string =>
  translateDynamic(locale, `cases.piece.${type}`);

type Around = {
  readonly listed: readonly CaseDocument[];
  readonly all: readonly CaseDocument[];
  readonly quarters: number;
};

async function shownDocument(
  ctx: Context,
  row: CaseRow,
  document: CaseDocument,
  { listed, all, quarters }: Around,
): Promise<ShownDocument> {
  const t = translator(ctx.locale);
  const ref = row.ref ?? '';
  const { id } = document;
  const file = await findFile(ctx.db.read, document.hash);
  const at = listed.findIndex((one) => one.id === id);
  const beside = (step: number): string | null => {
    const other = listed[at + step];
    return other ? caseDocumentsPath({ ref }, { document: other.id }) : null;
  };
  const turned = (by: number): string =>
    caseDocumentsPath({ ref }, { document: id, turn: (quarters + by + 4) % 4 });
  const quote = await billOf(ctx, row, document);
  const examined = canExamine(row.state) && document.state !== 'replaced';
  return {
    id,
    name: document.name,
    meta: t('cases.documents.meta', {
      type: typeName(ctx, document),
      day: formatterFor(ctx.locale).shortDay(dayOf(document.addedAt)),
    }),
    file: caseDocumentPath({ ref, document: id }),
    download: caseDocumentPath({ ref, document: id }, { download: 1 }),
    picture: file?.mime !== 'application/pdf',
    sensitive: SENSITIVE_DOCUMENTS.includes(document.type as DocumentType),
    state: document.state,
    status: t(`cases.pieceState.${document.state}`),
    tone: TONES[document.state],
    reason: document.reason,
    check: examined && mayExamine(ctx, row) ? checkDocumentPath({ ref, document: id }) : null,
    next: beside(1),
    previous: beside(-1),
    place: t('pieces.viewer.place', { at: at + 1, of: listed.length }),
    unreadable: unreadable(ctx, await findScan(ctx.db.read, document.hash)),
    turn: { quarters, left: turned(-1), right: turned(1) },
    expiry: expiryView(ctx.locale, document, dayOf(ctx.clock())),
    dates: datesForm(ctx, ref, document),
    versions: await versionsOf(ctx, ref, document, all),
    quote: quote ? await quoteView(ctx, row, quote) : null,
  };
}

/** The quote or invoice that a piece is, as it was entered. */
async function billOf(ctx: Context, row: CaseRow, { id, type }: CaseDocument): Promise<Bill | undefined> {
  if (type !== 'quote' && type !== 'invoice') return undefined;
  return (await billsOf(ctx.db.read, row.id, type)).find(({ documentId }) => documentId === id);
}

function unreadable({ locale }: Context, scan: FileScan | undefined): string | null {
  const t = translator(locale);
  if (scan?.state === 'waiting') return t('pieces.scan.waitingText');
  if (scan?.state === 'infected') return t('pieces.scan.infectedText', { threat: scan.threat ?? '?' });
  return null;
}

function datesForm(ctx: Context, ref: string, document: CaseDocument): ShownDocument['dates'] {
  const kind = expiryOf(document.type);
  if (kind === null || document.state === 'replaced' || !allows(staffOf(ctx).role, 'cases.instruct'))
    return null;
  const t = translator(ctx.locale);
  const { datedOn, validUntil } = document;
  const value = { until: validUntil, issued: datedOn, year: datedOn && String(yearOf(datedOn)) }[kind];
  return {
    action: datePiecePath({ ref, document: document.id }),
    kind,
    label: t(`pieces.dates.${kind}`),
    hint: t(`pieces.dates.${kind}Hint`),
    value: value ?? '',
  };
}

/** The files that came before, each with who sent it, who refused it, when and why. */
async function versionsOf(
  ctx: Context,
  ref: string,
  document: CaseDocument,
  all: readonly CaseDocument[],
): Promise<ShownDocument['versions']> {
  const t = translator(ctx.locale);
  const { shortDay } = formatterFor(ctx.locale);
  const before = (id: number): CaseDocument[] =>
    all.filter(({ replacedBy }) => replacedBy === id).flatMap((old) => [old, ...before(old.id)]);
  return Promise.all(
    before(document.id).map(async (old) => {
      const checker = old.checkedBy ? await findAccount(ctx.db.read, old.checkedBy) : undefined;
      const words = {
        sent: shortDay(dayOf(old.addedAt)),
        day: old.checkedAt ? shortDay(dayOf(old.checkedAt)) : '',
        who: checker?.name ?? t('cases.somebody'),
        reason: old.reason ?? '',
      };
      return {
        href: caseDocumentsPath({ ref }, { document: old.id }),
        title: t('pieces.versions.name', { number: old.revision, name: old.name }),
        text: t(old.reason === null ? 'pieces.versions.expired' : 'pieces.versions.refused', words),
      };
    }),
  );
}

/** Whoever may ask for corrections may examine pieces. */
const mayExamine = (ctx: Context, row: CaseRow): boolean => mayDo(ctx, row, 'request-correction');

async function quoteView(ctx: Context, row: CaseRow, quote: Bill): Promise<ShownDocument['quote']> {
  const t = translator(ctx.locale);
  const { exactMoney, percent, number, shortDay } = formatterFor(ctx.locale);
  const flags =
    quote.kind === 'quote'
      ? await flagsOfQuotes(ctx.db.read, ctx, row, [quote])
      : (await flagsOfInvoices(ctx.db.read, row)).filter(({ bill }) => bill.id === quote.id);
  return {
    title: t(quote.kind === 'quote' ? 'cases.quotes.of' : 'bills.invoiceOf', {
      company: quote.company,
      number: quote.number,
      day: shortDay(quote.datedOn),
    }),
    lines: quote.lines.map((line) => ({
      work: translateDynamic(ctx.locale, `incentives.terms.measure.${line.measure}`),
      quantity: line.quantity === null ? null : number(line.quantity),
      ht: exactMoney(line.costHT),
      vat: percent(line.vat / 10_000),
      ttc: exactMoney(line.totalTTC),
    })),
    total: t('cases.quotes.total', { amount: exactMoney(quote.totalTTC) }),
    certificate: certificateText(ctx.locale, {
      number: quote.rgeNumber,
      from: quote.rgeFrom,
      until: quote.rgeUntil,
      domains: quote.rgeDomains,
    }),
    flags: flags.map((raised) => flagView(ctx.locale, raised)),
    waive: allows(staffOf(ctx).role, 'cases.instruct')
      ? waiveFlagPath({ ref: row.ref ?? '', bill: quote.id })
      : null,
  };
}
