import { describe, expect, it } from 'vitest';
import { applicationTasks, undertakingsOf } from '../../src/cases/application/application.ts';
import { readQuestion } from '../../src/cases/application/question-forms.ts';
import {
  APPLICATION_PIECES,
  type Declaration,
  EMPTY_DECLARATION,
  REQUIRED_PIECES,
} from '../../src/cases/case.ts';
import { CASE_STATES } from '../../src/cases/case-states.ts';
import {
  ANCHORS,
  APPLICATION_QUESTIONS,
  anchorKey,
  unlocked,
} from '../../src/cases/correction/correction.ts';
import { pack } from '../../src/programme/packs/dunkerque/pack.ts';
import { day } from '../../src/shared/dates.ts';

const [scheme] = pack.schemes;
if (!scheme) throw new Error('the pack has no scheme');
const TODAY = day('2026-05-04');
const read = (question: Parameters<typeof readQuestion>[0], body: unknown) =>
  readQuestion(question, body, 'fr', TODAY);

describe('What an application asks', () => {
  it('opens everything in a draft, only what is asked in a correction, nothing otherwise', () => {
    const asked = [{ anchor: 'document', target: 'ownership' }];
    for (const state of CASE_STATES) {
      const open = [...unlocked(state, asked)];
      const expected =
        state === 'draft' ? ANCHORS.map(anchorKey) : state === 'to-complete' ? ['document:ownership'] : [];
      expect([state, open]).toEqual([state, expected]);
    }
  });

  it('asks undertakings that fit the project', () => {
    const codes = (said: Partial<Declaration>) =>
      undertakingsOf(scheme, { ...EMPTY_DECLARATION, ...said }).map(({ code }) => code);
    expect(codes({ tenureAfter: 'owner-occupied' })).toEqual(['occupy', 'no-tourist-letting', 'follow-up']);
    expect(codes({ tenureAfter: 'let', rentLevel: 'free' })).toEqual([
      'let',
      'no-tourist-letting',
      'follow-up',
    ]);
    expect(codes({ tenureAfter: 'let', rentLevel: 'loc2' })).toContain('moderate-rent');
  });

  it('is complete only when each question was gone through, with its pieces; quotes may wait', () => {
    const declaration: Declaration = {
      ...EMPTY_DECLARATION,
      vacantSince: day('2019-01-01'),
      ownerKind: 'individual',
      tenureAfter: 'owner-occupied',
      income: 'withheld',
      worksNotStarted: true,
      undertakings: ['occupy', 'no-tourist-letting', 'follow-up'],
      answered: APPLICATION_QUESTIONS,
    };
    const undertakings = undertakingsOf(scheme, declaration);
    const documents = APPLICATION_PIECES.map((type) => ({ type, state: 'received' }));
    const left = (changes: Partial<Declaration>, pieces = documents) =>
      applicationTasks({
        declaration: { ...declaration, ...changes },
        undertakings,
        documents: pieces,
        works: [],
        quotes: 0,
        owners: null,
        pieces: REQUIRED_PIECES,
      })
        .filter(({ required, done }) => required && !done)
        .map(({ slug }) => slug);
    expect(left({})).toEqual([]);
    expect(left({ answered: ['vacancy', 'household', 'undertakings'] })).toEqual(['project']);
    expect(left({ tenureAfter: 'let', rentLevel: null })).toEqual(['project']);
    expect(left({ undertakings: ['occupy'] })).toEqual(['undertakings']);
    expect(left({ worksNotStarted: null })).toEqual(['undertakings']);
    expect(left({}, [])).toEqual(['pieces']);
    expect(
      left({}, [
        { type: 'vacancy-evidence', state: 'refused' },
        { type: 'ownership', state: 'accepted' },
      ]),
    ).toEqual(['pieces']);
  });

  it('keeps “I don’t know” and “I would rather not say” as answers, never an income of zero', () => {
    const unknown = read('household', { ownerKind: 'individual', income: 'unknown', referenceIncome: '12' });
    expect(unknown).toMatchObject({
      ok: true,
      data: { income: 'unknown', referenceIncome: null, householdSize: null },
    });
    const given = read('household', {
      ownerKind: 'individual',
      income: 'given',
      householdSize: '2',
      referenceIncome: '24 500 €',
    });
    expect(given).toMatchObject({ ok: true, data: { referenceIncome: 24_500, householdSize: 2 } });
    expect(read('household', { ownerKind: 'sci' })).toMatchObject({ ok: true, data: { income: null } });
    expect(read('household', { ownerKind: 'individual', income: 'given' }).ok).toBe(false);
  });

  it('says in words what is wrong with an answer', () => {
    const vacancy = read('vacancy', {
      'vacantSince-day': '31',
      'vacantSince-month': '2',
      'vacantSince-year': '2020',
    });
    expect(vacancy).toMatchObject({ ok: false, errors: [{ href: '#vacantSince' }] });
    expect(
      read('vacancy', { 'vacantSince-day': '1', 'vacantSince-month': '1', 'vacantSince-year': '2030' }).ok,
    ).toBe(false);
    expect(read('project', { tenureAfter: 'let' })).toMatchObject({
      ok: false,
      errors: [{ href: '#rentLevel' }],
    });
    expect(read('project', { tenureAfter: 'a castle' }).ok).toBe(false);
    expect(read('undertakings', {})).toMatchObject({ ok: false, errors: [{ href: '#worksNotStarted' }] });
    for (const hostile of [
      null,
      3,
      [],
      { tenureAfter: ['let', 'sold'] },
      { __proto__: { tenureAfter: 'let' } },
    ])
      expect(read('project', hostile).ok).toBe(false);
  });
});
