import { enterDemonstrationCampaigns } from '../campaigns/demo/enter-demonstration-campaigns.ts';
import type { Context } from '../context.ts';
import { enterDemonstrationWork } from '../follow-up/enter-demonstration-work.ts';
import { appendJournal } from '../journal/append-journal.ts';
import { addStaff } from '../people/add-staff.ts';
import { listStaff } from '../people/people-queries.ts';
import { newSecondFactorSecret } from '../people/second-factor.ts';
import { dayOf } from '../shared/dates.ts';
import type { UnitId } from '../shared/ids.ts';
import { nextLovacCsv } from '../units/demo/demo-lovac.ts';
import { enterDemonstrationFinding } from '../units/demo/enter-demonstration-finding.ts';
import { enterDemonstrationUnits } from '../units/demo/enter-demonstration-units.ts';
import { giveUnits } from '../units/outreach/give-units.ts';
import { hasUnits, registerBeganAt } from '../units/units-queries.ts';
import { DEMONSTRATION_ACCOUNTS } from './demonstration-accounts.ts';
import { demonstrationRegister } from './demonstration-register.ts';

/** On the first start of a demonstration: its staff with their second factors, and its register. Later starts change nothing. */
export async function loadDemonstration(ctx: Context): Promise<void> {
  await openAccounts(ctx);
  if (await hasUnits(ctx.db.read)) return;
  const ids = await enterDemonstrationUnits(ctx, demonstrationRegister(dayOf(ctx.clock())));
  await shareOut(ctx, ids);
  await keepFinding(ctx);
  await enterDemonstrationCampaigns(ctx);
  await ctx.db.tx((d) =>
    appendJournal(
      d,
      { actor: ctx.actor, now: ctx.clock() },
      {
        action: 'register.invented',
        subject: { kind: 'register', id: ctx.programme.slug },
        data: { units: ids.length },
      },
    ),
  );
}

async function openAccounts(ctx: Context): Promise<void> {
  if ((await listStaff(ctx.db.read)).length > 0) return;
  for (const account of DEMONSTRATION_ACCOUNTS) {
    await addStaff(ctx, { ...account, territory: null, secondFactor: newSecondFactorSecret() });
  }
}

/** Perimeters and shared views are the manager's. */
async function keepFinding(ctx: Context): Promise<void> {
  const manager = (await listStaff(ctx.db.read)).find(({ role }) => role === 'manager');
  if (!manager) return;
  const { id: accountId, name, territory } = manager;
  await enterDemonstrationFinding(ctx, { kind: 'staff', accountId, name, role: 'manager', territory });
}

const ONE_IN = 25;

/** A few homes to each officer, so that "followed by me" finds some. */
async function shareOut(ctx: Context, ids: readonly UnitId[]): Promise<void> {
  const officers = (await listStaff(ctx.db.read)).filter(({ role }) => role === 'officer');
  for (const [place, officer] of officers.entries()) {
    const theirs = ids.filter((_, index) => index % ONE_IN === place);
    await ctx.db.tx((d) => giveUnits(d, theirs, officer.id));
    await enterDemonstrationWork(ctx, officer, theirs);
  }
}

/** The file that the State would send this year to the demonstration's city, wrong lines included. */
export async function demonstrationLovac({ db, clock, programme, territory }: Context): Promise<string> {
  const began = await registerBeganAt(db.read);
  return nextLovacCsv(programme, territory, demonstrationRegister(dayOf(began ?? clock())));
}
