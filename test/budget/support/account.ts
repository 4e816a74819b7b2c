/** A right account number for each test: check digits reckoned for a made-up account. */
export function account(number: number): string {
  const bban = `3000600001${String(number).padStart(11, '0')}89`;
  const rest = Number(BigInt(`${bban}152700`) % 97n);
  return `FR${String(98 - rest).padStart(2, '0')}${bban}`;
}
