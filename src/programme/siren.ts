const NINE_DIGITS = /^\d{9}$/;

/** Whether nine digits carry a right check digit (Luhn), as every SIREN does (INSEE). Spaces are ignored. */
export function isSiren(text: string): boolean {
  const digits = text.replace(/\s/g, '');
  if (!NINE_DIGITS.test(digits)) return false;
  let sum = 0;
  for (let index = 0; index < 9; index += 1) {
    const digit = Number(digits[8 - index]);
    const doubled = index % 2 === 1 ? digit * 2 : digit;
    sum += doubled > 9 ? doubled - 9 : doubled;
  }
  return sum % 10 === 0;
}

/** Completes eight digits with their check digit. */
export function sirenFrom(eightDigits: string): string {
  for (let check = 0; check < 10; check += 1) {
    const candidate = `${eightDigits}${check}`;
    if (isSiren(candidate)) return candidate;
  }
  throw new RangeError(`not eight digits: ${eightDigits}`);
}
