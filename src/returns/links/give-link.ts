import type { Context } from '../../context.ts';
import type { Reader, Writer } from '../../db/database.ts';
import { hashToken, newToken } from '../../people/token.ts';
import { addDays, type Day, instant } from '../../shared/dates.ts';
import { refused } from '../../shared/errors.ts';
import { breachLinkPath, checkLinkPath, transferLinkPath } from './link-paths.ts';
import { addLink, findLink, type ReturnLink, spendLink } from './link-store.ts';
import type { LinkPurpose } from './link-table.ts';

const PATHS = { check: checkLinkPath, breach: breachLinkPath, transfer: transferLinkPath };

/** A link to one question, answered once, open to the end of `until`. Call it in the transaction that promises its mail. */
export async function giveLink(
  d: Writer,
  ctx: Context,
  link: { readonly purpose: LinkPurpose; readonly subject: number; readonly until: Day },
): Promise<string> {
  const token = newToken();
  const { purpose, subject, until } = link;
  await addLink(d, {
    tokenHash: hashToken(token),
    purpose,
    subject,
    createdAt: ctx.clock(),
    // Midnight in Paris falls before that of UTC: a link is never shorter than it says.
    expiresAt: instant(`${addDays(until, 1)}T00:00:00Z`),
  });
  return ctx.config.publicUrl + PATHS[purpose]({ token });
}

export type OpenedLink = { readonly link: ReturnLink; readonly open: boolean };

/** What a link leads to, without using it: mail scanners open links, only the button of the form answers. */
export async function openLink(
  d: Reader,
  ctx: Context,
  purpose: LinkPurpose,
  token: string,
): Promise<OpenedLink> {
  const link = await findLink(d, hashToken(token), purpose);
  if (!link) throw refused('returnChecks.errors.linkDead');
  return { link, open: link.usedAt === null && link.expiresAt > ctx.clock() };
}

/** Uses a link up and says what it was for. @throws DomainError `returnChecks.errors.linkDead` */
export async function useLink(d: Writer, ctx: Context, purpose: LinkPurpose, token: string): Promise<number> {
  const { link } = await openLink(d, ctx, purpose, token);
  if (!(await spendLink(d, link.tokenHash, ctx.clock()))) throw refused('returnChecks.errors.linkDead');
  return link.subject;
}
