import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { type CaseRow, findCaseById } from '../../src/cases/case-store.ts';
import { findSession, itemsOf, type Session } from '../../src/cases/committee/committee-store.ts';
import { planSession } from '../../src/cases/committee/plan-session.ts';
import { recordDecisions } from '../../src/cases/committee/record-decisions.ts';
import { putOnAgenda } from '../../src/cases/committee/set-agenda.ts';
import { grantCase } from '../../src/cases/decision/decide-case.ts';
import { sendBack } from '../../src/cases/decision/validate-award.ts';
import { day } from '../../src/shared/dates.ts';
import type { DomainError } from '../../src/shared/errors.ts';
import type { CommitteeSessionId } from '../../src/shared/ids.ts';
import type { Granted } from '../agreements/support/granted-case.ts';
import { startTestApp, type TestApp } from '../support/test-app.ts';
import { atCommittee, office } from './support/at-committee.ts';

const ROUNDS = 50;
let test: TestApp;
let people: Granted;
beforeAll(async () => {
  test = await startTestApp();
  people = await office(test);
});
afterAll(() => test.close());

const sessionNow = async (id: CommitteeSessionId): Promise<Session> => {
  const session = await findSession(test.services.db.read, id);
  if (!session) throw new Error('no session');
  return session;
};
async function newSession(count: number): Promise<Session> {
  await atCommittee(test, people, count, 100_00);
  const ctx = test.as(people.officer);
  const planned = await planSession(ctx, { heldOn: day('2026-05-04'), place: 'Salle', ceiling: null });
  await putOnAgenda(ctx, planned, 'all');
  return sessionNow(planned.id);
}
/** Two deeds at once: which was kept, and the error of the other. */
async function race(deeds: readonly [() => Promise<unknown>, () => Promise<unknown>]) {
  const [first, second] = await Promise.allSettled([deeds[0](), deeds[1]()]);
  const results = [first, second];
  const won = results.findIndex(({ status }) => status === 'fulfilled');
  const errors = results.flatMap((result) =>
    result.status === 'rejected' ? [result.reason as DomainError] : [],
  );
  return { won, errors };
}

describe('Two people on the same thing (C5)', () => {
  it(`decide on the same case of a session ${ROUNDS} times: one is kept, the other is told, nothing is lost`, async () => {
    const session = await newSession(1);
    const [item] = await itemsOf(test.services.db.read, session.id);
    if (!item) throw new Error('nothing on the agenda');
    for (let round = 0; round < ROUNDS; round += 1) {
      const seen = await sessionNow(session.id);
      const says = (who: string) => ({
        item: item.id,
        provisional: 'postponed' as const,
        reason: `Tour ${round}, avis de ${who}.`,
      });
      const { won, errors } = await race([
        () => recordDecisions(test.as(people.officer), seen, [says('Camille')]),
        () => recordDecisions(test.as(people.second), seen, [says('Sacha')]),
      ]);
      expect(errors.map(({ kind, code }) => [kind, code])).toEqual([
        ['conflict', 'committee.errors.changed'],
      ]);
      const [kept] = await itemsOf(test.services.db.read, session.id);
      expect(kept?.reason).toBe(says(won === 0 ? 'Camille' : 'Sacha').reason);
      expect((await sessionNow(session.id)).version).toBe(seen.version + 1);
    }
  });

  it(`grant and send back the same case ${ROUNDS} times: one is done, the other is told both`, async () => {
    const cases = await atCommittee(test, people, ROUNDS, 100_00);
    for (const { ref, version, id } of cases as (CaseRow & { ref: string })[]) {
      const manager = test.as(people.manager);
      const { won, errors } = await race([
        () => grantCase(manager, ref, version),
        () => sendBack(manager, ref, { version, reason: 'Un devis est à refaire.' }),
      ]);
      const [error] = errors;
      expect(errors).toHaveLength(1);
      expect(error).toMatchObject({ kind: 'conflict', code: 'cases.errors.changed' });
      const deeds = ['Aide accordée', 'Proposition renvoyée'];
      expect(error?.params).toMatchObject({
        deed: deeds[won],
        wanted: deeds[1 - won],
        who: 'Dominique Responsable',
      });
      const row = await findCaseById(test.services.db.read, id);
      expect(row).toMatchObject({ state: won === 0 ? 'granted' : 'plan', version: version + 1 });
    }
  });

  it('the screen of who comes second keeps what they typed beside what is saved (409)', async () => {
    const session = await newSession(1);
    const items = await itemsOf(test.services.db.read, session.id);
    const { browser } = await test.signInStaff('officer', 'Alix Deuxième');
    const at = `/committees/${session.id}`;
    const fields = (reason: string) =>
      Object.fromEntries(
        items.flatMap(({ id }) => [
          [`decision-${id}`, 'postponed'],
          [`reason-${id}`, reason],
        ]),
      );
    const version = String(session.version);
    const first = await browser.post(
      `${at}/decisions`,
      { version, ...fields('Vu par Camille.') },
      { from: at },
    );
    expect(first.statusCode).toBe(303);
    const second = await browser.post(
      `${at}/decisions`,
      { version, ...fields('Vu par Alix.') },
      { from: at },
    );
    expect(second.statusCode).toBe(409);
    expect(second.body).toContain('Vu par Alix.');
    expect(second.body).toMatch(/Enregistré entre-temps.*Vu par Camille\./);
    const refused = await browser.post(`${at}/decisions`, { version: '9', ...fields('') }, { from: at });
    expect(refused.statusCode).toBe(422);
    expect(refused.body).toContain('Dites pourquoi le dossier est ajourné.');
  });
});
