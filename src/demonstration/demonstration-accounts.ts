import type { Role } from '../shared/permissions.ts';

/** Staff of the demonstration. Real accounts with real passwords and second factors, for invented people. */
export type DemonstrationAccount = {
  readonly email: string;
  readonly name: string;
  readonly role: Role;
  readonly password: string;
};

const PASSWORD = 'volets-ouverts-demo';

export const DEMONSTRATION_ACCOUNTS: readonly DemonstrationAccount[] = [
  { email: 'camille.instruction@example.org', name: 'Camille Vandamme', role: 'officer', password: PASSWORD },
  { email: 'sacha.instruction@example.org', name: 'Sacha Deswarte', role: 'officer', password: PASSWORD },
  { email: 'alix.conseil@example.org', name: 'Alix Leroy', role: 'adviser', password: PASSWORD },
  { email: 'dominique.responsable@example.org', name: 'Dominique Maes', role: 'manager', password: PASSWORD },
  { email: 'lou.responsable@example.org', name: 'Lou Deroo', role: 'manager', password: PASSWORD },
  { email: 'noa.administration@example.org', name: 'Noa Baert', role: 'administrator', password: PASSWORD },
];
