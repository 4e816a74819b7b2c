import { and, asc, desc, eq, isNull } from 'drizzle-orm';
import type { Reader, Writer } from '../../db/database.ts';
import type { ActId, CaseId, FileHash } from '../../shared/ids.ts';
import type { GivenSignature, SignatureProof } from '../signing/signature-proof.ts';
import type { ActFacts, IssuableKind } from './act-facts.ts';
import { type ActKind, acts, signatures } from './act-table.ts';

/** An act whose kind has a template, with its frozen facts. */
export type Act = Omit<typeof acts.$inferSelect, 'facts' | 'kind'> & {
  readonly kind: IssuableKind;
  readonly facts: ActFacts;
};
export type NewAct = Omit<typeof acts.$inferInsert, 'facts'> & { readonly facts: ActFacts };

export async function addAct(d: Writer, act: NewAct): Promise<ActId> {
  return d.insert(acts).values(act).returning({ id: acts.id }).get().id;
}

export async function findAct(d: Reader, id: ActId): Promise<Act | undefined> {
  return d.select().from(acts).where(eq(acts.id, id)).get() as Act | undefined;
}

export async function findActByCode(d: Reader, code: string): Promise<Act | undefined> {
  return d.select().from(acts).where(eq(acts.verificationCode, code)).get() as Act | undefined;
}

/** Acts of a case, oldest first. */
export async function actsOfCase(d: Reader, caseId: CaseId): Promise<Act[]> {
  return d.select().from(acts).where(eq(acts.caseId, caseId)).orderBy(asc(acts.id)).all() as Act[];
}

export async function latestAct(d: Reader, caseId: CaseId, kind: ActKind): Promise<Act | undefined> {
  return d
    .select()
    .from(acts)
    .where(and(eq(acts.caseId, caseId), eq(acts.kind, kind)))
    .orderBy(desc(acts.id))
    .limit(1)
    .get() as Act | undefined;
}

/** Reference of the case that was issued such an act last; null when none was. */
export async function latestCaseWith(d: Reader, kind: ActKind): Promise<string | null> {
  const row = d
    .select({ facts: acts.facts })
    .from(acts)
    .where(eq(acts.kind, kind))
    .orderBy(desc(acts.id))
    .limit(1)
    .get() as Pick<Act, 'facts'> | undefined;
  // The content of an act goes at the end of its time.
  return row?.facts.case?.ref ?? null;
}

/** Gives the act its document, once. False when it has one already. */
export async function giveFile(d: Writer, id: ActId, hash: FileHash): Promise<boolean> {
  return (
    d
      .update(acts)
      .set({ fileHash: hash })
      .where(and(eq(acts.id, id), isNull(acts.fileHash)))
      .run().changes === 1
  );
}

/** Gives the act its signed copy, once. False when it has one already. */
export async function giveSignedFile(d: Writer, id: ActId, hash: FileHash): Promise<boolean> {
  return (
    d
      .update(acts)
      .set({ signedFileHash: hash })
      .where(and(eq(acts.id, id), isNull(acts.signedFileHash)))
      .run().changes === 1
  );
}

type SignatureRow = Omit<typeof signatures.$inferSelect, 'proof'> & { readonly proof: SignatureProof };
export type Signature = SignatureRow & GivenSignature;

/** Signatures of an act in the order they were given. */
export async function signaturesOf(d: Reader, actId: ActId): Promise<Signature[]> {
  return d
    .select()
    .from(signatures)
    .where(eq(signatures.actId, actId))
    .orderBy(asc(signatures.id))
    .all() as Signature[];
}

/** Writes a signature. False when that party has signed already. */
export async function addSignature(
  d: Writer,
  row: Omit<typeof signatures.$inferInsert, 'proof'> & { readonly proof: SignatureProof },
): Promise<boolean> {
  return d.insert(signatures).values(row).onConflictDoNothing().run().changes === 1;
}
