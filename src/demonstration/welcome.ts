import type { Config } from '../config.ts';
import { DEMONSTRATION_ACCOUNTS } from './demonstration-accounts.ts';

/** What the terminal shows once the service answers. */
export function welcome(config: Config): string {
  const address = `http://${config.host}:${config.port}`;
  if (!config.demo) return `Volets Ouverts answers at ${config.publicUrl} (listening on ${address}).`;
  const accounts = DEMONSTRATION_ACCOUNTS.map(
    (account) => `    ${account.role.padEnd(14)} ${account.email.padEnd(36)} ${account.password}`,
  );
  return [
    '',
    `  Volets Ouverts – demonstration, every person and home is invented`,
    `  ${address}`,
    '',
    '  Staff accounts (second-factor codes and all mails sent: see /demo)',
    ...accounts,
    '',
    '  Owners sign in by an e-mailed link; the mail appears on /demo.',
    '',
  ].join('\n');
}
