import type { Context } from '../context.ts';
import { csvOf, csvRows } from '../documents/csv.ts';
import { formatterFor } from '../i18n/format.ts';
import { translateDynamic, translator } from '../i18n/translate.ts';
import { appendJournal } from '../journal/append-journal.ts';
import { dayOf, type Instant } from '../shared/dates.ts';
import type { CampaignId } from '../shared/ids.ts';
import { campaignForStaff } from './campaign-for-staff.ts';
import { homesOf } from './gather-letters.ts';
import { homeLine } from './merge-values.ts';
import { opposedAmong } from './opposed-among.ts';
import type { RecipientFilter } from './recipient-filter.ts';
import { pageOfRecipients, type Recipient } from './recipient-store.ts';
import { returnCode } from './reply-code.ts';

const HANDFUL = 500;
const COLUMNS = [
  'code',
  'name',
  'through',
  'address',
  'email',
  'homes',
  'writtenTo',
  'answered',
  'situation',
  'channel',
  'callBack',
  'returned',
  'opposed',
] as const;

/**
 * The recipients as a table for spreadsheets. Who took it out is journalled first. Those who asked not to be contacted are
 * named, without the means to do so.
 */
export async function exportRecipients(
  ctx: Context,
  id: CampaignId,
  filter: RecipientFilter,
): Promise<AsyncGenerator<string>> {
  const campaign = await campaignForStaff(ctx.db.read, ctx, id);
  await ctx.db.tx((d) =>
    appendJournal(
      d,
      { actor: ctx.actor, now: ctx.clock() },
      { action: 'campaign.exported', subject: { kind: 'campaign', id: campaign.id }, data: { filter } },
    ),
  );
  return lines(ctx, campaign.id, filter);
}

async function* lines(ctx: Context, id: CampaignId, filter: RecipientFilter): AsyncGenerator<string> {
  const t = translator(ctx.locale);
  const columns = COLUMNS.map((column) => ({ header: t(`campaigns.export.${column}`) }));
  yield csvOf({ columns, rows: [], locale: ctx.locale });
  let after: number | null = 0;
  while (after !== null) {
    const page = await pageOfRecipients(ctx.db.read, id, filter, { side: 'after', id: after }, HANDFUL);
    const homes = await homesOf(ctx.db.read, ctx, page.rows);
    const opposed = await opposedAmong(ctx.db.read, page.rows);
    const rows = page.rows.map((recipient) =>
      cells(
        ctx,
        recipient,
        opposed.has(recipient.ownerId),
        (homes.get(recipient.id) ?? []).map(homeLine).join(' ; '),
      ),
    );
    yield csvRows({ columns, rows, locale: ctx.locale });
    after = page.after;
  }
}

function cells(ctx: Context, recipient: Recipient, opposed: boolean, homes: string): (string | null)[] {
  const t = translator(ctx.locale);
  const label = (key: string, slug: string | null) =>
    slug === null ? null : translateDynamic(ctx.locale, `${key}.${slug}`);
  const on = (moment: Instant | null) =>
    moment === null ? null : formatterFor(ctx.locale).shortDay(dayOf(moment));
  const reachable = !opposed && recipient.exclusion !== 'do-not-contact' && recipient.opposedAt === null;
  return [
    returnCode(recipient.id),
    recipient.name,
    recipient.through,
    reachable ? (recipient.address?.replaceAll('\n', ', ') ?? null) : null,
    reachable ? recipient.email : null,
    homes,
    label('campaigns.exclusion', recipient.exclusion) ?? t('common.yes'),
    on(recipient.answeredAt),
    label('campaigns.situation', recipient.situation),
    label('campaigns.answerBy', recipient.answerChannel),
    recipient.callBack ? t('common.yes') : null,
    on(recipient.returnedAt),
    on(recipient.opposedAt),
  ];
}
