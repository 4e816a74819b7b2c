import { randomBytes } from 'node:crypto';
import { contextFor } from '../context.ts';
import { addStaff } from '../people/add-staff.ts';
import { system } from '../shared/actor.ts';
import { ROLES, type Role } from '../shared/permissions.ts';
import { type Command, UsageError } from './command.ts';

export const userCommand: Command = {
  usage: 'user add --email E --name N --role R',
  summary: 'Opens a staff account (officer, adviser, manager, administrator) and prints its first password.',
  options: {
    email: { type: 'string', text: 'Work e-mail address' },
    name: { type: 'string', text: 'Name, as shown to owners' },
    role: { type: 'string', text: ROLES.join(', ') },
    communes: { type: 'string', text: 'INSEE codes the account is limited to, separated by commas' },
  },
  needs: ['“add”'],
  async run(terminal, { positionals, flags }) {
    const { email, name, role, communes } = flags;
    if (positionals[0] !== 'add') throw new UsageError('Only “user add” is known.');
    if (typeof email !== 'string' || !email.includes('@')) throw new UsageError('--email is missing.');
    if (typeof name !== 'string') throw new UsageError('--name is missing.');
    if (!ROLES.includes(role as Role)) throw new UsageError(`--role is one of ${ROLES.join(', ')}.`);
    const territory = typeof communes === 'string' ? communes.split(',').map((code) => code.trim()) : null;
    const services = await terminal.services();
    const unknown = territory?.find(
      (code) => !services.territory.communes.some((commune) => commune.code === code),
    );
    if (unknown) throw new UsageError(`${unknown} is not a commune of this programme.`);
    const password = randomBytes(15).toString('base64url');
    await addStaff(contextFor(services, system('terminal')), {
      email,
      name,
      role: role as Role,
      password,
      territory,
    });
    terminal.tell('Account opened. The second factor is set at first sign-in. First password:');
    terminal.print(password);
  },
};
