import { and, asc, desc, eq, gte, lt, sql } from 'drizzle-orm';
import type { Reader, Writer } from '../db/database.ts';
import { addDays, type Day, startOfDay } from '../shared/dates.ts';
import type { AccountId, CaseId, CaseRef, EnvelopeId } from '../shared/ids.ts';
import { cents, NO_MONEY } from '../shared/money.ts';
import type { LedgerSums } from './budget.ts';
import { envelopes, ledger } from './budget-table.ts';
import { LEDGER_KINDS, type LedgerKind } from './ledger-kinds.ts';
import { movementLines } from './movement-table.ts';

export type Envelope = typeof envelopes.$inferSelect;
export type Movement = typeof ledger.$inferInsert;
export type LedgerRow = typeof ledger.$inferSelect;

export async function listEnvelopes(d: Reader): Promise<Envelope[]> {
  return d.select().from(envelopes).orderBy(asc(envelopes.year), asc(envelopes.slug)).all();
}

export async function findEnvelope(d: Reader, slug: string): Promise<Envelope | undefined> {
  return d.select().from(envelopes).where(eq(envelopes.slug, slug)).get();
}

export async function findEnvelopeById(d: Reader, id: EnvelopeId): Promise<Envelope | undefined> {
  return d.select().from(envelopes).where(eq(envelopes.id, id)).get();
}

/** The first envelope of a year, on that budget line when one is named. */
export async function envelopeOfYear(
  d: Reader,
  year: number,
  budgetLine?: string,
): Promise<Envelope | undefined> {
  const line = budgetLine === undefined ? undefined : eq(envelopes.budgetLine, budgetLine);
  return d
    .select()
    .from(envelopes)
    .where(and(eq(envelopes.year, year), line))
    .orderBy(asc(envelopes.slug))
    .limit(1)
    .get();
}

/** Opens an envelope unless it is there already. */
export async function openEnvelope(
  d: Writer,
  envelope: typeof envelopes.$inferInsert,
): Promise<Envelope | undefined> {
  return d.insert(envelopes).values(envelope).onConflictDoNothing().returning().get();
}

/** Sums by kind of movement; kinds without movement are zero. */
export async function ledgerSums(d: Reader, envelopeId: EnvelopeId): Promise<LedgerSums> {
  const rows = d
    .select({ kind: ledger.kind, total: sql<number>`sum(${ledger.amount})` })
    .from(ledger)
    .where(eq(ledger.envelopeId, envelopeId))
    .groupBy(ledger.kind)
    .all();
  const sums = Object.fromEntries(LEDGER_KINDS.map((kind) => [kind, NO_MONEY]));
  for (const { kind, total } of rows) sums[kind] = cents(total);
  return sums as LedgerSums;
}

/** Writes one movement. False when a movement of that key is already there: the same deed done twice counts once. */
export async function writeMovement(d: Writer, movement: Movement): Promise<boolean> {
  return d.insert(ledger).values(movement).onConflictDoNothing({ target: ledger.key }).run().changes === 1;
}

export async function findMovement(d: Reader, key: string): Promise<LedgerRow | undefined> {
  return d.select().from(ledger).where(eq(ledger.key, key)).get();
}

/** Movements of one case, oldest first. */
export async function movementsOfCase(d: Reader, caseId: CaseId): Promise<LedgerRow[]> {
  return d.select().from(ledger).where(eq(ledger.caseId, caseId)).orderBy(asc(ledger.id)).all();
}

export type MovementLine = {
  readonly id: number;
  readonly envelope: string;
  readonly caseRef: string | null;
  readonly kind: LedgerKind;
  readonly amount: LedgerRow['amount'];
  readonly at: LedgerRow['at'];
  readonly actorName: string | null;
};

const PAGE = 50;

/** What a list of movements is narrowed to; null: everything. Days in Paris, both included. */
export type MovementFilter = {
  readonly kind: LedgerKind | null;
  readonly caseRef: string | null;
  readonly actorId: AccountId | null;
  readonly from: Day | null;
  readonly to: Day | null;
};

const matching = (envelopeId: EnvelopeId, { kind, caseRef, actorId, from, to }: MovementFilter) =>
  and(
    eq(movementLines.envelopeId, envelopeId),
    kind === null ? undefined : eq(movementLines.kind, kind),
    caseRef === null ? undefined : eq(movementLines.caseRef, caseRef as CaseRef),
    actorId === null ? undefined : eq(movementLines.actorId, actorId),
    from === null ? undefined : gte(movementLines.at, startOfDay(from)),
    to === null ? undefined : lt(movementLines.at, startOfDay(addDays(to, 1))),
  );

/** Movements of an envelope before `before` (an entry number), newest first, one page. */
export async function movementPage(
  d: Reader,
  envelopeId: EnvelopeId,
  before: number | null,
  filter: MovementFilter,
): Promise<{ lines: MovementLine[]; more: boolean }> {
  const lines = d
    .select()
    .from(movementLines)
    .where(and(matching(envelopeId, filter), before === null ? undefined : lt(movementLines.id, before)))
    .orderBy(desc(movementLines.id))
    .limit(PAGE + 1)
    .all();
  return { lines: lines.slice(0, PAGE), more: lines.length > PAGE };
}

export const NO_FILTER: MovementFilter = { kind: null, caseRef: null, actorId: null, from: null, to: null };

/** Every movement of an envelope that matches, oldest first, for its export. */
export async function allMovements(
  d: Reader,
  envelopeId: EnvelopeId,
  filter: MovementFilter = NO_FILTER,
): Promise<MovementLine[]> {
  return d
    .select()
    .from(movementLines)
    .where(matching(envelopeId, filter))
    .orderBy(asc(movementLines.id))
    .all();
}

/** Who made movements in an envelope, by name. */
export async function moversOf(
  d: Reader,
  envelopeId: EnvelopeId,
): Promise<{ id: AccountId; name: string }[]> {
  return d
    .selectDistinct({ id: movementLines.actorId, name: movementLines.actorName })
    .from(movementLines)
    .where(eq(movementLines.envelopeId, envelopeId))
    .orderBy(asc(movementLines.actorName))
    .all()
    .flatMap(({ id, name }) => (id === null || name === null ? [] : [{ id, name }]));
}
