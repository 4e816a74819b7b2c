import fc from 'fast-check';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { positionOf } from '../../../src/budget/budget.ts';
import { allMovements, findEnvelope, ledgerSums } from '../../../src/budget/budget-store.ts';
import { freeAward, orderCredits, reserveAward } from '../../../src/budget/draw-on-envelope.ts';
import { approveChange, refuseChange } from '../../../src/budget/envelopes/approve-change.ts';
import { envelopesFor } from '../../../src/budget/envelopes/choose-envelope.ts';
import { CHANGE_KINDS, movementsOfChange } from '../../../src/budget/envelopes/envelope-change.ts';
import { findChange } from '../../../src/budget/envelopes/envelope-change-store.ts';
import { type ChangeTyped, proposeChange } from '../../../src/budget/envelopes/propose-change.ts';
import { journal } from '../../../src/journal/journal-table.ts';
import type { Staff } from '../../../src/shared/actor.ts';
import type { EnvelopeChangeId } from '../../../src/shared/ids.ts';
import { cents, euros, NO_MONEY } from '../../../src/shared/money.ts';
import { type Granted, grantedCase, PILOT } from '../../agreements/support/granted-case.ts';
import { staff } from '../../support/staff.ts';
import { startTestServices, type TestServices } from '../../support/test-services.ts';

let test: TestServices;
let first: Staff;
let second: Staff;
let granted: Granted;
beforeAll(async () => {
  test = await startTestServices();
  granted = await grantedCase(test);
  first = granted.manager;
  second = await staff(test, 'manager', 'Lou Responsable');
});
afterAll(() => test.close());

const read = () => test.services.db.read;
const envelope = async (slug: string) => {
  const found = await findEnvelope(read(), slug);
  if (!found) throw new Error(`no envelope ${slug}`);
  return { ...found, ...positionOf(await ledgerSums(read(), found.id)) };
};
const NOTHING = {
  envelope: null,
  target: null,
  opening: null,
  ap: NO_MONEY,
  cp: NO_MONEY,
  commune: null,
  reason: 'Délibération du 4 mai',
};
const propose = (typed: Partial<ChangeTyped> & Pick<ChangeTyped, 'kind'>) =>
  proposeChange(test.as(first), { ...NOTHING, ...typed });
const made = async (typed: Partial<ChangeTyped> & Pick<ChangeTyped, 'kind'>) => {
  const { id, version } = await propose(typed);
  await approveChange(test.as(second), id, version);
  return id;
};
const code = (text: string) => ({ code: `budget.${text}` });

describe('A vote', () => {
  it('opens an envelope once a second person approves it, and not before', async () => {
    const opening = {
      slug: 'coeur-de-ville-2026',
      label: 'Cœur de ville',
      year: 2026,
      budgetLine: '204-20422-553',
      scheme: null,
    };
    const { id, version } = await propose({
      kind: 'initial',
      opening,
      ap: euros(100_000),
      cp: euros(40_000),
    });
    expect(await findEnvelope(read(), opening.slug)).toBeUndefined();
    await expect(approveChange(test.as(first), id, version)).rejects.toMatchObject(
      code('change.errors.twoPeople'),
    );
    await Promise.all(Array.from({ length: 20 }, () => approveChange(test.as(second), id, version)));
    expect(await envelope(opening.slug)).toMatchObject({
      voted: euros(100_000),
      credits: euros(40_000),
      available: euros(100_000),
    });
    const lines = await allMovements(read(), (await envelope(opening.slug)).id);
    expect(lines.map(({ kind, amount, actorName }) => [kind, amount, actorName])).toEqual([
      ['vote-ap', euros(100_000), 'Lou Responsable'],
      ['vote-cp', euros(40_000), 'Lou Responsable'],
    ]);
    await expect(propose({ kind: 'initial', opening, ap: euros(1) })).rejects.toMatchObject(
      code('change.errors.labelTaken'),
    );
    const told = read()
      .select()
      .from(journal)
      .all()
      .filter(({ subjectKind }) => subjectKind === 'envelope-change')
      .map(({ action }) => action);
    expect(told).toEqual(['envelope.change-proposed', 'envelope.change-approved']);
  });

  it('adds and takes away no more than what is free', async () => {
    const before = await envelope('vacance-2026');
    await made({ kind: 'supplementary', envelope: 'vacance-2026', ap: euros(10_000), cp: euros(5_000) });
    await made({ kind: 'credits', envelope: 'vacance-2026', cp: euros(2_000) });
    await made({ kind: 'reduction', envelope: 'vacance-2026', ap: euros(10_000), cp: euros(7_000) });
    expect(await envelope('vacance-2026')).toEqual(before);
    const { id, version } = await propose({
      kind: 'reduction',
      envelope: 'vacance-2026',
      ap: cents(before.available + 1),
    });
    await expect(approveChange(test.as(second), id, version)).rejects.toMatchObject(
      code('change.errors.notFree'),
    );
    expect(await findChange(read(), id as EnvelopeChangeId)).toMatchObject({ state: 'proposed' });
    await refuseChange(test.as(second), id, version);
    await expect(approveChange(test.as(first), id, version)).rejects.toMatchObject(
      code('change.errors.twoPeople'),
    );
    expect(await envelope('vacance-2026')).toEqual(before);
  });

  it('moves money between envelopes of a year, and carries it over to the next, to the cent', async () => {
    const total = async () => {
      const all = await Promise.all(
        ['vacance-2026', 'coeur-de-ville-2026', 'vacance-2027'].map((slug) => envelope(slug)),
      );
      return all.reduce((sum, { voted, credits }) => sum + voted + credits, 0);
    };
    const before = await total();
    const from = await envelope('coeur-de-ville-2026');
    await made({
      kind: 'transfer',
      envelope: 'coeur-de-ville-2026',
      target: 'vacance-2026',
      ap: cents(1_234_567),
      cp: cents(89),
    });
    await made({
      kind: 'carry-over',
      envelope: 'coeur-de-ville-2026',
      target: 'vacance-2027',
      cp: cents(from.creditsAvailable - 89),
    });
    expect(await envelope('coeur-de-ville-2026')).toMatchObject({
      voted: from.voted - 1_234_567,
      creditsAvailable: 0,
    });
    expect(await total()).toBe(before);
    await expect(
      propose({ kind: 'carry-over', envelope: 'vacance-2026', target: 'coeur-de-ville-2026', ap: cents(1) }),
    ).rejects.toMatchObject(code('change.errors.notNextYear'));
    await expect(
      propose({ kind: 'transfer', envelope: 'vacance-2026', target: 'vacance-2027', ap: cents(1) }),
    ).rejects.toMatchObject(code('change.errors.notSameYear'));
    await expect(
      propose({ kind: 'transfer', envelope: 'vacance-2026', target: 'vacance-2026', ap: cents(1) }),
    ).rejects.toMatchObject(code('change.errors.sameEnvelope'));
    await expect(propose({ kind: 'credits', envelope: 'vacance-2026' })).rejects.toMatchObject(
      code('change.errors.nothing'),
    );
  });

  it('gives on one side what it takes on the other, whatever the amounts', () => {
    const amount = fc.nat(1_000_000_000).map(cents);
    fc.assert(
      fc.property(fc.constantFrom(...CHANGE_KINDS), amount, amount, (kind, ap, cp) => {
        const moves = movementsOfChange({ kind, ap, cp });
        const net = moves.reduce(
          (sum, move) => sum + (move.kind.startsWith('cut') ? -move.amount : move.amount),
          0,
        );
        const moved = kind === 'transfer' || kind === 'carry-over' || kind === 'share';
        const given = kind === 'reduction' ? -(ap + cp) : ap + cp;
        expect(net).toBe(moved ? 0 : given);
        expect(moves.every((move) => move.amount > 0)).toBe(true);
      }),
    );
  });
});

describe('The share of a commune', () => {
  it('refuses the award that exceeds it, and never goes below what is used', async () => {
    const { awarded } = await granted.reload();
    const used = Number(awarded);
    const low = await propose({
      kind: 'share',
      envelope: 'vacance-2026',
      commune: '59183',
      ap: cents(used - 1),
    });
    await expect(approveChange(test.as(second), low.id, low.version)).rejects.toMatchObject(
      code('change.errors.shareUsed'),
    );
    await made({
      kind: 'share',
      envelope: 'vacance-2026',
      commune: '59183',
      ap: cents(used + euros(10_000)),
    });
    const { id: envelopeId } = await envelope('vacance-2026');
    const reserve = (amount: number, deed: string) =>
      test.services.db.tx((d) =>
        reserveAward(d, test.as(second), {
          envelopeId,
          caseId: granted.row.id,
          amount: cents(amount),
          deed,
        }),
      );
    await expect(reserve(euros(10_000) + 1, 'too-much')).rejects.toMatchObject(code('errors.shareNotEnough'));
    // C6, inside a share: 100 at once on the last 10 000 €.
    const tried = await Promise.allSettled(
      Array.from({ length: 100 }, (_, index) => reserve(euros(300), `rush-${index}`)),
    );
    expect(tried.filter(({ status }) => status === 'fulfilled')).toHaveLength(33);
    await test.services.db.tx((d) => freeAward(d, test.as(second), granted.row.id, 'end-of-rush'));
    const high = await propose({
      kind: 'share',
      envelope: 'vacance-2026',
      commune: '59183',
      ap: euros(90_000_000),
    });
    await expect(approveChange(test.as(second), high.id, high.version)).rejects.toMatchObject(
      code('change.errors.sharesAbove'),
    );
    await expect(
      propose({ kind: 'share', envelope: 'vacance-2026', commune: '75056', ap: euros(1) }),
    ).rejects.toMatchObject(code('change.errors.unknownCommune'));
  });
});

describe('The credits of the year', () => {
  it('are never ordered twice, however many orders come at once', async () => {
    const other = await grantedCase(test, 'signed', 'credits@example.org');
    const { creditsAvailable } = await envelope('vacance-2026');
    await made({
      kind: 'reduction',
      envelope: 'vacance-2026',
      cp: cents(creditsAvailable - euros(1_000)),
    });
    const tried = await Promise.allSettled(
      Array.from({ length: 100 }, (_, index) =>
        test.services.db.tx((d) =>
          orderCredits(d, test.as(first), { caseId: other.row.id, amount: euros(70), deed: `rush-${index}` }),
        ),
      ),
    );
    expect(tried.filter(({ status }) => status === 'fulfilled')).toHaveLength(14);
    expect((await envelope('vacance-2026')).creditsAvailable).toBe(euros(20));
  });
});

describe('An envelope of one scheme', () => {
  it('is offered to that scheme first, and refuses the others', async () => {
    const of = (label: string, scheme: string) => ({
      slug: `${label}-2026`,
      label,
      year: 2026,
      budgetLine: '204-20422-554',
      scheme,
    });
    await made({ kind: 'share', envelope: 'vacance-2026', commune: '59183', ap: euros(100_000) });
    const { row } = await grantedCase(test, 'signed', 'scheme@example.org');
    await made({ kind: 'initial', opening: of('other', 'some-other-scheme'), ap: euros(50_000) });
    const offered = async () =>
      (await envelopesFor(read(), row.schemeVersionId, 2026)).map(({ slug }) => slug);
    expect(await offered()).not.toContain('other-2026');
    await made({ kind: 'initial', opening: of('own', PILOT), ap: euros(50_000) });
    expect((await offered())[0]).toBe('own-2026');
    const { id: envelopeId } = await envelope('other-2026');
    await expect(
      test.services.db.tx((d) =>
        reserveAward(d, test.as(second), { envelopeId, caseId: row.id, amount: euros(1), deed: 'x' }),
      ),
    ).rejects.toMatchObject(code('errors.otherScheme'));
  });
});
