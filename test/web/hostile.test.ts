import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { createApp } from '../../src/app.ts';
import { allows, type Permission, ROLES, type Role } from '../../src/shared/permissions.ts';
import type { DeclaredRoute } from '../../src/web/access.ts';
import { filed } from '../cases/support/an-application.ts';
import { type Browser, startTestApp, type TestApp } from '../support/test-app.ts';

type Line = { readonly level: number; readonly msg?: string };

let test: TestApp;
let case_: { readonly id: number; readonly ref: string };
/** Whoever may enter a route, by the access that it declares. */
let owner: Browser;
let staff: Map<Role, Browser>;
beforeAll(async () => {
  test = await startTestApp();
  const application = await filed(test, 'owner@example.org');
  owner = application.browser;
  case_ = application;
  staff = new Map();
  for (const role of ROLES) staff.set(role, (await test.signInStaff(role)).browser);
}, 60_000);
afterAll(() => test.close());

const TOKEN = /name="_csrf" value="([^"]+)"/;
const UNSAFE = new Set(['POST', 'PUT', 'PATCH', 'DELETE']);
const unsafeRoutes = (): readonly DeclaredRoute[] =>
  test.app.declaredRoutes.filter(({ method, url }) => UNSAFE.has(method) && url !== '/logout');

/** An address of things that exist, so that the form is read and not only the address refused. */
const addressOf = (url: string): string =>
  url
    .replace(/:ref\b/g, case_.ref)
    .replace(/:\w+/g, '1')
    .replace('*', 'nothing');

const HOSTILE = {
  nul: 'a\u0000b',
  'lone surrogate': 'a%ED%A0%80b',
  'half an escape': '%',
  long: 'a'.repeat(1024 * 1024),
  'huge number': '9'.repeat(400),
  'negative zero': '-0',
  'not a number': 'NaN',
  'no such day': '2026-02-31',
  markup: '<script>alert(1)</script>{{7*7}}',
  sql: "' OR 1=1 --",
} as const;
const FIELDS = [
  ...['version', 'unit', 'email', 'reason', 'message', 'measure', 'amount', 'dueOn', 'day', 'kind', 'type'],
  ...['code', 'iban', 'address', 'livingArea', 'rooms', 'yearBuilt', 'status', 'reasons', 'lines', 'answer'],
  ...['totalTTC', 'line-0-ttc', 'communes', 'undertakings', 'q', '__proto__', 'constructor', 'toString'],
];

/** The same field many times, nested names, names of the prototype: as text, since it is meant to be malformed. */
const bodies = (token: string): readonly string[] => {
  const csrf = `_csrf=${encodeURIComponent(token)}`;
  const raw = (value: string) =>
    value.includes('%') ? value : encodeURIComponent(value).replace(/%00/g, '%00');
  return [
    ...Object.values(HOSTILE).map((value) =>
      [csrf, ...(value.length > 1000 ? FIELDS.slice(0, 1) : FIELDS).map((f) => `${f}=${raw(value)}`)].join(
        '&',
      ),
    ),
    [csrf, ...FIELDS.flatMap((field) => [`${field}=1`, `${field}=2`, `${field}[]=3`])].join('&'),
    [csrf, '__proto__[isAdmin]=1', '__proto__=1', 'constructor.prototype.x=1', 'hasOwnProperty=1'].join('&'),
    csrf,
  ];
};

let asked = 0;
/** Each request comes from a machine of its own: the throttle has its own tests. */
function fromElsewhere(): { remoteAddress: string } {
  asked += 1;
  return { remoteAddress: `10.${(asked >> 16) & 255}.${(asked >> 8) & 255}.${asked & 255}` };
}

async function tokenOf(browser: Browser): Promise<string> {
  const { body } = await browser.send({ method: 'GET', url: '/login', ...fromElsewhere() });
  return body.match(TOKEN)?.[1] ?? '';
}

/** One who may enter, so that what is sent is read and not only turned away. */
const oneWhoMay = ({ access }: DeclaredRoute): Browser => {
  if (access === 'owner' || access === 'public') return owner;
  const role = access === 'staff' ? 'officer' : ROLES.find((each) => allows(each, access as Permission));
  return (role && staff.get(role)) || owner;
};

const send = (
  browser: Browser,
  route: DeclaredRoute,
  payload: string,
  headers: Record<string, string> = {},
) =>
  browser.send({
    method: route.method as 'POST',
    url: addressOf(route.url),
    payload,
    ...fromElsewhere(),
    headers: { 'content-type': 'application/x-www-form-urlencoded', ...headers },
  });

/** What goes wrong when a route is sent every hostile body. */
async function failuresOf(route: DeclaredRoute): Promise<string[]> {
  const browser = oneWhoMay(route);
  const failures: string[] = [];
  for (const [index, payload] of bodies(await tokenOf(browser)).entries()) {
    const { statusCode, body } = await send(browser, route, payload);
    const named = `${route.method} ${route.url}, body ${index}: ${statusCode}`;
    if (statusCode >= 500 || statusCode === 429 || statusCode === 403) failures.push(named);
    if (body.includes('<script>alert(1)')) failures.push(`${named}, markup given back as markup`);
  }
  return failures;
}

describe('Every form', () => {
  it('bears hostile values without failing', { timeout: 300_000 }, async () => {
    const failures: string[] = [];
    for (const route of unsafeRoutes()) failures.push(...(await failuresOf(route)));
    expect(failures).toEqual([]);
    expect(({} as Record<string, unknown>).isAdmin).toBeUndefined();
    expect(asked).toBeGreaterThan(600);
  });

  it('is refused without a token, from elsewhere, and from another site', { timeout: 120_000 }, async () => {
    const open: string[] = [];
    const routes = unsafeRoutes();
    expect(routes.length).toBeGreaterThan(30);
    for (const route of routes) {
      const browser = oneWhoMay(route);
      const own = `_csrf=${encodeURIComponent(await tokenOf(browser))}`;
      const forms = [
        ['without a token', 'a=1', {}],
        ['with a foreign origin', own, { origin: 'https://elsewhere.example' }],
        ['across sites', own, { 'sec-fetch-site': 'cross-site' }],
      ] as const;
      for (const [how, payload, headers] of forms) {
        const { statusCode } = await send(browser, route, payload, headers);
        if (statusCode !== 403) open.push(`${route.method} ${route.url} ${how}: ${statusCode}`);
      }
    }
    expect(open).toEqual([]);
  });
});

describe('Every page', () => {
  it('comes with its protections, errors and refusals included', { timeout: 120_000 }, async () => {
    const bare: string[] = [];
    for (const route of test.app.declaredRoutes.filter(({ method }) => method === 'GET'))
      for (const browser of [oneWhoMay(route), test.visitor()]) {
        const { headers, statusCode } = await browser.get(addressOf(route.url));
        const policy = String(headers['content-security-policy']);
        const isKept =
          route.url.startsWith('/assets') || /immutable|private/.test(String(headers['cache-control']));
        const protections = [
          policy.includes("default-src 'none'") && !policy.includes('unsafe-'),
          headers['x-content-type-options'] === 'nosniff',
          /max-age=\d{8}/.test(String(headers['strict-transport-security'])),
          isKept || headers['cache-control'] === 'no-store',
        ];
        if (protections.includes(false))
          bare.push(`${route.url} ${statusCode}: ${protections.join(' ')} ${headers['cache-control']}`);
      }
    expect(bare).toEqual([]);
  });
});

describe('The log', () => {
  it('never holds a password, a code, a token or an account number', async () => {
    const lines: string[] = [];
    const services = { ...test.services, config: { ...test.services.config, logLevel: 'trace' as never } };
    const app = await createApp(services, { write: (line) => void lines.push(line) });
    await app.ready();
    const secrets = [
      'FR7630006000011234567890189',
      'my-planted-password',
      'planted.person@example.org',
      'planted-token-1234',
    ];
    const payload = new URLSearchParams(
      Object.fromEntries(
        ['email', 'password', 'iban', 'code', '_csrf', 'name'].map((field, i) => [
          field,
          secrets[i % secrets.length] ?? '',
        ]),
      ),
    ).toString();
    for (const { method, url } of test.app.declaredRoutes) {
      if (method === 'HEAD') continue;
      await app.inject({
        method: method as 'POST',
        url: `${addressOf(url)}?token=${secrets[3]}&iban=${secrets[0]}`,
        headers: {
          cookie: `volets=${secrets[3]}`,
          'x-csrf-token': secrets[3] ?? '',
          ...(method === 'GET' ? {} : { 'content-type': 'application/x-www-form-urlencoded' }),
        },
        ...(method === 'GET' ? {} : { payload }),
      });
    }
    for (const door of [`/login/link/${secrets[3]}`, `/verify/${secrets[3]}`]) await app.inject(door);
    await app.close();
    expect(lines.length).toBeGreaterThan(100);
    expect(lines.filter((line) => secrets.some((secret) => line.includes(secret)))).toEqual([]);
    expect(lines.filter((line) => (JSON.parse(line) as Line).level >= 50)).toEqual([]);
  });
});
