import type { FastifyInstance, InjectOptions, LightMyRequestResponse } from 'fastify';
import { createApp } from '../../src/app.ts';
import type { Context } from '../../src/context.ts';
import { addStaff } from '../../src/people/add-staff.ts';
import { currentCode, newSecondFactorSecret } from '../../src/people/second-factor.ts';
import { type Staff, system } from '../../src/shared/actor.ts';
import type { Role } from '../../src/shared/permissions.ts';
import { MINUTE, startTestServices, type TestServices } from './test-services.ts';

const PASSWORD = 'a long enough password';

/** A browser without a screen: keeps its cookies, sends the form token, follows nothing by itself. */
export type Browser = {
  get(url: string, headers?: Record<string, string>): Promise<LightMyRequestResponse>;
  /** Sends a request as it is, with this browser's cookies and nothing else. */
  send(options: InjectOptions): Promise<LightMyRequestResponse>;
  /** Goes on from another address of the network: throttles count by address. */
  moveTo(remoteAddress: string): void;
  /** Posts a form as a person would: loads `from` (or the same address) first for its token. */
  post(
    url: string,
    fields?: Record<string, string | string[]>,
    options?: { from?: string; headers?: Record<string, string> },
  ): Promise<LightMyRequestResponse>;
  /** Sends files and fields as a multipart form. */
  upload(
    url: string,
    fields: Record<string, string>,
    files: readonly { field: string; name: string; content: Buffer | string; type?: string }[],
    from?: string,
  ): Promise<LightMyRequestResponse>;
};

export type TestApp = TestServices & {
  readonly app: FastifyInstance;
  visitor(): Browser;
  /** Opens a staff account and signs it in through the real pages. */
  signInStaff(
    role: Role,
    name?: string,
    territory?: string[] | null,
  ): Promise<{ browser: Browser; actor: Staff; email: string; ctx: Context }>;
  /** Signs an owner in through the link of the mail. */
  signInOwner(email: string): Promise<Browser>;
};

export async function startTestApp(settings: Record<string, string> = {}): Promise<TestApp> {
  const test = await startTestServices(settings);
  const app = await createApp(test.services);
  await app.ready();
  let people = 0;
  // Owners live each at their own address: limits count by address.
  let owners = 0;

  return {
    ...test,
    app,
    visitor: () => browserOn(app),
    async signInStaff(role, name = `Test ${role}`, territory = null) {
      const email = `${role}-${++people}@example.org`;
      const secondFactor = newSecondFactorSecret();
      const account = await addStaff(test.as(system('test')), {
        email,
        name,
        role,
        password: PASSWORD,
        territory,
        secondFactor,
      });
      const browser = browserOn(app);
      await browser.post('/staff/login', { email, password: PASSWORD });
      const entered = await browser.post('/staff/login/code', {
        code: currentCode(secondFactor, test.clock.now),
      });
      if (entered.statusCode !== 303) throw new Error(`sign-in answered ${entered.statusCode}`);
      const actor: Staff = { kind: 'staff', accountId: account.id, name, role, territory };
      return { browser, actor, email, ctx: test.as(actor) };
    },
    async signInOwner(email) {
      const browser = browserOn(app);
      owners += 1;
      browser.moveTo(`10.2.${owners >> 8}.${owners & 255}`);
      await browser.post('/login', { email });
      await test.work();
      const mail = (await test.mails()).find((sent) => sent.recipient === email);
      const link = mail?.text.match(/\/login\/link\/[\w-]+/)?.[0];
      if (!link) throw new Error(`no sign-in link was sent to ${email}`);
      await browser.post(link, {});
      return browser;
    },
    async close() {
      await app.close();
      await test.close();
    },
  };
}

function browserOn(app: FastifyInstance): Browser {
  const jar = new Map<string, string>();
  let place: { remoteAddress?: string } = {};
  const tokens = /name="_csrf" value="([^"]+)"/;

  async function send(options: InjectOptions): Promise<LightMyRequestResponse> {
    const cookie = [...jar].map(([name, value]) => `${name}=${value}`).join('; ');
    const response = await app.inject({
      ...place,
      ...options,
      headers: { ...(cookie ? { cookie } : {}), ...options.headers },
    });
    for (const { name, value, maxAge, expires } of response.cookies) {
      const gone =
        maxAge === 0 || (expires !== undefined && expires.getTime() < Date.now() - MINUTE) || value === '';
      if (gone) jar.delete(name);
      else jar.set(name, value);
    }
    return response;
  }

  async function token(from: string): Promise<string> {
    const page = await send({ method: 'GET', url: from });
    const inForm = page.body.match(tokens)?.[1];
    if (inForm) return inForm;
    // Pages without a form (or redirects) still carry the token for htmx once rendered; the sign-in page always has one.
    const any = await send({ method: 'GET', url: '/login' });
    return any.body.match(tokens)?.[1] ?? '';
  }

  return {
    send,
    moveTo(remoteAddress) {
      place = { remoteAddress };
    },
    get: (url, headers = {}) => send({ method: 'GET', url, headers }),
    async post(url, fields = {}, options = {}) {
      const _csrf = await token(options.from ?? url);
      const body = new URLSearchParams();
      for (const [key, value] of Object.entries({ ...fields, _csrf }))
        for (const item of [value].flat()) body.append(key, item);
      return send({
        method: 'POST',
        url,
        payload: body.toString(),
        headers: { 'content-type': 'application/x-www-form-urlencoded', ...options.headers },
      });
    },
    async upload(url, fields, files, from) {
      const form = new FormData();
      for (const [key, value] of Object.entries({ ...fields, _csrf: await token(from ?? url) }))
        form.append(key, value);
      for (const file of files)
        form.append(
          file.field,
          new Blob([typeof file.content === 'string' ? file.content : new Uint8Array(file.content)], {
            type: file.type ?? 'application/octet-stream',
          }),
          file.name,
        );
      const request = new Request('http://localhost/', { method: 'POST', body: form });
      return send({
        method: 'POST',
        url,
        payload: Buffer.from(await request.arrayBuffer()),
        headers: { 'content-type': request.headers.get('content-type') ?? '' },
      });
    },
  };
}
