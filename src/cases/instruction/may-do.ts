import type { Context } from '../../context.ts';
import { allows } from '../../shared/permissions.ts';
import { staffOf } from '../acting.ts';
import type { CaseRow } from '../case-store.ts';
import { type CaseAction, canDo, doerOf } from '../case-workflow.ts';

export function mayDo(ctx: Context, row: CaseRow, action: CaseAction): boolean {
  const doer = doerOf(row.state, action);
  return canDo(row.state, action) && doer !== 'owner' && allows(staffOf(ctx).role, doer);
}
