import { randomBytes } from 'node:crypto';

/** Crockford's alphabet: no I, L, O, U, so that a code read on paper is typed as it looks. */
const ALPHABET = '0123456789ABCDEFGHJKMNPQRSTVWXYZ';
const LENGTH = 16;
const GROUP = 4;

/** 80 random bits in four groups, `7KQF-3M2P-XW9D-0HT5`: found by nobody who does not hold the act. */
export const newVerificationCode = (): string =>
  grouped([...randomBytes(LENGTH)].map((byte) => ALPHABET[byte & 31]).join(''));

const grouped = (letters: string): string =>
  (letters.match(new RegExp(`.{1,${GROUP}}`, 'g')) ?? []).join('-');

/** A code as people type it (spaces, small letters, O for 0, I or L for 1); null when it cannot be one. */
export function readVerificationCode(typed: string): string | null {
  const letters = typed.toUpperCase().replace(/[\s-]/g, '').replaceAll('O', '0').replace(/[IL]/g, '1');
  return letters.length === LENGTH && [...letters].every((letter) => ALPHABET.includes(letter))
    ? grouped(letters)
    : null;
}
