import { addOwner } from '../../../src/people/owner-store.ts';
import type { OwnerId, UnitId } from '../../../src/shared/ids.ts';
import type { Right } from '../../../src/units/ownership.ts';
import { addUnitOwners, unitOwnersOf } from '../../../src/units/unit-owner-store.ts';
import type { Browser, TestApp } from '../../support/test-app.ts';
import { ownerWithAudit } from './a-home.ts';
import { ANSWERS, sendPaper } from './an-application.ts';

type Sibling = { readonly name: string; readonly email: string | null; readonly right?: Right };

/** A house held by several: the applicant, signed in, and others whom the register knows. */
export async function sharedHome(
  app: TestApp,
  email: string,
  others: readonly Sibling[],
): Promise<{ browser: Browser; unit: UnitId; owners: OwnerId[] }> {
  const { browser, unit } = await ownerWithAudit(app, email);
  const owners = await app.services.db.tx(async (d) => {
    const added: OwnerId[] = [];
    for (const [index, { name, email: mailbox, right = 'full' }] of others.entries()) {
      const owner = await addOwner(d, { kind: 'individual', name, email: mailbox, createdAt: app.clock.now });
      await addUnitOwners(d, [
        {
          unitId: unit,
          ownerId: owner.id,
          rank: index + 2,
          right,
          share: '1/3',
          undivided: right === 'full',
        },
      ]);
      added.push(owner.id);
    }
    return added;
  });
  return { browser, unit, owners };
}

/** Who applied: rank 1 of the home. */
export async function firstOwner(app: TestApp, unit: UnitId): Promise<OwnerId> {
  const [link] = await unitOwnersOf(app.services.db.read, [unit]);
  if (!link) throw new Error('the home has no owner');
  return link.ownerId;
}

/** A draft with everything done but what concerns the other owners. */
export async function sharedDraft(
  app: TestApp,
  email: string,
  others: readonly Sibling[],
): Promise<{ browser: Browser; unit: UnitId; owners: OwnerId[]; id: number }> {
  const home = await sharedHome(app, email, others);
  const started = await home.browser.post(
    '/my/cases',
    { unit: String(home.unit) },
    { from: `/my/cases/new?unit=${home.unit}` },
  );
  const id = Number(started.headers.location?.split('/').at(-1));
  for (const [question, fields] of Object.entries(ANSWERS))
    await home.browser.post(`/my/cases/${id}/questions/${question}`, fields);
  await sendPaper(home.browser, id, 'vacancy-evidence');
  await sendPaper(home.browser, id, 'ownership');
  return { ...home, id };
}

/** The address by which that mailbox was last asked to agree. */
export async function consentLink(app: TestApp, email: string): Promise<string> {
  await app.work();
  const mail = (await app.mails()).find(
    ({ recipient, text }) => recipient === email && text.includes('/consent/'),
  );
  const link = mail?.text.match(/\/consent\/[\w-]+/)?.[0];
  if (!link) throw new Error(`${email} was asked nothing`);
  return link;
}
