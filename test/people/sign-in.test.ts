import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { setAccountActive } from '../../src/people/account-store.ts';
import { addStaff } from '../../src/people/add-staff.ts';
import { hashPassword, passwordMatches } from '../../src/people/password.ts';
import { acceptedStep, currentCode, newSecondFactorSecret } from '../../src/people/second-factor.ts';
import { system } from '../../src/shared/actor.ts';
import { instant } from '../../src/shared/dates.ts';
import { ROLES } from '../../src/shared/permissions.ts';
import { startTestApp, type TestApp } from '../support/test-app.ts';
import { MINUTE } from '../support/test-services.ts';

let test: TestApp;
beforeAll(async () => {
  test = await startTestApp();
});
afterAll(() => test.close());

const newStaff = (email: string, secondFactor?: string) =>
  addStaff(test.as(system('test')), {
    email,
    name: 'Camille',
    role: 'officer',
    password: 'correct horse battery',
    territory: null,
    ...(secondFactor ? { secondFactor } : {}),
  });

describe('Passwords', () => {
  it('match themselves only, in the same Unicode form', async () => {
    const stored = await hashPassword('été à Zuydcoote');
    expect(stored).not.toContain('Zuydcoote');
    expect(await passwordMatches('e\u0301te\u0301 a\u0300 Zuydcoote', stored)).toBe(true);
    expect(await passwordMatches('ete a Zuydcoote', stored)).toBe(false);
    expect(await passwordMatches('anything', null)).toBe(false);
  });
});

describe('Second factor', () => {
  it('accepts a code once, one step of drift either way, nothing else', () => {
    const secret = newSecondFactorSecret();
    const now = instant('2026-03-02T09:00:00Z');
    const code = currentCode(secret, now);
    const step = acceptedStep(secret, code, now, null);
    expect(step).not.toBeNull();
    expect(acceptedStep(secret, code, now, step)).toBeNull();
    expect(acceptedStep(secret, code, instant('2026-03-02T09:00:29Z'), null)).toBe(step);
    expect(acceptedStep(secret, code, instant('2026-03-02T09:02:00Z'), null)).toBeNull();
  });
});

describe('Staff sign-in', () => {
  it('needs the password, then the code', async () => {
    const secret = newSecondFactorSecret();
    await newStaff('two-factors@example.org', secret);
    const browser = test.visitor();
    const first = await browser.post('/staff/login', {
      email: 'TWO-factors@example.org',
      password: 'correct horse battery',
    });
    expect(first.headers.location).toBe('/staff/login/code');
    expect((await browser.get('/cases')).statusCode).toBe(303);
    expect((await browser.post('/staff/login/code', { code: '000000' })).statusCode).toBe(422);
    const entered = await browser.post('/staff/login/code', { code: currentCode(secret, test.clock.now) });
    expect(entered.statusCode).toBe(303);
    expect((await browser.get('/cases')).statusCode).toBe(200);
  });

  it('refuses a code used before, even in another browser', async () => {
    const secret = newSecondFactorSecret();
    await newStaff('replay@example.org', secret);
    const code = currentCode(secret, test.clock.now);
    for (const expected of [303, 422]) {
      const browser = test.visitor();
      await browser.post('/staff/login', { email: 'replay@example.org', password: 'correct horse battery' });
      expect((await browser.post('/staff/login/code', { code })).statusCode).toBe(expected);
    }
  });

  it('answers the same to a wrong password and an unknown account', async () => {
    await newStaff('known@example.org', newSecondFactorSecret());
    const wrong = await test
      .visitor()
      .post('/staff/login', { email: 'known@example.org', password: 'not this one' });
    const unknown = await test
      .visitor()
      .post('/staff/login', { email: 'other@example.org', password: 'not this one' });
    const shape = (body: string) => body.replace(/value="[^"]*"/g, '').replace(/x-csrf-token": "[^"]*"/g, '');
    expect(wrong.statusCode).toBe(422);
    expect(unknown.statusCode).toBe(422);
    expect(shape(wrong.body)).toBe(shape(unknown.body));
  });

  it('makes a new member of staff set up an authenticator first', async () => {
    await newStaff('new@example.org');
    const browser = test.visitor();
    const first = await browser.post('/staff/login', {
      email: 'new@example.org',
      password: 'correct horse battery',
    });
    expect(first.headers.location).toBe('/staff/login/enrol');
    const page = await browser.get('/staff/login/enrol');
    const secret = page.body.match(/<code>([A-Z2-7]+)<\/code>/)?.[1] ?? '';
    const sealed = page.body.match(/name="sealed" value="([^"]+)"/)?.[1] ?? '';
    expect((await browser.post('/staff/login/enrol', { sealed, code: '123456' })).statusCode).toBe(422);
    expect(
      (await browser.post('/staff/login/enrol', { sealed, code: currentCode(secret, test.clock.now) }))
        .statusCode,
    ).toBe(303);
    expect((await browser.get('/cases')).statusCode).toBe(200);
  });

  it('puts a closed account out at once', async () => {
    const { browser, actor } = await test.signInStaff('officer');
    expect((await browser.get('/cases')).statusCode).toBe(200);
    await test.services.db.tx((d) => setAccountActive(d, actor.accountId, false));
    expect((await browser.get('/cases')).statusCode).toBe(303);
  });
});

describe('Owner sign-in', () => {
  it('sends a link that works once, by the button and not by being looked at', async () => {
    const browser = test.visitor();
    await browser.post('/login', { email: 'marie@example.org' });
    await test.work();
    const mail = (await test.mails()).find((sent) => sent.recipient === 'marie@example.org');
    const link = mail?.text.match(/\/login\/link\/[\w-]+/)?.[0] ?? '';
    expect((await test.visitor().get(link)).statusCode).toBe(200);
    expect((await test.visitor().get(link)).statusCode).toBe(200);
    expect((await browser.post(link, {})).headers.location).toBe('/my');
    expect((await browser.get('/my')).statusCode).toBe(200);
    expect((await test.visitor().get(link)).statusCode).toBe(422);
  });

  it('lets a link die after thirty minutes', async () => {
    const browser = test.visitor();
    await browser.post('/login', { email: 'late@example.org' });
    await test.work();
    const mail = (await test.mails()).find((sent) => sent.recipient === 'late@example.org');
    const link = mail?.text.match(/\/login\/link\/[\w-]+/)?.[0] ?? '';
    test.clock.advance(31 * MINUTE);
    const dead = await browser.get(link);
    expect(dead.statusCode).toBe(422);
    expect(dead.body).toContain('a expiré');
  });

  it('sends no link to a member of staff: a mailbox is no way round the second factor', async () => {
    await newStaff('staff@example.org', newSecondFactorSecret());
    const answer = await test.visitor().post('/login', { email: 'staff@example.org' });
    expect(answer.statusCode).toBe(200);
    await test.work();
    expect((await test.mails()).filter((sent) => sent.recipient === 'staff@example.org')).toEqual([]);
  });

  it('is throttled', async () => {
    const answers: number[] = [];
    for (let i = 0; i < 14; i += 1)
      answers.push((await test.visitor().post('/login', { email: `t${i}@example.org` })).statusCode);
    expect(answers).toContain(429);
  });
});

describe('The first page after signing in', () => {
  it.each(ROLES)('is one that the %s may read', async (role) => {
    const [email, secondFactor] = [`first-${role}@example.org`, newSecondFactorSecret()];
    const password = 'correct horse battery';
    await addStaff(test.as(system('test')), {
      email,
      name: 'Camille',
      role,
      password,
      territory: null,
      secondFactor,
    });
    const browser = test.visitor();
    await browser.post('/staff/login', { email, password });
    const entered = await browser.post('/staff/login/code', {
      code: currentCode(secondFactor, test.clock.now),
    });
    expect(entered.statusCode).toBe(303);
    expect((await browser.get(String(entered.headers.location))).statusCode).toBe(200);
  });
});
