import { addStaff } from '../../src/people/add-staff.ts';
import { type Staff, system } from '../../src/shared/actor.ts';
import type { Role } from '../../src/shared/permissions.ts';
import type { TestServices } from './test-services.ts';

let people = 0;

/** A member of staff with an account, as use cases see them; one who signs in is of test-app.ts. */
export async function staff(test: TestServices, role: Role, name: string): Promise<Staff> {
  const email = `${role}-${++people}@staff.example.org`;
  const password = 'a long enough password';
  const account = await addStaff(test.as(system('test')), { email, name, role, password, territory: null });
  return { kind: 'staff', accountId: account.id, name, role, territory: null };
}
