import { and, asc, eq, isNotNull, lte } from 'drizzle-orm';
import type { Reader, Writer } from '../../db/database.ts';
import type { Day } from '../../shared/dates.ts';
import type { AccountId, CaseId } from '../../shared/ids.ts';
import { caseBills, caseDocuments, cases } from '../case-table.ts';
import type { ApplicationQuestion } from '../correction/correction.ts';
import { draftNotices, keptTyping } from './draft-table.ts';

export type KeptTyping = typeof keptTyping.$inferSelect;

/** Drafts whose last day is that one or before it. */
export async function draftsDueBy(d: Reader, day: Day): Promise<CaseId[]> {
  return d
    .select({ id: cases.id })
    .from(cases)
    .where(and(eq(cases.state, 'draft'), isNotNull(cases.dueOn), lte(cases.dueOn, day)))
    .orderBy(asc(cases.id))
    .all()
    .map(({ id }) => id);
}

export async function noticesOf(d: Reader, caseId: CaseId): Promise<number> {
  return d.select().from(draftNotices).where(eq(draftNotices.caseId, caseId)).all().length;
}

export async function addNotice(d: Writer, notice: typeof draftNotices.$inferInsert): Promise<void> {
  d.insert(draftNotices).values(notice).run();
}

export async function forgetNotices(d: Writer, caseId: CaseId): Promise<void> {
  d.delete(draftNotices).where(eq(draftNotices.caseId, caseId)).run();
}

export async function typingOf(
  d: Reader,
  caseId: CaseId,
  question: ApplicationQuestion,
  accountId: AccountId,
): Promise<KeptTyping | undefined> {
  return d
    .select()
    .from(keptTyping)
    .where(
      and(
        eq(keptTyping.caseId, caseId),
        eq(keptTyping.question, question),
        eq(keptTyping.accountId, accountId),
      ),
    )
    .get();
}

export async function keepTyping(d: Writer, row: KeptTyping): Promise<void> {
  const { typed, at } = row;
  d.insert(keptTyping)
    .values(row)
    .onConflictDoUpdate({
      target: [keptTyping.caseId, keptTyping.question, keptTyping.accountId],
      set: { typed, at },
    })
    .run();
}

/** Once a page is sent, what was typed on it is the answer; without `question`, all of a case. */
export async function forgetTyping(d: Writer, caseId: CaseId, question?: ApplicationQuestion): Promise<void> {
  d.delete(keptTyping)
    .where(and(eq(keptTyping.caseId, caseId), question ? eq(keptTyping.question, question) : undefined))
    .run();
}

/** Takes the pieces and quotes of a draft out of the database. */
export async function removePapers(d: Writer, caseId: CaseId): Promise<void> {
  d.delete(caseBills).where(eq(caseBills.caseId, caseId)).run();
  d.delete(caseDocuments).where(eq(caseDocuments.caseId, caseId)).run();
}
