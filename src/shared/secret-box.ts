import { createCipheriv, createDecipheriv, createHmac, hkdfSync, randomBytes } from 'node:crypto';

/** Small secrets at rest (second-factor seeds, bank details): AES-256-GCM under a key kept outside the database. */
const FORMAT = 'v1';

const subkey = (key: Buffer, purpose: string): Buffer =>
  Buffer.from(hkdfSync('sha256', key, '', `volets:${purpose}`, 32));

/** Encrypts `plain` for one purpose; the same text never gives the same box twice. */
export function sealSecret(key: Buffer, purpose: string, plain: string): string {
  const nonce = randomBytes(12);
  const cipher = createCipheriv('aes-256-gcm', subkey(key, purpose), nonce);
  const body = Buffer.concat([cipher.update(plain, 'utf8'), cipher.final()]);
  return [
    FORMAT,
    nonce.toString('base64url'),
    cipher.getAuthTag().toString('base64url'),
    body.toString('base64url'),
  ].join('.');
}

/** Opens a box; throws when it was altered or made under another key or purpose. */
export function openSecret(key: Buffer, purpose: string, box: string): string {
  const [format, nonce, tag, body] = box.split('.');
  if (format !== FORMAT || !nonce || !tag || body === undefined) throw new Error('not a sealed secret');
  const decipher = createDecipheriv('aes-256-gcm', subkey(key, purpose), Buffer.from(nonce, 'base64url'));
  decipher.setAuthTag(Buffer.from(tag, 'base64url'));
  return Buffer.concat([decipher.update(Buffer.from(body, 'base64url')), decipher.final()]).toString('utf8');
}

/** A keyed fingerprint: equal secrets are found equal without being readable. */
export const fingerprint = (key: Buffer, purpose: string, plain: string): string =>
  createHmac('sha256', subkey(key, purpose)).update(plain).digest('hex');
