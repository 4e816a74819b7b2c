import { Secret, TOTP } from 'otpauth';
import type { Instant } from '../shared/dates.ts';

const totpFor = (secret: string, label: string): TOTP =>
  new TOTP({
    issuer: 'Volets Ouverts',
    label,
    algorithm: 'SHA1',
    digits: 6,
    period: 30,
    secret: Secret.fromBase32(secret),
  });

export const newSecondFactorSecret = (): string => new Secret({ size: 20 }).base32;

/** The address an authenticator application reads from a QR code. */
export const enrolmentUri = (secret: string, label: string): string => totpFor(secret, label).toString();

export const currentCode = (secret: string, now: Instant): string =>
  totpFor(secret, '').generate({ timestamp: Date.parse(now) });

/**
 * The time step a code belongs to, one step of clock drift allowed either way; null when wrong or already used
 * (`lastStep`: RFC 6238 §5.2, a code is accepted once).
 */
export function acceptedStep(
  secret: string,
  code: string,
  now: Instant,
  lastStep: number | null,
): number | null {
  const timestamp = Date.parse(now);
  const delta = totpFor(secret, '').validate({ token: code.replace(/\s/g, ''), timestamp, window: 1 });
  if (delta === null) return null;
  const step = Math.floor(timestamp / 30_000) + delta;
  return lastStep !== null && step <= lastStep ? null : step;
}
