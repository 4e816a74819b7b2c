import { and, asc, eq } from 'drizzle-orm';
import type { Reader, Writer } from '../../db/database.ts';
import { mustHaveSaved } from '../../db/saved.ts';
import type { AuditId } from '../../shared/ids.ts';
import { auditProposals } from '../proposal-table.ts';
import type { Proposal, ProposalChoice, ProposalId, ProposalStage } from './proposal.ts';

type Row = typeof auditProposals.$inferSelect;
type NewProposal = ProposalChoice & Pick<Proposal, 'auditId' | 'stages'>;

/** Rows are written by this room alone, from typed values (proposal.ts). */
const typed = (row: Row): Proposal => row as unknown as Proposal;

/** The proposals of an audit, in the order they were made. */
export async function proposalsOf(d: Reader, auditId: AuditId): Promise<Proposal[]> {
  return d
    .select()
    .from(auditProposals)
    .where(eq(auditProposals.auditId, auditId))
    .orderBy(asc(auditProposals.id))
    .all()
    .map(typed);
}

export async function findProposal(
  d: Reader,
  auditId: AuditId,
  id: ProposalId,
): Promise<Proposal | undefined> {
  const row = d
    .select()
    .from(auditProposals)
    .where(and(eq(auditProposals.id, id), eq(auditProposals.auditId, auditId)))
    .get();
  return row && typed(row);
}

export async function addProposal(d: Writer, proposal: NewProposal): Promise<Proposal> {
  return typed(d.insert(auditProposals).values(proposal).returning().get());
}

/** Saves over the version seen. @throws DomainError conflict when somebody else saved first */
export async function saveProposal(
  d: Writer,
  seen: Proposal,
  changes: Partial<ProposalChoice> & { readonly stages: readonly ProposalStage[] | null },
): Promise<void> {
  mustHaveSaved(
    d
      .update(auditProposals)
      .set({ ...changes, version: seen.version + 1 })
      .where(and(eq(auditProposals.id, seen.id), eq(auditProposals.version, seen.version)))
      .run(),
  );
}

export async function removeProposal(d: Writer, { id, version }: Proposal): Promise<void> {
  mustHaveSaved(
    d
      .delete(auditProposals)
      .where(and(eq(auditProposals.id, id), eq(auditProposals.version, version)))
      .run(),
  );
}
