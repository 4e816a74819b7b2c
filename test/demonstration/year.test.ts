import { sql } from 'drizzle-orm';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { positionOf } from '../../src/budget/budget.ts';
import { ledgerSums, listEnvelopes } from '../../src/budget/budget-store.ts';
import { CASE_STATES } from '../../src/cases/case-states.ts';
import { cases } from '../../src/cases/case-table.ts';
import { demonstrationRegister } from '../../src/demonstration/demonstration-register.ts';
import { loadDemonstration } from '../../src/demonstration/load-demonstration.ts';
import { openPastYears } from '../../src/demonstration/year/open-past-years.ts';
import { OUTLINES } from '../../src/demonstration/year/outlines.ts';
import { planYear } from '../../src/demonstration/year/plan-year.ts';
import { playYear, type RefusedEvent } from '../../src/demonstration/year/play-year.ts';
import { isWorkingDay } from '../../src/follow-up/working-days.ts';
import { verifyJournal } from '../../src/journal/journal-store.ts';
import { handlers } from '../../src/outbox-handlers.ts';
import { system } from '../../src/shared/actor.ts';
import { addDays, day, dayOf, instant } from '../../src/shared/dates.ts';
import { startTestApp, type TestApp } from '../support/test-app.ts';
import { walkLinks } from '../support/walk-links.ts';

const TODAY = instant('2026-11-27T09:00:00Z');
const AS_OF = dayOf(TODAY);
const SEED = 'volets';

/** Kinds that go through every deed and stop in every state, one story of each: the year in a tenth of its time. */
const KINDS =
  'draft filed unread asked auditing paused flagged-waived sent-back sat on-agenda signing-in-three signed-in-three amended more-time more-time-asked part-paid visit-to-come visited visited-with-reserve conforming settled kept empty-again recovering sold closed not-eligible appeal-rejected appeal-allowed not-retained dismissed given-up-granted lapsed-unsigned'.split(
    ' ',
  );
const ONE_OF_EACH = OUTLINES.filter(({ slug }) => KINDS.includes(slug)).map((outline) => ({
  ...outline,
  count: outline.slug === 'sat' ? outline.count : 1,
}));

describe('The plan of the invented year', () => {
  const { stories, events } = planYear(OUTLINES, { seed: SEED, asOf: AS_OF });

  it('has about 150 cases and is the same for the same seed and day', () => {
    expect(stories.length).toBeGreaterThan(140);
    expect(planYear(OUTLINES, { seed: SEED, asOf: AS_OF })).toEqual({ stories, events });
    expect(planYear(OUTLINES, { seed: 'other', asOf: AS_OF }).events).not.toEqual(events);
  });

  it('goes day after day, before today, on days on which the office is open', () => {
    const days = events.map(({ on }) => on);
    expect(days).toEqual(days.toSorted());
    expect(days.filter((on) => on >= AS_OF || !isWorkingDay(on))).toEqual([]);
    expect(days[0]).toSatisfy((on: string) => on > '2025-02-01');
  });

  it('keeps the steps of each story in their order, whatever the day on which it is told', () => {
    for (const asOf of [AS_OF, day('2026-05-04'), day('2027-01-03')]) {
      const plan = planYear(OUTLINES, { seed: SEED, asOf });
      const kinds = new Map(OUTLINES.map(({ slug, steps }) => [slug, steps.map(({ deed }) => deed)]));
      for (const { number, kind } of plan.stories)
        expect(plan.events.filter(({ story }) => story === number).map(({ deed }) => deed)).toEqual(
          kinds.get(kind),
        );
    }
  });
});

describe('The invented year, played', () => {
  let app: TestApp;
  let refused: RefusedEvent[];
  const all = <T>(query: string): T[] => app.services.db.read.all<T>(sql.raw(query));

  beforeAll(async () => {
    app = await startTestApp();
    app.clock.now = TODAY;
    const ctx = app.as(system('test'));
    await openPastYears(ctx, SEED);
    await loadDemonstration(ctx);
    const options = { register: demonstrationRegister(AS_OF), outlines: ONE_OF_EACH, asOf: AS_OF };
    // Stopped on its way as by a power cut, after an event was done and before it was noted; then taken up again.
    let noted = 0;
    const first = await playYear(app.services, handlers, {
      ...options,
      done: 0,
      keep: async ({ done }) => {
        if (done < 200) noted = done;
        return done < 200;
      },
    });
    const rest = await playYear(app.services, handlers, { ...options, done: noted, keep: async () => true });
    refused = [...first, ...rest];
  }, 900_000);
  afterAll(() => app.close());

  it('is refused nothing by the use cases', () => {
    expect(refused).toEqual([]);
  });

  it('has cases in every state', () => {
    const found = new Set(
      app.services.db.read
        .select()
        .from(cases)
        .all()
        .map(({ state }) => state),
    );
    expect(CASE_STATES.filter((state) => !found.has(state))).toEqual([]);
  });

  it('never looks into the future', () => {
    for (const [table, column] of [
      ['case_file', 'updated_at'],
      ['case_step', 'at'],
      ['act', 'issued_at'],
      ['ledger_entry', 'at'],
      ['journal', 'at'],
      ['sent_mail', 'sent_at'],
      ['case_document', 'added_at'],
      ['payment_request', 'coalesce(paid_at, requested_at)'],
    ])
      expect(
        all<{ n: number }>(`SELECT count(*) AS n FROM ${table} WHERE ${column} > '${TODAY}'`),
        table,
      ).toEqual([{ n: 0 }]);
  });

  it('has a ledger whose sums are those of the cases, and no envelope overdrawn', async () => {
    const held = all<{ n: number }>(`
      SELECT count(*) AS n FROM case_file c WHERE coalesce(c.awarded_cents, 0) <> 0
      AND c.state NOT IN ('withdrawn', 'lapsed')
      AND c.awarded_cents <> (SELECT sum(CASE kind WHEN 'engage' THEN amount_cents ELSE 0 END) FROM ledger_entry WHERE case_id = c.id)`);
    expect(held).toEqual([{ n: 0 }]);
    const paid = all<{ paid: number; ledger: number }>(`
      SELECT (SELECT sum(amount_cents) FROM payment_request WHERE state = 'paid') AS paid,
        (SELECT sum(amount_cents) FROM ledger_entry WHERE kind = 'pay') AS ledger`);
    expect(paid[0]?.paid).toBeGreaterThan(0);
    expect(paid[0]?.paid).toBe(paid[0]?.ledger);
    for (const { id } of await listEnvelopes(app.services.db.read)) {
      const { available, creditsAvailable } = positionOf(await ledgerSums(app.services.db.read, id));
      expect(available).toBeGreaterThanOrEqual(0);
      expect(creditsAvailable).toBeGreaterThanOrEqual(0);
    }
  });

  it('numbers cases in the order of the days on which they were filed, without a gap', () => {
    const refs = all<{ ref: string }>(
      'SELECT ref FROM case_file WHERE ref IS NOT NULL ORDER BY submitted_at, id',
    );
    const perYear = Map.groupBy(refs, ({ ref }) => ref.slice(0, -6));
    for (const [year, those] of perYear)
      expect(those.map(({ ref }) => ref)).toEqual(
        those.map((_, at) => `${year}-${String(at + 1).padStart(5, '0')}`),
      );
  });

  it('leaves a whole journal, acts with their documents, and nothing promised undone', async () => {
    expect(await verifyJournal(app.services.db.read)).toMatchObject({ whole: true });
    expect(all("SELECT kind, last_error FROM outbox WHERE state = 'dead' OR last_error IS NOT NULL")).toEqual(
      [],
    );
    // What falls due on the day itself is for the worker of the service.
    expect(
      all(`SELECT kind FROM outbox WHERE state <> 'done' AND due_at < '${addDays(AS_OF, -1)}T22:00'`),
    ).toEqual([]);
    expect(all('SELECT number FROM act WHERE file_hash IS NULL')).toEqual([]);
  });

  it.each([
    ['a sitting closed and one to come', 'SELECT state FROM committee_session', ['closed', 'planned']],
    ['appeals answered either way', 'SELECT state FROM case_appeal', ['allowed', 'rejected']],
    ['a clock that stands still', 'SELECT cause FROM case_pause WHERE ended_at IS NULL', ['third-party']],
    ['more time granted and asked', 'SELECT state FROM case_extension', ['granted', 'requested']],
    ['visits held and to come', 'SELECT state FROM visit', ['concluded', 'dated']],
    ['an amendment in force', 'SELECT state FROM amendment', ['signed']],
    [
      'checks answered and waited for',
      "SELECT coalesce(outcome, 'open') AS state FROM home_check",
      ['open', 'persisted'],
    ],
    ['a home taken over by its buyer', 'SELECT state FROM ownership_transfer', ['accepted']],
    ['a breach decided', 'SELECT state FROM breach', ['decided']],
    ['a recovery of which a part came in', 'SELECT state FROM recovery_order', ['partly']],
  ])('has %s', (_, query, expected) => {
    const found = all<Record<string, string>>(query).map((row) => Object.values(row)[0]);
    expect([...new Set(found)].toSorted()).toEqual(expected);
  });

  it('has three owners agree and sign before the authority does', () => {
    const signed = all<{ n: number }>(`
      SELECT count(*) AS n FROM signature s JOIN act a ON a.id = s.act_id JOIN case_file c ON c.id = a.case_id
      WHERE s.party = 'owner' AND c.state = 'works-started' GROUP BY a.id HAVING count(*) = 3`);
    expect(signed).not.toEqual([]);
  });

  it.each([
    ['officer', 90],
    ['adviser', 40],
    ['manager', 100],
    ['administrator', 8],
  ] as const)(
    'leads the %s by no link to a page that is refused or missing',
    async (role, atLeast) => {
      const { browser } = await app.signInStaff(role);
      const { shapes, refused } = await walkLinks(browser, ['/']);
      expect(refused).toEqual([]);
      expect(shapes).toBeGreaterThan(atLeast);
    },
    120_000,
  );

  it('leads owners, whatever the state of their case, by no link to a page that is refused or missing', async () => {
    const owners = all<{ email: string; state: string }>(
      'SELECT a.email, c.state FROM case_file c JOIN owner o ON o.id = c.owner_id JOIN account a ON a.id = o.account_id GROUP BY c.state',
    );
    expect(owners.length).toBeGreaterThan(12);
    const refused: string[] = [];
    for (const { email, state } of owners) {
      const walked = await walkLinks(await app.signInOwner(email), ['/my'], 1);
      refused.push(...walked.refused.map((line) => `${state}: ${line}`));
    }
    expect(refused).toEqual([]);
  }, 120_000);

  it('shows every case to staff, and its own to an owner', async () => {
    const { browser } = await app.signInStaff('manager');
    const rows = app.services.db.read.select().from(cases).all();
    for (const { ref } of rows) {
      if (ref === null) continue;
      for (const url of [`/cases/${ref}`, `/cases/${ref}/documents`, `/cases/${ref}/plan`])
        expect((await browser.get(url)).statusCode, url).toBe(200);
    }
    for (const url of ['/work', '/cases', '/budget', '/evaluation', '/undertakings'])
      expect((await browser.get(url)).statusCode, url).toBe(200);
    const [account] = all<{ email: string; id: number }>(
      "SELECT a.email, c.id FROM case_file c JOIN owner o ON o.id = c.owner_id JOIN account a ON a.id = o.account_id WHERE c.state = 'monitoring' LIMIT 1",
    );
    const owner = await app.signInOwner(account?.email ?? '');
    expect((await owner.get(`/my/cases/${account?.id}`)).statusCode).toBe(200);
  }, 60_000);
});
