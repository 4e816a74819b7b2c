import { and, asc, eq, isNull, or, sql } from 'drizzle-orm';
import type { Signatory as Wanted } from '../../cases/cases-queries.ts';
import type { Reader, Writer } from '../../db/database.ts';
import type { Instant } from '../../shared/dates.ts';
import type { AccountId, ActId, CaseId, SignatoryId } from '../../shared/ids.ts';
import { actSignatories, acts } from '../acts/act-table.ts';

export type Signatory = typeof actSignatories.$inferSelect;

/** Freezes who signs an act, in order. */
export async function addSignatories(d: Writer, actId: ActId, wanted: readonly Wanted[]): Promise<void> {
  for (const [index, { email, ...signatory }] of wanted.entries())
    d.insert(actSignatories)
      .values({ ...signatory, email: email && normal(email), actId, place: index + 1 })
      .run();
}

/** Those who sign an act for the owners, in the order of its frames. */
export async function signatoriesOfAct(d: Reader, actId: ActId): Promise<Signatory[]> {
  return d
    .select()
    .from(actSignatories)
    .where(eq(actSignatories.actId, actId))
    .orderBy(asc(actSignatories.place))
    .all();
}

export async function findSignatory(d: Reader, id: SignatoryId): Promise<Signatory | undefined> {
  return d.select().from(actSignatories).where(eq(actSignatories.id, id)).get();
}

/** Whether that person signs an act of the case: by account, or by the mailbox through which they signed in. */
export async function signsInCase(
  d: Reader,
  caseId: CaseId,
  { accountId, email }: { readonly accountId: AccountId; readonly email: string },
): Promise<boolean> {
  const found = d
    .select({ id: actSignatories.id })
    .from(actSignatories)
    .innerJoin(acts, eq(acts.id, actSignatories.actId))
    .where(
      and(
        eq(acts.caseId, caseId),
        or(
          eq(actSignatories.accountId, accountId),
          and(isNull(actSignatories.accountId), eq(actSignatories.email, normal(email))),
        ),
      ),
    )
    .limit(1)
    .get();
  return found !== undefined;
}

/** Notes that a signatory was invited, at which mailbox. */
export async function noteInvited(
  d: Writer,
  id: SignatoryId,
  { email, at }: { readonly email: string; readonly at: Instant },
): Promise<void> {
  d.update(actSignatories)
    .set({ email: normal(email), invitedAt: at })
    .where(eq(actSignatories.id, id))
    .run();
}

export async function noteReminded(d: Writer, id: SignatoryId): Promise<void> {
  d.update(actSignatories)
    .set({ reminders: sql`${actSignatories.reminders} + 1` })
    .where(eq(actSignatories.id, id))
    .run();
}

const normal = (email: string): string => email.trim().toLowerCase();
