import type { FastifyInstance } from 'fastify';
import type { Context } from '../context.ts';
import { formatterFor } from '../i18n/format.ts';
import { translate } from '../i18n/translate.ts';
import { findSentMail, listSentMails } from '../outbox/outbox-store.ts';
import { findAccountByEmail } from '../people/account-store.ts';
import { currentCode } from '../people/second-factor.ts';
import { secondFactorOf } from '../people/sign-in-staff.ts';
import { mustExist } from '../shared/errors.ts';
import { path } from '../shared/path.ts';
import type { Role } from '../shared/permissions.ts';
import { page } from '../web/render.ts';
import { access } from '../web/request.ts';
import { limited } from '../web/security.ts';
import { DEMONSTRATION_ACCOUNTS } from './demonstration-accounts.ts';
import { demonstrationLovac } from './load-demonstration.ts';
import { yearProgress } from './year/year-job.ts';

export const demonstrationPath = path('/demo');
export const demonstrationYearPath = path('/demo/year');
export const demonstrationLovacPath = path('/demo/lovac.csv');
export const demonstrationMailPath = path('/demo/mails/:id');

type YearShown = {
  readonly self: string;
  readonly progress: { readonly value: number; readonly max: number; readonly text: string };
};
type AccountRow = {
  readonly name: string;
  readonly email: string;
  readonly role: Role;
  readonly password: string;
  readonly code: string;
};
type MailRow = {
  readonly href: string;
  readonly subject: string;
  readonly recipient: string;
  readonly sentAt: string;
};
type MailPage = {
  readonly subject: string;
  readonly recipient: string;
  readonly sentAt: string;
  readonly lines: readonly Line[];
};
type Line = { readonly text: string; readonly href: string | null };

declare module '../web/views.ts' {
  interface Views {
    'demonstration/home': {
      readonly accounts: readonly AccountRow[];
      readonly mails: readonly MailRow[];
      readonly lovacHref: string;
      readonly year: YearShown | null;
    };
    /** How far the invented year is, alone: asked again while it is being played. */
    'demonstration/year': { readonly year: YearShown | null };
    'demonstration/mail': MailPage;
  }
}

/** The year under way; null when all of it has been played. */
async function shownYear(ctx: Context): Promise<YearShown | null> {
  const progress = await yearProgress(ctx);
  if (!progress) return null;
  const { done, of } = progress;
  // Nothing is known of its length before its first event.
  const share = of === 0 ? 0 : Math.floor((100 * done) / of);
  return {
    self: demonstrationYearPath(),
    progress: {
      value: done,
      max: Math.max(of, 1),
      text: translate(ctx.locale, 'demonstration.yearText', { share }),
    },
  };
}

/** Accounts with their codes, and the mails sent: what makes the demonstration work without a mailbox. Never in production. */
export function demonstrationRoutes(app: FastifyInstance): void {
  app.get(demonstrationPath.pattern, access('public'), async (request, reply) => {
    const { ctx } = request;
    const fmt = formatterFor(ctx.locale);
    const mails = await listSentMails(ctx.db.read);
    return page(request, reply, 'demonstration/home', {
      lovacHref: demonstrationLovacPath(),
      year: await shownYear(ctx),
      accounts: await Promise.all(DEMONSTRATION_ACCOUNTS.map((account) => accountRow(ctx, account))),
      mails: mails.map((mail) => ({
        href: demonstrationMailPath({ id: mail.outboxId }),
        subject: mail.subject,
        recipient: mail.recipient,
        sentAt: fmt.shortMoment(mail.sentAt),
      })),
    });
  });

  app.get(demonstrationYearPath.pattern, access('public'), async (request, reply) =>
    page(request, reply, 'demonstration/year', { year: await shownYear(request.ctx) }),
  );

  const heavy = access('public', limited(10));
  app.get(demonstrationLovacPath.pattern, heavy, async (request, reply) => {
    const name = translate(request.ctx.locale, 'register.demo.fileName');
    reply.header('content-disposition', `attachment; filename="${name}"`);
    return reply.type('text/csv; charset=utf-8').send(await demonstrationLovac(request.ctx));
  });

  app.get<{ Params: { id: string } }>(
    demonstrationMailPath.pattern,
    access('public'),
    async (request, reply) => {
      const mail = mustExist(
        await findSentMail(request.ctx.db.read, Number(request.params.id)),
        'web.error.404.text',
      );
      return page(request, reply, 'demonstration/mail', {
        subject: mail.subject,
        recipient: mail.recipient,
        sentAt: formatterFor(request.ctx.locale).moment(mail.sentAt),
        lines: mail.text
          .split('\n')
          .map((text) => ({ text, href: localLink(text, request.ctx.config.publicUrl) })),
      });
    },
  );
}

/** Our own addresses in a mail become links on the page, wherever the demonstration is served from. */
const localLink = (line: string, publicUrl: string): string | null =>
  line.startsWith(`${publicUrl}/`) ? line.slice(publicUrl.length) : null;

async function accountRow(
  ctx: Context,
  account: (typeof DEMONSTRATION_ACCOUNTS)[number],
): Promise<AccountRow> {
  const stored = await findAccountByEmail(ctx.db.read, account.email);
  const secret = stored ? secondFactorOf(ctx, stored) : null;
  return { ...account, code: secret === null ? '' : currentCode(secret, ctx.clock()) };
}
