import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { journalOf } from '../../src/journal/journal-queries.ts';
import { boundOwner } from '../../src/returns/bound-owner.ts';
import { breachesOf } from '../../src/returns/breach/breach-store.ts';
import { askChecks } from '../../src/returns/checks/ask-checks.ts';
import { checksOf } from '../../src/returns/checks/check-store.ts';
import { followPromises } from '../../src/returns/follow-promises.ts';
import { announceAsOwner, announceAsStaff } from '../../src/returns/transfer/announce-transfer.ts';
import {
  acceptOnPaper,
  answerTransfer,
  promisesToTake,
  shownHash,
} from '../../src/returns/transfer/answer-transfer.ts';
import { transfersOf } from '../../src/returns/transfer/transfer-store.ts';
import { VISITOR } from '../../src/shared/actor.ts';
import { ownersOfUnit } from '../../src/units/units-queries.ts';
import type { Granted } from '../agreements/support/granted-case.ts';
import { actBytes, paper, today } from '../agreements/support/life.ts';
import { TOOLS, textOf } from '../agreements/support/pdf-tools.ts';
import { DAY, startTestServices, type TestServices } from '../support/test-services.ts';
import { mailedToken, returnedCase } from './support/returned-case.ts';

let test: TestServices;
let granted: Granted;
beforeAll(async () => {
  test = await startTestServices();
  granted = await returnedCase(test);
});
afterAll(() => test.close());

const BUYER = 'acquereur@example.org';
const read = () => test.services.db.read;
const sold = (email: string | null = BUYER) => ({
  cause: 'sale' as const,
  happenedOn: today(test),
  takerKind: 'individual' as const,
  takerName: 'Delattre Paul',
  takerEmail: email,
  takerAddress: '2 rue des Dunes\n59140 Dunkerque',
});

describe('a home sold to somebody who takes the undertakings over', () => {
  let token: string;
  beforeAll(async () => {
    await announceAsOwner(test.as(granted.owner), granted.row.id, sold());
    token = await mailedToken(test, BUYER, 'transfer');
  });

  it('is announced once', async () => {
    await expect(announceAsOwner(test.as(granted.owner), granted.row.id, sold())).rejects.toMatchObject({
      code: 'transfers.errors.askedAlready',
    });
  });

  it('is accepted for the very undertakings that were shown', async () => {
    const accept = (shown: string) =>
      answerTransfer(test.as(VISITOR), token, { accepts: true, name: 'Paul Delattre', shown });
    await expect(accept('another text')).rejects.toMatchObject({ code: 'transfers.errors.promisesChanged' });
    const transfer = await accept(shownHash(await promisesToTake(read(), granted.row.id)));
    expect(transfer).toMatchObject({
      state: 'accepted',
      acceptance: { method: 'link', name: 'Paul Delattre' },
    });
  });

  it('has a new owner in the register, the former one kept as previous', async () => {
    const owners = await ownersOfUnit(read(), granted.row.unitId);
    expect(owners[0]).toMatchObject({ rank: 1, owner: { name: 'Delattre Paul', email: BUYER } });
    expect((await boundOwner(read(), granted.row)).name).toBe('Delattre Paul');
  });

  it.skipIf(!TOOLS.pdftotext)('leaves a deed that the new owner receives', async () => {
    await test.work();
    const text = textOf(await actBytes(test, granted, 'transfer-acceptance'));
    expect(text).toContain('Delattre Paul');
    expect(text).toContain('Paul Delattre');
    expect(text).toContain('Louer le logement');
    const mail = (await test.mails()).find(({ subject }) => subject.includes('sont repris'));
    expect(mail?.recipient).toBe(BUYER);
  });

  it('is asked of the new owner from then on', async () => {
    const [first] = await checksOf(read(), granted.row.id);
    test.clock.now = `${first?.dueOn}T09:00:00.000Z` as typeof test.clock.now;
    await askChecks(test.services);
    await test.work();
    expect((await test.mails())[0]).toMatchObject({ recipient: BUYER });
  });

  it('is told in the journal without a name', async () => {
    const entries = (await journalOf(read(), 'case', granted.row.id)).filter(({ action }) =>
      action.startsWith('transfer.'),
    );
    expect(entries.map(({ action }) => action).sort()).toEqual(['transfer.accepted', 'transfer.announced']);
    expect(JSON.stringify(entries)).not.toContain('Delattre');
  });
});

describe('a buyer who does not answer', () => {
  it('opens a breach on the sale once the delay is over, and may still accept on paper', async () => {
    const other = await returnedCase(test, 'vendeur@example.org');
    await announceAsStaff(test.as(other.officer), other.row.ref ?? '', sold(null), 'notary');
    test.clock.advance(70 * DAY);
    await followPromises(test.services);
    const [transfer] = await transfersOf(read(), other.row.id);
    expect(transfer?.state).toBe('silent');
    expect(await breachesOf(read(), other.row.id)).toMatchObject([
      { undertaking: 'let-as-main-home', source: 'sale', state: 'found' },
    ]);
    const accepted = await acceptOnPaper(test.as(other.officer), other.row.ref ?? '', transfer?.id ?? 0, {
      version: transfer?.version ?? 0,
      signedOn: today(test),
      file: await paper(test, 'accord-signe'),
    });
    expect(accepted).toMatchObject({ state: 'accepted', acceptance: { method: 'paper' } });
  });

  it('who refuses opens one at once', async () => {
    const other = await returnedCase(test, 'vendeuse@example.org');
    await announceAsOwner(test.as(other.owner), other.row.id, sold('refus@example.org'));
    const token = await mailedToken(test, 'refus@example.org', 'transfer');
    await answerTransfer(test.as(VISITOR), token, { accepts: false, name: '', shown: '' });
    expect(await breachesOf(read(), other.row.id)).toMatchObject([{ source: 'sale', state: 'found' }]);
  });
});
