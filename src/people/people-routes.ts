import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify';
import { qrPath } from '../documents/qr.ts';
import { translate } from '../i18n/translate.ts';
import { DomainError } from '../shared/errors.ts';
import type { Role } from '../shared/permissions.ts';
import { openSecret, sealSecret } from '../shared/secret-box.ts';
import { errorOn, readForm, typedText } from '../web/forms.ts';
import { localAddress } from '../web/language.ts';
import { page } from '../web/render.ts';
import { access } from '../web/request.ts';
import { limited } from '../web/security.ts';
import { type Account, findAccount } from './account-store.ts';
import { peekLink, sendSignInLink, useSignInLink } from './owner-links.ts';
import { CodeForm, OwnerSignInForm, StaffSignInForm } from './people-forms.ts';
import * as paths from './people-paths.ts';
import { enrolmentUri, newSecondFactorSecret } from './second-factor.ts';
import { checkPassword, checkSecondFactor, enrolSecondFactor } from './sign-in-staff.ts';

export type Homes = {
  readonly staff: (role: Role) => string;
  readonly owner: string;
  readonly demoMails: string;
};

const throttled = (max: number) => access('public', limited(max));

/** Sign-in of owners (e-mailed link, confirmed by a button) and of staff (password, then a code), and sign-out. */
export function peopleRoutes(app: FastifyInstance, homes: Homes): void {
  ownerSignIn(app, homes);
  staffSignIn(app, homes);
  app.post(paths.signOutPath.pattern, access('public'), async (request, reply) => {
    await request.session.destroy();
    return reply.redirect('/', 303);
  });
}

function ownerSignIn(app: FastifyInstance, homes: Homes): void {
  const model = (email = '', errors: ReturnType<typeof errorOn>[] = []) => ({
    action: paths.ownerSignInPath(),
    email,
    errors,
    otherDoor: paths.staffSignInPath(),
  });

  app.get(paths.ownerSignInPath.pattern, access('public'), async (request, reply) =>
    page(request, reply, 'people/owner-sign-in', model()),
  );

  app.post(paths.ownerSignInPath.pattern, throttled(10), async (request, reply) => {
    const form = readForm(OwnerSignInForm, request.body, request.ctx.locale);
    if (!form.ok) {
      reply.code(422);
      return page(
        request,
        reply,
        'people/owner-sign-in',
        model(typedText(form.typed, 'email'), [...form.errors]),
      );
    }
    await sendSignInLink(request.ctx, form.data.email, request.session.returnTo ?? null);
    return page(request, reply, 'people/sign-in-sent', {
      email: form.data.email,
      demoMails: request.ctx.config.demo ? homes.demoMails : null,
    });
  });

  app.get<{ Params: { token: string } }>(
    paths.signInLinkPath.pattern,
    throttled(30),
    async (request, reply) => {
      const link = await peekLink(request.ctx, request.params.token);
      if (!link) throw new DomainError('refused', 'people.errors.linkDead');
      return page(request, reply, 'people/sign-in-link', {
        action: paths.signInLinkPath(request.params),
        email: link.email,
      });
    },
  );

  app.post<{ Params: { token: string } }>(
    paths.signInLinkPath.pattern,
    throttled(30),
    async (request, reply) => {
      const { account, returnTo } = await useSignInLink(request.ctx, request.params.token);
      await openSession(request, account);
      return reply.redirect(returnTo ? localAddress(returnTo) : homes.owner, 303);
    },
  );
}

function staffSignIn(app: FastifyInstance, homes: Homes): void {
  const model = (email = '', errors: ReturnType<typeof errorOn>[] = []) => ({
    action: paths.staffSignInPath(),
    email,
    errors,
    otherDoor: paths.ownerSignInPath(),
  });

  app.get(paths.staffSignInPath.pattern, access('public'), async (request, reply) =>
    page(request, reply, 'people/staff-sign-in', model()),
  );

  app.post(paths.staffSignInPath.pattern, throttled(10), async (request, reply) => {
    const { ctx } = request;
    const form = readForm(StaffSignInForm, request.body, ctx.locale);
    const account = form.ok ? await checkPassword(ctx, form.data.email, form.data.password) : null;
    if (!account) {
      const errors = form.ok
        ? [errorOn('password', translate(ctx.locale, 'people.errors.badSignIn'))]
        : [...form.errors];
      reply.code(422);
      return page(request, reply, 'people/staff-sign-in', model(typedText(form.typed, 'email'), errors));
    }
    request.session.pendingAccountId = account.id;
    return reply.redirect(account.totpSecret ? paths.secondFactorPath() : paths.enrolmentPath(), 303);
  });

  app.get(paths.secondFactorPath.pattern, access('public'), async (request, reply) => {
    if (!(await pendingAccount(request))?.totpSecret) return reply.redirect(paths.staffSignInPath(), 303);
    return page(request, reply, 'people/second-factor', { action: paths.secondFactorPath(), errors: [] });
  });

  app.post(paths.secondFactorPath.pattern, throttled(10), async (request, reply) => {
    const account = await pendingAccount(request);
    if (!account) return reply.redirect(paths.staffSignInPath(), 303);
    const form = readForm(CodeForm, request.body, request.ctx.locale);
    if (form.ok && (await checkSecondFactor(request.ctx, account, form.data.code)))
      return enter(request, reply, account, homes);
    reply.code(422);
    return page(request, reply, 'people/second-factor', {
      action: paths.secondFactorPath(),
      errors: codeErrors(request, form),
    });
  });

  app.get(paths.enrolmentPath.pattern, access('public'), async (request, reply) => {
    const account = await pendingAccount(request);
    if (!account || account.totpSecret) return reply.redirect(paths.staffSignInPath(), 303);
    return page(request, reply, 'people/enrolment', enrolment(request, account, newSecondFactorSecret(), []));
  });

  app.post<{ Body: { sealed?: string } }>(
    paths.enrolmentPath.pattern,
    throttled(10),
    async (request, reply) => {
      const account = await pendingAccount(request);
      if (!account || account.totpSecret) return reply.redirect(paths.staffSignInPath(), 303);
      const secret = openSecret(
        request.ctx.config.dataKey,
        `enrolment-${account.id}`,
        String(request.body?.sealed ?? ''),
      );
      const form = readForm(CodeForm, request.body, request.ctx.locale);
      if (form.ok && (await enrolSecondFactor(request.ctx, account, secret, form.data.code)))
        return enter(request, reply, account, homes);
      reply.code(422);
      return page(
        request,
        reply,
        'people/enrolment',
        enrolment(request, account, secret, codeErrors(request, form)),
      );
    },
  );
}

const codeErrors = (
  request: FastifyRequest,
  form: { ok: boolean; errors?: readonly ReturnType<typeof errorOn>[] },
) => form.errors ?? [errorOn('code', translate(request.ctx.locale, 'people.errors.badCode'))];

function enrolment(
  request: FastifyRequest,
  account: Account,
  secret: string,
  errors: readonly ReturnType<typeof errorOn>[],
) {
  const qr = qrPath(enrolmentUri(secret, account.email));
  return {
    action: paths.enrolmentPath(),
    errors,
    secret,
    // The page carries the secret sealed: until a code proves it, nothing is stored.
    sealed: sealSecret(request.ctx.config.dataKey, `enrolment-${account.id}`, secret),
    qrPath: qr.path,
    qrSize: qr.size,
  };
}

async function pendingAccount(request: FastifyRequest): Promise<Account | undefined> {
  const id = request.session.pendingAccountId;
  return id === undefined ? undefined : findAccount(request.ctx.db.read, id);
}

async function enter(
  request: FastifyRequest,
  reply: FastifyReply,
  account: Account,
  homes: Homes,
): Promise<FastifyReply> {
  const returnTo = request.session.returnTo;
  await openSession(request, account);
  return reply.redirect(returnTo ? localAddress(returnTo) : homes.staff(account.role as Role), 303);
}

/** A new session identifier at each sign-in, so that one known before is worth nothing after. */
async function openSession(request: FastifyRequest, account: Account): Promise<void> {
  await request.session.regenerate();
  request.session.accountId = account.id;
}
