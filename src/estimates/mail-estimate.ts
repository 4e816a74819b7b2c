import type { Context } from '../context.ts';
import { promiseMail } from '../outbox/promise-work.ts';
import { hashToken } from '../people/token.ts';
import { dayOf } from '../shared/dates.ts';
import { mustExist } from '../shared/errors.ts';
import { fingerprint } from '../shared/secret-box.ts';
import { keptEstimateMail } from './estimate-mails.ts';
import { addToTally, findByToken } from './estimate-store.ts';
import { keptEstimatePath } from './estimates-paths.ts';
import { KEPT_MONTHS } from './keep-estimate.ts';

/** Sends the address of an estimate to a mailbox, once a day for each: the mailbox is not kept with the estimate. */
export async function mailEstimate(ctx: Context, token: string, email: string): Promise<void> {
  const now = ctx.clock();
  await ctx.db.tx(async (d) => {
    const kept = mustExist(await findByToken(d, hashToken(token), now), 'estimates.errors.gone');
    const mail = keptEstimateMail({
      to: email,
      locale: ctx.locale,
      url: ctx.config.publicUrl + keptEstimatePath({ token }),
      months: KEPT_MONTHS,
    });
    const mailbox = fingerprint(ctx.config.dataKey, 'estimate-mail', email.toLowerCase()).slice(0, 16);
    await promiseMail(d, now, mail, `estimate-${kept.id}-${mailbox}-${dayOf(now)}`);
    await addToTally(d, dayOf(now), ['mailed']);
  });
}
