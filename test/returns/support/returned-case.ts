import { recordReturn } from '../../../src/returns/record-return.ts';
import { euros } from '../../../src/shared/money.ts';
import { type Granted, grantedCase } from '../../agreements/support/granted-case.ts';
import { balanceOrdered, paper, today } from '../../agreements/support/life.ts';
import { DAY, type TestServices } from '../../support/test-services.ts';

export const PAID = euros(12_868);

/** A let home that returned on its lease, its award paid and its undertakings running. */
export async function paidReturn(test: TestServices): Promise<Granted> {
  const granted = await grantedCase(test);
  await balanceOrdered(test, granted);
  return returned(test, granted);
}

/** The same where what was paid does not matter: set down at its balance, without the acts before. */
export const returnedCase = async (test: TestServices, email?: string): Promise<Granted> =>
  returned(test, await grantedCase(test, 'balance', email));

async function returned(test: TestServices, granted: Granted): Promise<Granted> {
  test.clock.advance(10 * DAY);
  await recordReturn(test.as(granted.officer), granted.row.ref ?? '', {
    exitKind: 'let',
    evidence: 'lease',
    occupiedOn: today(test),
    monthlyRent: euros(650),
    rentCeiling: euros(700),
    version: (await granted.reload()).version,
    proof: await paper(test, 'bail'),
  });
  await test.work();
  return granted;
}

/** The token of the last link mailed to somebody. */
export async function mailedToken(test: TestServices, to: string, purpose: string): Promise<string> {
  await test.work();
  const link = new RegExp(`/promise/${purpose}/([\\w-]+)`);
  for (const { recipient, text } of await test.mails()) {
    const token = recipient === to ? text.match(link)?.[1] : undefined;
    if (token) return token;
  }
  throw new Error(`no ${purpose} link was mailed to ${to}`);
}
