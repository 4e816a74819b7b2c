import type { Context } from '../../context.ts';
import type { Writer } from '../../db/database.ts';
import { recordFile, storeUpload } from '../../files/keep-file.ts';
import { appendJournal } from '../../journal/append-journal.ts';
import { dayOf } from '../../shared/dates.ts';
import { conflict, mustExist, refused } from '../../shared/errors.ts';
import { accountOf } from '../acting.ts';
import { mustBeUnlocked, putRight } from '../application/save-answers.ts';
import { worksOfScenario, worksWithQuotes } from '../case-facts.ts';
import { type CaseRow, saveCase } from '../case-store.ts';
import { resumed } from '../drafts/resume-draft.ts';
import { findCaseAudit } from '../instruction/case-audit.ts';
import { caseForApplicant } from '../open-case.ts';
import {
  addBill,
  addVersion,
  type Bill,
  billsOf,
  findBill,
  findDocument,
  freeReplaced,
  removeBill,
  removeDocuments,
  removeRefusedBills,
} from '../pieces/document-store.ts';
import type { SentFile } from '../pieces/send-pieces.ts';
import { clash, type QuoteFacts, totalHT } from './quote.ts';

const QUOTE = { anchor: 'document', target: 'quote' } as const;
const MOST_QUOTES = 30;

/**
 * Adds a quote with its file; its lines take the place of the audit's estimates for the same works. The arithmetic has
 * been checked by the form (quote.ts `quoteFaults`).
 * @throws DomainError `cases.errors.sameQuote`, `cases.errors.quoteClash`, `cases.errors.locked`, `documents.errors.*`
 */
export async function addQuote(
  ctx: Context,
  caseId: number,
  quote: QuoteFacts,
  sent: SentFile,
): Promise<Bill> {
  await caseForApplicant(ctx.db.read, ctx, caseId);
  const file = await storeUpload(ctx, sent.bytes);
  const now = ctx.clock();
  return ctx.db.tx(async (d) => {
    const row = await caseForApplicant(d, ctx, caseId);
    await mustBeUnlocked(d, row, QUOTE);
    await removeRefusedBills(d, row.id);
    const others = await billsOf(d, row.id, 'quote');
    if (others.length >= MOST_QUOTES) throw refused('cases.errors.tooManyPieces', { most: MOST_QUOTES });
    const elsewhere = others.flatMap(({ lines }) => lines);
    if (quote.lines.some((line) => elsewhere.some((other) => clash(line, other))))
      throw refused('cases.errors.quoteClash');
    await recordFile(d, ctx, file);
    const addedBy = accountOf(ctx);
    const paper = {
      caseId: row.id,
      type: 'quote',
      hash: file.hash,
      name: sent.name,
      addedBy,
      addedAt: now,
      validUntil: quote.validUntil ?? null,
    };
    const document = await addVersion(d, paper, dayOf(now));
    const { lines, ...facts } = quote;
    const added = await addBill(d, {
      ...facts,
      caseId: row.id,
      kind: 'quote',
      documentId: document.id,
      lines,
      totalHT: totalHT(lines),
      addedBy,
      addedAt: now,
    });
    if (!added) throw conflict('cases.errors.sameQuote');
    await priceWorks(d, ctx, row);
    await putRight(d, ctx, row, QUOTE);
    const data = { quote: added.id, document: document.id, totalTTC: quote.totalTTC, hash: file.hash };
    await appendJournal(
      d,
      { actor: ctx.actor, now },
      { action: 'case.quote-added', subject: { kind: 'case', id: row.id }, data },
    );
    return added;
  });
}

/** Takes a quote back with its file; the estimates stand again for its works. */
export async function removeQuote(ctx: Context, caseId: number, quoteId: number): Promise<void> {
  await ctx.db.tx(async (d) => {
    const row = await caseForApplicant(d, ctx, caseId);
    await mustBeUnlocked(d, row, QUOTE);
    const quote = mustExist(await findBill(d, row.id, quoteId), 'cases.errors.unknownPiece');
    if (quote.kind !== 'quote') throw refused('cases.errors.locked');
    await removeBill(d, row.id, quote.id);
    const document = quote.documentId ? await findDocument(d, row.id, quote.documentId) : undefined;
    // A piece that somebody examined stays in the file with what was said of it; its quote no longer counts.
    if (document?.state === 'received') {
      await freeReplaced(d, document.id);
      await removeDocuments(d, row.id, [document.id]);
    }
    await priceWorks(d, ctx, row);
    await appendJournal(
      d,
      { actor: ctx.actor, now: ctx.clock() },
      { action: 'case.quote-removed', subject: { kind: 'case', id: row.id }, data: { quote: quote.id } },
    );
  });
}

/** Works of the case as they cost now: quoted where there is a quote, else as the audit estimates them. */
async function priceWorks(d: Writer, ctx: Context, row: CaseRow): Promise<void> {
  const audit = row.auditId === null ? null : await findCaseAudit(d, row.auditId);
  const estimated = audit?.scenario ? worksOfScenario(audit.scenario) : [];
  const lines = (await billsOf(d, row.id, 'quote')).flatMap((quote) => quote.lines);
  const again = await resumed(d, ctx, row);
  await saveCase(d, row, { works: worksWithQuotes(estimated, lines), ...again, updatedAt: ctx.clock() });
}
