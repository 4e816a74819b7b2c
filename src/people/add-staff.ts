import type { Context } from '../context.ts';
import type { Writer } from '../db/database.ts';
import { appendJournal } from '../journal/append-journal.ts';
import { conflict, invalid } from '../shared/errors.ts';
import type { Role } from '../shared/permissions.ts';
import { type Account, addAccount, findAccountByEmail } from './account-store.ts';
import { hashPassword, MIN_PASSWORD } from './password.ts';
import { sealSecondFactor } from './sign-in-staff.ts';

export type NewStaff = {
  readonly email: string;
  readonly name: string;
  readonly role: Role;
  readonly password: string;
  readonly territory: string[] | null;
  /** Given in demonstration only; otherwise the person enrols an authenticator at first sign-in. */
  readonly secondFactor?: string;
};

/** Opens a staff account: the first one from the terminal, the others likewise or by an administrator. */
export async function addStaff(ctx: Context, staff: NewStaff): Promise<Account> {
  if (staff.password.length < MIN_PASSWORD) throw invalid('people.errors.weakPassword');
  const passwordHash = await hashPassword(staff.password);
  return ctx.db.tx(async (d: Writer) => {
    if (await findAccountByEmail(d, staff.email)) throw conflict('people.errors.emailTaken');
    const account = await addAccount(d, {
      kind: 'staff',
      email: staff.email,
      name: staff.name,
      role: staff.role,
      territory: staff.territory,
      locale: 'fr',
      passwordHash,
      totpSecret: staff.secondFactor ? sealSecondFactor(ctx.config.dataKey, staff.secondFactor) : null,
      createdAt: ctx.clock(),
    });
    await appendJournal(
      d,
      { actor: ctx.actor, now: ctx.clock() },
      { action: 'account.opened', subject: { kind: 'account', id: account.id }, data: { role: staff.role } },
    );
    return account;
  });
}
