import type { AuditAnswers } from '../../../src/audits/audit-answers.ts';
import type { Context } from '../../../src/context.ts';
import { findAccountByEmail } from '../../../src/people/account-store.ts';
import { addOwner, linkOwnerToAccount } from '../../../src/people/owner-store.ts';
import { system } from '../../../src/shared/actor.ts';
import { type Day, day } from '../../../src/shared/dates.ts';
import type { UnitId } from '../../../src/shared/ids.ts';
import { addUnitOwners } from '../../../src/units/unit-owner-store.ts';
import type { NewUnit } from '../../../src/units/unit-store.ts';
import { addUnits } from '../../../src/units/unit-store.ts';
import type { Browser, TestApp } from '../../support/test-app.ts';

/** What the register says of the reference house: the rest is asked. */
const REFERENCE_UNIT = {
  kind: 'house',
  address: '12 rue des Dunes',
  postcode: '59140',
  commune: '59183',
  livingArea: 90,
  yearBuilt: 1932,
} as const;

/** A vacant house in the register whose owner's mailbox is `email`. Returns its number. */
export async function addOwnedUnit(
  ctx: Context,
  email: string,
  facts: Partial<NewUnit> = {},
): Promise<UnitId> {
  const now = ctx.clock();
  return ctx.db.tx(async (d) => {
    const account = await findAccountByEmail(d, email);
    const owner = await addOwner(d, { kind: 'individual', name: 'MARTIN Claude', email, createdAt: now });
    if (account) await linkOwnerToAccount(d, owner.id, account.id);
    const [unitId] = await addUnits(d, [
      {
        ...REFERENCE_UNIT,
        occupancy: 'vacant',
        status: 'first-contact',
        reasons: [],
        editedFields: [],
        source: 'lovac',
        vacantSince: day('2019-01-01') as Day,
        ownerName: owner.name,
        ownerKind: 'individual',
        createdAt: now,
        updatedAt: now,
        ...facts,
      },
    ]);
    if (unitId === undefined) throw new Error('no unit was added');
    await addUnitOwners(d, [{ unitId, ownerId: owner.id, rank: 1, right: 'full' }]);
    return unitId;
  });
}

export type OwnedHouse = { readonly browser: Browser; readonly unit: UnitId; readonly audit: string };

/** One more house of an owner who is signed in. */
export async function anotherHouse(
  app: TestApp,
  browser: Browser,
  email: string,
  facts: Partial<NewUnit> = {},
): Promise<OwnedHouse> {
  const unit = await addOwnedUnit(app.as(system('test')), email, facts);
  return { browser, unit, audit: `/my/units/${unit}/audit` };
}

/** An owner signed in, with a house of theirs. */
export async function ownerWithHouse(
  app: TestApp,
  email = 'claude.martin@example.org',
  facts: Partial<NewUnit> = {},
): Promise<OwnedHouse> {
  return anotherHouse(app, await app.signInOwner(email), email, facts);
}

/** Follows the questionnaire as a person would: each page that comes is answered with what `answers` say. */
export async function answerAll(
  browser: Browser,
  audit: string,
  answers: AuditAnswers,
): Promise<{ asked: string[]; last: string }> {
  const asked: string[] = [];
  let at = (await browser.post(audit)).headers.location ?? '';
  while (/\/audit\/(?!check)/.test(at) && asked.length < 60) {
    const question = at.split('/').at(-1)?.split('?')[0] ?? '';
    asked.push(question);
    const given = answers[question as keyof AuditAnswers];
    const answered =
      question === 'known'
        ? await browser.post(at)
        : await browser.post(at, { answer: String(given ?? 'unknown').replace('.', ',') });
    if (answered.statusCode !== 303) throw new Error(`${question} answered ${answered.statusCode}`);
    at = answered.headers.location ?? '';
  }
  return { asked, last: at };
}
