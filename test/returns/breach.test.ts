import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { movementsOfCase } from '../../src/budget/budget-store.ts';
import { recoveriesOf } from '../../src/budget/recovery/recovery-store.ts';
import { journalOf } from '../../src/journal/journal-queries.ts';
import type { BreachDecision } from '../../src/returns/breach/breach.ts';
import { type Breach, breachesOf } from '../../src/returns/breach/breach-store.ts';
import { decideBreach, proposeDecision, sendProposalBack } from '../../src/returns/breach/decide-breach.ts';
import { noticeBreach } from '../../src/returns/breach/notice-breach.ts';
import { findBreachByHand } from '../../src/returns/breach/open-breach.ts';
import { replyOnLine } from '../../src/returns/breach/reply-to-notice.ts';
import { undertakingsOf } from '../../src/returns/return-store.ts';
import { VISITOR } from '../../src/shared/actor.ts';
import { addDays } from '../../src/shared/dates.ts';
import { cents, percent } from '../../src/shared/money.ts';
import type { Granted } from '../agreements/support/granted-case.ts';
import { actBytes, paper, today } from '../agreements/support/life.ts';
import { TOOLS, textOf } from '../agreements/support/pdf-tools.ts';
import { DAY, startTestServices, type TestServices } from '../support/test-services.ts';
import { mailedToken, PAID, paidReturn } from './support/returned-case.ts';

let test: TestServices;
let granted: Granted;
beforeAll(async () => {
  test = await startTestServices();
  granted = await paidReturn(test);
  // Two whole years kept of six.
  test.clock.advance(800 * DAY);
});
afterAll(() => test.close());

const read = () => test.services.db.read;
const ref = () => granted.row.ref ?? '';
const last = async (): Promise<Breach> => {
  const breach = (await breachesOf(read(), granted.row.id)).at(-1);
  if (!breach) throw new Error('no breach');
  return breach;
};
const asOfficer = () => test.as(granted.officer);
const decision = (more: Partial<BreachDecision> = {}): BreachDecision => ({
  outcome: 'part',
  exemption: null,
  fraud: false,
  share: percent(50),
  reasons: 'Le propriétaire a prévenu le service et remis le logement en location.',
  ...more,
});
const find = async () =>
  findBreachByHand(asOfficer(), ref(), {
    undertaking: 'rent-ceiling',
    source: 'attestation',
    checkId: null,
    brokenOn: addDays(today(test), -10),
    facts: 'Le loyer du nouveau bail est de 760 € pour un plafond de 700 €.',
  });
const notice = async () => noticeBreach(asOfficer(), ref(), (await last()).id, (await last()).version);
const propose = async (more: Partial<BreachDecision> = {}) =>
  proposeDecision(asOfficer(), ref(), (await last()).id, (await last()).version, decision(more));
const decide = async (by: 'officer' | 'manager', more: Partial<BreachDecision> = {}) =>
  decideBreach(test.as(granted[by]), ref(), (await last()).id, (await last()).version, decision(more));
/** What the rules give after two whole years of six: four sixths, cents rounded down. */
const FULL = cents(Math.floor((PAID * 4) / 6));

describe('a breach, from its finding to a decision in part', () => {
  it('is found once for an undertaking, and sends nothing yet', async () => {
    const before = (await test.mails()).length;
    await find();
    await expect(find()).rejects.toMatchObject({ code: 'breaches.errors.openAlready' });
    await test.work();
    expect(await test.mails()).toHaveLength(before);
  });

  it('asks nothing of an owner who has not been heard', async () => {
    await expect(propose({ outcome: 'whole' })).rejects.toMatchObject({
      code: 'breaches.errors.noticeFirst',
    });
  });

  it('is noticed by a numbered letter and a mail with a link', async () => {
    const noticed = await notice();
    expect(noticed.state).toBe('noticed');
    await test.work();
    expect((await test.mails())[0]).toMatchObject({
      recipient: granted.owner.email,
      subject: expect.stringContaining('Mise en demeure'),
    });
    await expect(propose()).rejects.toMatchObject({ code: 'breaches.errors.stillTime' });
  });

  it.skipIf(!TOOLS.pdftotext)(
    'says in the letter what is held against the owner and what is at stake',
    async () => {
      const text = textOf(await actBytes(test, granted, 'breach-notice'));
      expect(text).toContain('760 €');
      expect(text).toContain('8 578,66 €');
      expect(text).toContain('L. 122-1');
      expect(text).toContain('force majeure');
    },
  );

  it('is answered from the link, with pieces, once', async () => {
    const token = await mailedToken(test, granted.owner.email, 'breach');
    const reply = { text: 'J’ai baissé le loyer.', files: [await paper(test, 'avenant-au-bail')] };
    const replied = await replyOnLine(test.as(VISITOR), token, reply);
    expect(replied).toMatchObject({ state: 'replied', reply: 'J’ai baissé le loyer.' });
    expect(replied.replyPieces).toHaveLength(1);
    await expect(replyOnLine(test.as(VISITOR), token, reply)).rejects.toMatchObject({
      code: 'breaches.errors.linkDead',
    });
    await test.work();
    expect((await test.mails())[0]?.subject).toContain('réponse à la mise en demeure');
  });

  it('is decided by another person than the one who proposes', async () => {
    await propose();
    await expect(decide('officer')).rejects.toMatchObject({ code: 'breaches.errors.secondPerson' });
    await sendProposalBack(test.as(granted.manager), ref(), (await last()).id, (await last()).version);
    expect((await last()).state).toBe('replied');
    await propose();
  });

  it('asks a part back, reckoned by the rule, and leaves the undertakings running', async () => {
    const decided = await decide('manager');
    expect(decided.computed).toMatchObject({ paid: PAID, full: FULL, mode: 'pro-rata' });
    expect(decided.amount).toBe(Math.floor(FULL / 2));
    await test.work();
    expect((await granted.reload()).state).toBe('monitoring');
    const states = (await undertakingsOf(read(), granted.row.id)).map(({ state }) => state);
    expect(states).toEqual(['running', 'running', 'running', 'running']);
    const orders = await recoveriesOf(read(), granted.row.id);
    expect(orders.map(({ cause, amount, state }) => [cause, amount, state])).toEqual([
      ['clawback', decided.amount, 'open'],
    ]);
    // Nothing has come back yet: the ledger says so.
    const movements = await movementsOfCase(read(), granted.row.id);
    expect(movements.filter(({ kind }) => kind === 'recover')).toEqual([]);
    const mail = (await test.mails()).find(({ subject }) => subject.startsWith('Décision de reversement'));
    expect(mail?.recipient).toBe(granted.owner.email);
  });

  it.skipIf(!TOOLS.pdftotext)(
    'writes the decision with its reckoning, reasons and appeal routes',
    async () => {
      const text = textOf(await actBytes(test, granted, 'recovery-decision'));
      expect(text).toContain('4 289,33 €');
      expect(text).toContain('8 578,66 €');
      expect(text).toContain('remis le logement en location');
      expect(text).toContain('L. 242-2');
      expect(text).toMatch(/tribunal administratif/i);
    },
  );
});

describe('a second breach, asked back whole', () => {
  it('is reckoned on what is left, ends the case and releases the other undertakings', async () => {
    const paidBack = (await last()).amount ?? 0;
    await find();
    await notice();
    test.clock.advance(40 * DAY);
    const whole = { outcome: 'whole', share: null } as const;
    await propose(whole);
    const decided = await decide('manager', whole);
    expect(decided.computed?.paid).toBe(PAID - paidBack);
    expect((await granted.reload()).state).toBe('clawed-back');
    const states = Object.fromEntries(
      (await undertakingsOf(read(), granted.row.id)).map(({ kind, state }) => [kind, state]),
    );
    expect(states).toMatchObject({ 'rent-ceiling': 'breached', 'let-as-main-home': 'released' });
    await test.work();
    const asked = (await recoveriesOf(read(), granted.row.id)).reduce((sum, { amount }) => sum + amount, 0);
    expect(asked).toBe(paidBack + (decided.amount ?? 0));
    expect(asked).toBeLessThanOrEqual(PAID);
  });

  it('is told in the journal step by step, without a name', async () => {
    const entries = await journalOf(read(), 'case', granted.row.id);
    const actions = entries.map(({ action }) => action).filter((action) => action.startsWith('breach.'));
    expect(new Set(actions)).toEqual(
      new Set([
        'breach.found',
        'breach.noticed',
        'breach.replied',
        'breach.proposed',
        'breach.sent-back',
        'breach.decided',
      ]),
    );
    expect(JSON.stringify(entries.map(({ data }) => data))).not.toContain('Vanhoutte');
  });
});
