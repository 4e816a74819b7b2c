import type { Context } from '../context.ts';
import { addStaff } from '../people/add-staff.ts';
import { listStaff } from '../people/people-queries.ts';
import { newSecondFactorSecret } from '../people/second-factor.ts';
import { DEMONSTRATION_ACCOUNTS } from './demonstration-accounts.ts';

/** On the first start of a demonstration: its staff, with their second factors set. Later starts change nothing. */
export async function loadDemonstration(ctx: Context): Promise<void> {
  if ((await listStaff(ctx.db.read)).length > 0) return;
  for (const account of DEMONSTRATION_ACCOUNTS) {
    await addStaff(ctx, { ...account, territory: null, secondFactor: newSecondFactorSecret() });
  }
}
