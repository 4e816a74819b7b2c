import { findDraft } from '../campaigns/campaigns-queries.ts';
import type { Context } from '../context.ts';
import { playbooksInForce } from '../follow-up/follow-up-queries.ts';
import { formatterFor } from '../i18n/format.ts';
import { translator } from '../i18n/translate.ts';
import { listStaff } from '../people/people-queries.ts';
import type { AccountId } from '../shared/ids.ts';
import type { Wish } from './deed.ts';

/** What a deed is to do, in words. */
export async function wishText(ctx: Context, wish: Wish): Promise<string> {
  const t = translator(ctx.locale);
  switch (wish.kind) {
    case 'assign':
      return wish.to === null
        ? t('bulk.wish.nobody')
        : t('bulk.wish.assign', { name: await nameOf(ctx, wish.to) });
    case 'status':
      return t('bulk.wish.status', {
        status: [
          t(`units.status.${wish.status}`),
          ...(wish.substatus === null ? [] : [t(`units.substatus.${wish.substatus}`)]),
        ].join(' – '),
      });
    case 'reason':
      return t('bulk.wish.reason', { reason: t(`units.reason.${wish.reason}`) });
    case 'playbook': {
      const found = (await playbooksInForce(ctx.db.read, ctx)).find(({ slug }) => slug === wish.playbook);
      return t('bulk.wish.playbook', { title: found?.title ?? wish.playbook });
    }
    case 'recall':
      return t('bulk.wish.recall', {
        subject: wish.subject,
        day: formatterFor(ctx.locale).day(wish.dueOn),
      });
    case 'campaign':
      return t('bulk.wish.campaign', { name: (await findDraft(ctx.db.read, wish.campaign))?.name ?? '' });
    case 'hand-over': {
      const to = await Promise.all(wish.to.map((id) => nameOf(ctx, id)));
      return t('bulk.wish.hand-over', {
        from: await nameOf(ctx, wish.from),
        to: to.join(', '),
        way: t(`bulk.way.${wish.way}`),
      });
    }
  }
}

const nameOf = async ({ db }: Context, account: AccountId): Promise<string> =>
  (await listStaff(db.read)).find(({ id }) => id === account)?.name ?? '';
