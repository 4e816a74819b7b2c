import Fastify from 'fastify';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { type Access, allows, type Permission, ROLES, type Role } from '../../src/shared/permissions.ts';
import { type DeclaredRoute, guardRoutes } from '../../src/web/access.ts';
import { type Browser, startTestApp, type TestApp } from '../support/test-app.ts';

let test: TestApp;
const browsers = new Map<Role | 'owner' | 'visitor', Browser>();
beforeAll(async () => {
  test = await startTestApp({ TRUST_PROXY: 'true' });
  for (const role of ROLES) browsers.set(role, (await test.signInStaff(role)).browser);
  browsers.set('owner', await test.signInOwner('owner@example.org'));
  browsers.set('visitor', test.visitor());
});
afterAll(() => test.close());

const mayEnter = (who: Role | 'owner' | 'visitor', wanted: Access): boolean => {
  if (wanted === 'public') return true;
  if (wanted === 'owner') return who === 'owner';
  if (who === 'owner' || who === 'visitor') return false;
  return wanted === 'staff' || allows(who, wanted as Permission);
};
/** A plausible address of a route: ids that exist nowhere. */
const addressOf = (url: string): string =>
  url
    .replace(/:ref\b/g, 'VO-2026-99999')
    .replace(/:\w+/g, '999999')
    .replace('*', 'nothing');

/** Knocks at one route as one kind of person; names what differs from what the route declares. */
async function faultsOf(
  { method, url, access }: DeclaredRoute,
  who: Role | 'owner' | 'visitor',
  browser: Browser,
): Promise<string[]> {
  const address = addressOf(url);
  // From an address of its own for each kind of person: the limit of requests a minute is another test's matter.
  const from = { 'x-forwarded-for': `10.0.0.${[...browsers.keys()].indexOf(who) + 1}` };
  const { statusCode, headers } =
    method === 'GET'
      ? await browser.get(address, from)
      : await browser.post(address, {}, { from: '/login', headers: from });
  const isDoor = url.startsWith('/login') || url.startsWith('/staff/login');
  const sentToDoor = statusCode === 303 && /^\/(staff\/)?login$/.test(String(headers.location)) && !isDoor;
  const refused = statusCode === 403 || sentToDoor;
  const faults = statusCode >= 500 ? [`${method} ${address} as ${who}: ${statusCode}`] : [];
  return refused === mayEnter(who, access)
    ? [...faults, `${method} ${address} (${access}) as ${who}: ${statusCode}`]
    : faults;
}

describe('Who may come in', () => {
  it('does not boot with a route that declares no access', () => {
    const app = Fastify();
    guardRoutes(app, { staffLogin: '/staff/login', ownerLogin: '/login' });
    expect(() => app.get('/forgotten', async () => 'open')).toThrow(/declares no access/);
  });

  it(
    'lets each kind of person into the routes declared for it, and no other',
    { timeout: 240_000 },
    async () => {
      const routes = test.app.declaredRoutes.filter(
        (route) => route.method !== 'HEAD' && !/logout|language|assets/.test(route.url),
      );
      expect(routes.length).toBeGreaterThan(30);
      // All routes for all people are more requests than one address may send in a minute.
      for (const [place, [, browser]] of [...browsers].entries()) browser.moveTo(`10.0.0.${place + 1}`);
      const wrong: string[] = [];
      for (const route of routes)
        for (const [who, browser] of browsers) wrong.push(...(await faultsOf(route, who, browser)));
      expect(wrong).toEqual([]);
    },
  );

  it('sends a visitor to the door of staff', async () => {
    const browser = test.visitor();
    const sent = await browser.get('/admin/journal');
    expect(sent.statusCode).toBe(303);
    expect(sent.headers.location).toBe('/staff/login');
  });
});
