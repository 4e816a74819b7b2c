/** Purpose under which account numbers are sealed and fingerprinted. */
export const IBAN_BOX = 'iban';

/** Lengths of IBANs in the single euro payments area (ISO 13616 registry). */
const LENGTHS: Readonly<Record<string, number>> = {
  AD: 24,
  AT: 20,
  BE: 16,
  BG: 22,
  CH: 21,
  CY: 28,
  CZ: 24,
  DE: 22,
  DK: 18,
  EE: 20,
  ES: 24,
  FI: 18,
  FR: 27,
  GB: 22,
  GI: 23,
  GR: 27,
  HR: 21,
  HU: 28,
  IE: 22,
  IS: 26,
  IT: 27,
  LI: 21,
  LT: 20,
  LU: 20,
  LV: 21,
  MC: 27,
  MT: 31,
  NL: 18,
  NO: 15,
  PL: 28,
  PT: 25,
  RO: 24,
  SE: 24,
  SI: 19,
  SK: 24,
  SM: 27,
  VA: 22,
};

/** Without the spaces people write it with, in capitals. */
export const normalIban = (typed: string): string => typed.replace(/[\s\u00a0\u202f.-]/g, '').toUpperCase();

export type IbanFault = 'badIban' | 'ibanCountry';

/** Country, length and check digits (ISO 7064, modulo 97 = 1); null when the IBAN is right. */
export function ibanFault(iban: string): IbanFault | null {
  if (!/^[A-Z]{2}\d{2}[A-Z0-9]{10,30}$/.test(iban)) return 'badIban';
  const length = LENGTHS[iban.slice(0, 2)];
  if (length === undefined) return 'ibanCountry';
  return iban.length === length && remainder(iban) === 1 ? null : 'badIban';
}

/** The first four characters move to the end, letters count as two digits (A = 10), the whole modulo 97. */
function remainder(iban: string): number {
  const moved = iban.slice(4) + iban.slice(0, 4);
  let rest = 0;
  for (const character of moved) {
    const value = Number.parseInt(character, 36);
    rest = (rest * (value > 9 ? 100 : 10) + value) % 97;
  }
  return rest;
}

/** `FR76 •••• 0189`: enough to recognise one's own account. */
export const maskedIban = (iban: string): string => `${iban.slice(0, 4)} •••• ${iban.slice(-4)}`;

/** In groups of four, as on a bank statement. */
export const spacedIban = (iban: string): string => (iban.match(/.{1,4}/g) ?? []).join(' ');
