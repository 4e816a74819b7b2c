import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { sessions } from '../../src/people/account-table.ts';
import { addStaff } from '../../src/people/add-staff.ts';
import { currentCode, newSecondFactorSecret } from '../../src/people/second-factor.ts';
import { system } from '../../src/shared/actor.ts';
import { type Browser, startTestApp, type TestApp } from '../support/test-app.ts';
import { DAY, MINUTE } from '../support/test-services.ts';

let test: TestApp;
beforeAll(async () => {
  test = await startTestApp();
});
afterAll(() => test.close());

const PASSWORD = 'correct horse battery';
let managers = 0;
/** A manager who has not signed in yet, and a browser to do it in. */
async function knownManager() {
  managers += 1;
  const email = `manager-${managers}@example.com`;
  const secondFactor = newSecondFactorSecret();
  await addStaff(test.as(system('test')), {
    ...{ email, secondFactor, password: PASSWORD },
    name: 'Manager',
    role: 'manager',
    territory: null,
  });
  return { browser: test.visitor(), email, secondFactor };
}

async function enter(browser: Browser, email: string, secondFactor: string) {
  await browser.post('/staff/login', { email, password: PASSWORD });
  return browser.post('/staff/login/code', { code: currentCode(secondFactor, test.clock.now) });
}

describe('Headers', () => {
  it.each(['/login', '/nowhere', '/healthz', '/admin/journal'])(
    'protect %s, errors included',
    async (url) => {
      const { headers } = await test.app.inject({ method: 'GET', url });
      const policy = String(headers['content-security-policy']);
      expect(policy).toContain("default-src 'none'");
      expect(policy).not.toMatch(/unsafe-/);
      expect(headers['strict-transport-security']).toMatch(/max-age=31536000/);
      expect(headers['x-content-type-options']).toBe('nosniff');
      expect(headers['cache-control']).toBe('no-store');
    },
  );
});

describe('Forms', () => {
  const forged = (headers: Record<string, string>, payload = 'email=a%40example.org') =>
    test.app.inject({
      method: 'POST',
      url: '/login',
      payload,
      headers: { 'content-type': 'application/x-www-form-urlencoded', ...headers },
    });

  it('without our token are refused', async () => {
    expect((await forged({})).statusCode).toBe(403);
  });

  it('from another site are refused, token or not', async () => {
    expect((await forged({ origin: 'https://elsewhere.example' })).statusCode).toBe(403);
    expect((await forged({ origin: 'null' })).statusCode).toBe(403);
    expect((await forged({ 'sec-fetch-site': 'cross-site' })).statusCode).toBe(403);
    expect((await forged({ origin: 'not an address' })).statusCode).toBeLessThan(500);
  });

  it('made for one person are refused from another, even in the same browser', async () => {
    const { browser, email, secondFactor } = await knownManager();
    const token = (await browser.get('/login')).body.match(/name="_csrf" value="([^"]+)"/)?.[1] ?? '';
    const logOut = (_csrf: string) =>
      browser.send({
        method: 'POST',
        url: '/logout',
        payload: new URLSearchParams({ _csrf }).toString(),
        headers: { 'content-type': 'application/x-www-form-urlencoded' },
      });
    await enter(browser, email, secondFactor);
    expect((await logOut(token)).statusCode).toBe(403);
    expect((await browser.get('/admin/journal')).statusCode).toBe(200);
    const own = (await browser.get('/login')).body.match(/name="_csrf" value="([^"]+)"/)?.[1] ?? '';
    expect((await logOut(own)).statusCode).toBe(303);
  });

  it('with hostile bodies never answer 5xx', async () => {
    const browser = test.visitor();
    const hostile = [
      '\u0000',
      '\ud800',
      'a'.repeat(100_000),
      '__proto__',
      "' OR 1=1 --",
      '{{7*7}}',
      '<script>alert(1)</script>',
    ];
    for (const value of hostile) {
      for (const field of ['email', 'email[]', '__proto__', 'constructor']) {
        const { statusCode, body } = await browser.post('/login', { email: 'x', [field]: value });
        expect(statusCode, `${field}=${value.slice(0, 20)}`).toBeLessThan(500);
        expect(body).not.toContain('<script>alert(1)</script>');
      }
    }
  });
});

describe('Sessions', () => {
  const cookieOf = (setCookie: string | string[] | undefined) =>
    [setCookie ?? []].flat().find((cookie) => cookie.startsWith('volets='));

  it('are stored hashed and renamed at sign-in', async () => {
    const { browser, email, secondFactor } = await knownManager();
    const kept = () => test.services.db.read.select().from(sessions).all();
    const others = new Set(kept().map((row) => row.idHash));
    await browser.post('/staff/login', { email, password: PASSWORD });
    const waiting = kept().filter((row) => !others.has(row.idHash));
    expect(waiting).toHaveLength(1);
    expect(waiting[0]?.accountId).toBeNull();
    await browser.post('/staff/login/code', { code: currentCode(secondFactor, test.clock.now) });
    const entered = kept().filter((row) => !others.has(row.idHash));
    expect(entered).toHaveLength(1);
    expect(entered[0]?.accountId).not.toBeNull();
    expect(entered[0]?.idHash).not.toBe(waiting[0]?.idHash);
    expect(kept().every((row) => /^[0-9a-f]{64}$/.test(row.idHash))).toBe(true);
  });

  it('end after an hour of rest', async () => {
    const { browser } = await test.signInStaff('manager');
    test.clock.advance(59 * MINUTE);
    expect((await browser.get('/admin/journal')).statusCode).toBe(200);
    test.clock.advance(61 * MINUTE);
    expect((await browser.get('/admin/journal')).statusCode).toBe(303);
  });

  it('end after twelve hours however busy', async () => {
    const { browser } = await test.signInStaff('manager');
    for (let visits = 0; visits < 14; visits += 1) {
      test.clock.advance(50 * MINUTE);
      expect((await browser.get('/admin/journal')).statusCode).toBe(200);
    }
    test.clock.advance(50 * MINUTE);
    expect((await browser.get('/admin/journal')).statusCode).toBe(303);
    test.clock.advance(DAY);
  });

  it('remember where the person was going, and lead there once signed in', async () => {
    const { browser, email, secondFactor } = await knownManager();
    expect((await browser.get('/admin/journal?check=1')).headers.location).toBe('/staff/login');
    expect((await enter(browser, email, secondFactor)).headers.location).toBe('/admin/journal?check=1');
  });

  it('die at sign-out', async () => {
    const { browser } = await test.signInStaff('manager');
    const before = await browser.get('/admin/journal');
    expect(before.statusCode).toBe(200);
    expect(cookieOf(before.headers['set-cookie'])).toBeUndefined();
    await browser.post('/logout', {}, { from: '/admin/outbox' });
    expect((await browser.get('/admin/journal')).statusCode).toBe(303);
  });
});
