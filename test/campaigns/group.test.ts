import { describe, expect, it } from 'vitest';
import { effectOf, effectOfReturn, SITUATIONS } from '../../src/campaigns/answer.ts';
import { formGroup, type GroupedOwner } from '../../src/campaigns/group.ts';
import { answersByWeek } from '../../src/campaigns/rates.ts';
import { isUsableAddress } from '../../src/campaigns/usable-address.ts';
import { day, instant } from '../../src/shared/dates.ts';
import type { OwnerId, UnitId } from '../../src/shared/ids.ts';
import { fitsStatus } from '../../src/units/unit.ts';

const owner = (id: number, wish: Partial<GroupedOwner> = {}): [OwnerId, GroupedOwner] => [
  id as OwnerId,
  {
    id: id as OwnerId,
    name: `OWNER ${id}`,
    address: '12 rue des Oyats\n59000 EXEMPLE',
    email: null,
    doNotContact: false,
    ...wish,
  },
];
const unit = (id: number, vacant = true) => ({ id: id as UnitId, vacant });
const holds = (unitId: number, ownerId: number, rank = 1) => ({
  unitId: unitId as UnitId,
  ownerId: ownerId as OwnerId,
  rank,
});
const LETTER = { channel: 'letter', recentContacts: new Map() } as const;

describe('The group of a campaign', () => {
  it('has one letter for each owner, whatever the number of homes', () => {
    const group = formGroup(
      [unit(1), unit(2), unit(3)],
      [holds(1, 7), holds(2, 8), holds(3, 7), holds(3, 8, 2)],
      new Map([owner(7), owner(8)]),
      LETTER,
    );
    expect(group.addressees.map(({ owner: { id }, units }) => [id, units])).toEqual([
      [7, [1, 3]],
      [8, [2]],
    ]);
  });

  it('says why each one left out is', () => {
    const group = formGroup(
      [unit(1), unit(2), unit(3), unit(4), unit(5, false), unit(6), unit(7)],
      [holds(1, 1), holds(2, 2), holds(3, 3), holds(4, 4), holds(5, 4), holds(6, 5, -3), holds(7, 6, 0)],
      new Map([owner(1, { doNotContact: true }), owner(2, { address: 'inconnue' }), owner(3), owner(4)]),
      { channel: 'letter', recentContacts: new Map([[3 as OwnerId, instant('2026-02-20T10:00:00Z')]]) },
    );
    expect(group.addressees.map(({ owner: { id }, exclusion }) => [id, exclusion])).toEqual([
      [1, 'do-not-contact'],
      [2, 'no-address'],
      [3, 'recent-contact'],
      [4, null],
    ]);
    expect(group.leftOut).toEqual([
      { unit: 5, exclusion: 'returned' },
      { unit: 6, exclusion: 'owner-deceased' },
      { unit: 7, exclusion: 'no-owner' },
    ]);
  });

  it('writes by mail to those whose mailbox is known, whatever their address', () => {
    const rules = { channel: 'mail', recentContacts: new Map() } as const;
    const owners = new Map([owner(1, { email: 'a@example.org', address: null }), owner(2)]);
    const group = formGroup([unit(1), unit(2)], [holds(1, 1), holds(2, 2)], owners, rules);
    expect(group.addressees.map(({ exclusion }) => exclusion)).toEqual([null, 'no-email']);
  });

  it('does not turn to the second owner when the first asked not to be contacted', () => {
    const owners = new Map([owner(1, { doNotContact: true }), owner(2)]);
    const group = formGroup([unit(1)], [holds(1, 1), holds(1, 2, 2)], owners, LETTER);
    expect(group.addressees).toMatchObject([{ owner: { id: 1 }, exclusion: 'do-not-contact' }]);
  });
});

describe('A postal address', () => {
  it.each([
    ['12 rue des Oyats\n59240 DUNE', true],
    ['Lieu-dit La Houle\nF-59240 Dune', true],
    ['Chaussée de Bruges 5\n8400 Oostende\nBELGIQUE', true],
    ['59240 DUNE', false],
    ['12 rue des Oyats', false],
    ['', false],
    [null, false],
  ])('%j is usable: %s', (address, usable) => expect(isUsableAddress(address)).toBe(usable));
});

describe('What an answer changes', () => {
  const known = { status: 'awaiting-answer', substatus: null, reasons: [], occupancy: 'vacant' } as const;
  const said = { reasons: [], callBack: false, email: null, phone: null, text: '' };

  it('gives a sub-status that its status has, whatever is said', () => {
    for (const situation of SITUATIONS)
      for (const callBack of [true, false]) {
        const { status, substatus } = effectOf({ ...said, situation, callBack }, known);
        expect(status).toBeDefined();
        if (status && substatus) expect(fitsStatus(substatus, status), situation).toBe(true);
      }
  });

  it('follows the glossary', () => {
    expect(effectOf({ ...said, situation: 'vacant', callBack: true }, known)).toMatchObject({
      status: 'first-contact',
      substatus: 'interested',
    });
    expect(effectOf({ ...said, situation: 'vacant', reasons: ['refusal'] }, known)).toMatchObject({
      status: 'blocked',
      substatus: 'voluntary-block',
      reasons: ['refusal'],
    });
    expect(effectOf({ ...said, situation: 'let' }, known)).toMatchObject({ occupancy: 'let' });
    expect(effectOfReturn(known)).toEqual({ status: 'first-contact', substatus: 'not-at-address' });
  });

  it('leaves the status of a home that an officer already follows', () => {
    const followed = { ...known, status: 'in-progress', substatus: 'supported' } as const;
    const effect = effectOf({ ...said, situation: 'vacant', reasons: ['funding'] }, followed);
    expect(effect).toEqual({ reasons: ['funding'] });
    expect(effectOfReturn(followed)).toEqual({});
  });
});

describe('Answers over time', () => {
  it('sums up week by week, silent weeks included', () => {
    const days = [
      { day: '2026-03-03', owners: 2 },
      { day: '2026-03-20', owners: 1 },
    ];
    expect(answersByWeek(day('2026-03-02'), days)).toEqual([
      { day: '2026-03-08', answers: 2, total: 2 },
      { day: '2026-03-15', answers: 0, total: 2 },
      { day: '2026-03-22', answers: 1, total: 3 },
    ]);
    expect(answersByWeek(day('2026-03-02'), [])).toEqual([]);
  });
});
