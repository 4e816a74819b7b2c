import type { Reader } from '../../db/database.ts';
import type { AuditId } from '../../shared/ids.ts';
import { casesOfAudit } from '../case-store.ts';
import { hasEnded } from '../case-workflow.ts';
import { anchorKey, unlocked } from '../correction/correction.ts';
import { openCorrection } from '../correction/correction-store.ts';

/** The question of the application that works belong to: a correction of the project reopens them. */
export const WORKS_QUESTION = anchorKey({ anchor: 'field', target: 'project' });

/**
 * Whether an application was filed with this audit: what was applied for is then the case's, and its owner changes
 * neither answers nor works, but where a correction asks for just that.
 */
export async function isAppliedWith(d: Reader, audit: AuditId): Promise<boolean> {
  for (const { id, state } of await casesOfAudit(d, audit)) {
    if (state === 'draft' || hasEnded(state)) continue;
    const asked = await openCorrection(d, id);
    if (!unlocked(state, asked?.items ?? []).has(WORKS_QUESTION)) return true;
  }
  return false;
}
