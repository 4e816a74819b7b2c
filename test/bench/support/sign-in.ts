import { DEMONSTRATION_ACCOUNTS } from '../../../src/demonstration/demonstration-accounts.ts';
import { Client } from './client.ts';

/**
 * Signs a member of the demonstration's staff in through the real pages: password, then the code shown on `/demo`.
 * A code is taken once: one sign-in per account and half minute.
 */
export async function signIn(url: string, email: string): Promise<Client> {
  const account = DEMONSTRATION_ACCOUNTS.find((known) => known.email === email);
  if (!account) throw new Error(`${email} is not of the demonstration`);
  const client = new Client(url);
  await client.get('/staff/login');
  await client.post('/staff/login', { email, password: account.password });
  await client.get('/staff/login/code');
  const { body } = await client.get('/demo');
  const code = body.slice(body.indexOf(email)).match(/\b(\d{6})\b/)?.[1] ?? '';
  const entered = await client.post('/staff/login/code', { code });
  if (entered.status !== 303) throw new Error(`sign-in answered ${entered.status}`);
  await client.get('/register');
  return client;
}

export const OFFICER = 'camille.instruction@example.org';
export const OTHER_OFFICER = 'sacha.instruction@example.org';
