import { argon2, randomBytes, timingSafeEqual } from 'node:crypto';
import { promisify } from 'node:util';

const derive = promisify(argon2) as (algorithm: 'argon2id', parameters: object) => Promise<Buffer>;

/** OWASP's first choice: argon2id, 19 MiB, two passes, one lane. */
const COST = { parallelism: 1, tagLength: 32, memory: 19 * 1024, passes: 2 };
export const MIN_PASSWORD = 12;

async function derived(password: string, salt: Buffer): Promise<Buffer> {
  return derive('argon2id', { message: password.normalize('NFC'), nonce: salt, ...COST });
}

/** `argon2id$<salt>$<hash>`, base64url. */
export async function hashPassword(password: string): Promise<string> {
  const salt = randomBytes(16);
  return ['argon2id', salt.toString('base64url'), (await derived(password, salt)).toString('base64url')].join(
    '$',
  );
}

/** Compares in constant time. Without a stored hash it spends the same work, so that timing does not tell which accounts exist. */
export async function passwordMatches(password: string, stored: string | null): Promise<boolean> {
  const [, salt, hash] = (stored ?? `argon2id$${'A'.repeat(22)}$${'A'.repeat(43)}`).split('$');
  const expected = Buffer.from(hash ?? '', 'base64url');
  const given = await derived(password, Buffer.from(salt ?? '', 'base64url'));
  return stored !== null && expected.length === given.length && timingSafeEqual(expected, given);
}
