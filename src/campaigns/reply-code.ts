/**
 * Codes that people read on paper and type: 29 signs without 0, O, 1, I, L, U or Z, which are taken one for the other.
 * 29 is a prime, so that the last sign tells any one wrong sign and any two that changed places (weighted sum modulo 29).
 */
export const ALPHABET = '23456789ABCDEFGHJKMNPQRSTVWXY';
const BASE = ALPHABET.length;

const checkSign = (signs: string): string => {
  const sum = [...signs].reduce((total, sign, index) => total + (index + 2) * ALPHABET.indexOf(sign), 0);
  return ALPHABET.charAt(sum % BASE);
};

const readSigns = (typed: string): string =>
  typed
    .normalize('NFKC')
    .toUpperCase()
    .replace(/[\s\-–—.]/g, '');

function readChecked(typed: string, length: number): string | null {
  const signs = readSigns(typed);
  const known = signs.length === length && [...signs].every((sign) => ALPHABET.includes(sign));
  return known && checkSign(signs.slice(0, -1)) === signs.at(-1) ? signs : null;
}

const RETURN_SIGNS = 5;

/** Number of a recipient as printed over the address, `2227K-4`: what is typed when the letter comes back. Opens nothing. */
export function returnCode(recipient: number): string {
  let rest = recipient;
  let signs = '';
  for (let place = 0; place < RETURN_SIGNS; place += 1) {
    signs = ALPHABET.charAt(rest % BASE) + signs;
    rest = Math.floor(rest / BASE);
  }
  return `${signs}-${checkSign(signs)}`;
}

/** The recipient that a typed return code names; null when it cannot be one. */
export function readReturnCode(typed: string): number | null {
  const signs = readChecked(typed, RETURN_SIGNS + 1);
  if (signs === null) return null;
  return [...signs.slice(0, RETURN_SIGNS)].reduce(
    (number, sign) => number * BASE + ALPHABET.indexOf(sign),
    0,
  );
}

const SECRET_SIGNS = 9;
const GROUP = 5;

/** A personal code from secret bits (hexadecimal), `7KQFX-M2PXW`: 29⁹ of them, 43 bits. */
export function personalCode(bits: string): string {
  let rest = BigInt(`0x${bits}`);
  let signs = '';
  for (let place = 0; place < SECRET_SIGNS; place += 1) {
    signs += ALPHABET.charAt(Number(rest % BigInt(BASE)));
    rest /= BigInt(BASE);
  }
  const whole = signs + checkSign(signs);
  return `${whole.slice(0, GROUP)}-${whole.slice(GROUP)}`;
}

/** A personal code as people type it; null when it cannot be one. */
export function readPersonalCode(typed: string): string | null {
  const signs = readChecked(typed, SECRET_SIGNS + 1);
  return signs === null ? null : `${signs.slice(0, GROUP)}-${signs.slice(GROUP)}`;
}
