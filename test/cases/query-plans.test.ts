import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { ledgerSums, movementPage } from '../../src/budget/budget-store.ts';
import { CASE_ORDERS, STATE_GROUP_SLUGS, statesOf } from '../../src/cases/list/case-list.ts';
import { type CaseFilter, casePage, countCases, workLists } from '../../src/cases/list/case-list-store.ts';
import type { Reader } from '../../src/db/database.ts';
import { day } from '../../src/shared/dates.ts';
import type { AccountId, EnvelopeId } from '../../src/shared/ids.ts';
import { type Plan, plansOf } from '../support/query-plans.ts';
import { startTestServices, type TestServices } from '../support/test-services.ts';

/** The long rows of cases or of the ledger, read one after the other. */
const WHOLE_TABLE = /^SCAN (case_file|case_document|ledger_entry)(?! USING COVERING INDEX)/;
/** A row of cases opened to be filtered or sorted: only the lines of a page are. */
const OPENED = /^SEARCH case_file (?!USING COVERING INDEX|USING INTEGER PRIMARY KEY)/;

const ME = 3 as AccountId;
const EVERYTHING: CaseFilter = {
  states: null,
  assigned: null,
  search: '',
  communes: null,
  covered: [],
  me: ME,
};
const FILTERS: readonly CaseFilter[] = [
  EVERYTHING,
  ...STATE_GROUP_SLUGS.map((group) => ({ ...EVERYTHING, states: statesOf(group) })),
  ...(['me', 'nobody', ME] as const).map((assigned) => ({ ...EVERYTHING, assigned })),
  { ...EVERYTHING, communes: ['59183', '59155'] },
  { ...EVERYTHING, search: 'rue' },
  { ...EVERYTHING, search: 'rue', states: statesOf('works'), assigned: 'me', communes: ['59183'] },
];

const ALL_MOVEMENTS = { kind: null, caseRef: null, actorId: null, from: null, to: null } as const;

/** Every statement that the screens of cases and of the budget send. */
async function lookEverywhere(d: Reader): Promise<void> {
  for (const filter of FILTERS) await walk(d, filter);
  for (const communes of [null, ['59183']])
    for (const assigned of ['me', 'nobody', 'me-or-nobody'] as const)
      await workLists(d, { covered: [], me: ME, communes }, [
        { states: ['submitted', 'eligibility'], assigned, notProposedBy: ME, dueBefore: day('2026-03-02') },
      ]);
  const states = ['plan', 'validation'] as const;
  for (const assigned of ['me', 'nobody', 'me-or-nobody'] as const)
    await workLists(d, { covered: [], me: ME, communes: null }, [
      { states, assigned, pieceExpiresBy: day('2026-03-02') },
    ]);
  await ledgerSums(d, 1 as EnvelopeId);
  for (const before of [null, 40]) await movementPage(d, 1 as EnvelopeId, before, ALL_MOVEMENTS);
}

async function walk(d: Reader, filter: CaseFilter): Promise<void> {
  await countCases(d, filter);
  const from = { value: '2026-01-01', id: 7 };
  for (const order of CASE_ORDERS) {
    await casePage(d, filter, { order, after: null, before: null });
    await casePage(d, filter, { order, after: from, before: null });
    await casePage(d, filter, { order, after: null, before: from });
  }
}

describe('The query plans of cases and of the budget', () => {
  let test: TestServices;
  let plans: readonly Plan[];

  beforeAll(async () => {
    test = await startTestServices();
    plans = await plansOf(test.services.config.databaseFile, lookEverywhere);
  });
  afterAll(() => test.close());

  it('cover lists in every order and filter, counts, searches, the day’s work and the ledger', () => {
    for (const text of [
      'case_by_since',
      'case_by_due',
      'case_by_ref',
      'case_narrow',
      'case_work',
      'ledger_entry',
    ])
      expect(plans.filter(({ sql }) => sql.includes(text)).length, text).toBeGreaterThan(0);
  });

  it('never read the whole table, and open no row to filter or sort it', () => {
    const reading = (pattern: RegExp) =>
      plans.filter(({ steps }) => steps.some((step) => pattern.test(step)));
    expect(reading(WHOLE_TABLE)).toEqual([]);
    expect(reading(OPENED).filter(({ sql }) => !sql.includes('case_line'))).toEqual([]);
    // The patterns must be able to fail.
    expect('SCAN case_file').toMatch(WHOLE_TABLE);
    expect('SCAN case_file USING COVERING INDEX case_narrow').not.toMatch(WHOLE_TABLE);
    expect('SEARCH case_file USING INDEX case_state (state=?)').toMatch(OPENED);
  });

  it('walk the lists in their order: nothing is sorted but what words found, and the day’s work', () => {
    const sorted = plans.filter(({ steps }) => steps.some((step) => step.includes('USE TEMP B-TREE')));
    expect(sorted.filter(({ sql }) => !/case_narrow|case_work|case_search/.test(sql))).toEqual([]);
  });
});
