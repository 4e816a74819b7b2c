import { ownerMailbox } from '../cases/case-mails.ts';
import { myCasePath } from '../cases/case-paths.ts';
import { type CaseRow, findCaseLine } from '../cases/cases-queries.ts';
import type { Context } from '../context.ts';
import type { Writer } from '../db/database.ts';
import { formatterFor } from '../i18n/format.ts';
import { translateDynamic, translator } from '../i18n/translate.ts';
import { promiseMail } from '../outbox/promise-work.ts';
import type { Day } from '../shared/dates.ts';
import type { UndertakingSpan } from './undertaking.ts';

/** Tells the owner that the return is recorded, and what they are bound to from now on. */
export async function promiseReturnedMail(
  d: Writer,
  ctx: Context,
  row: CaseRow,
  on: Day,
  spans: readonly UndertakingSpan[],
): Promise<void> {
  const line = await findCaseLine(d, row.id);
  const box = line && ownerMailbox(line);
  if (!line || !box) return;
  const t = translator(box.locale);
  const fmt = formatterFor(box.locale);
  const words = { ref: row.ref, address: line.address, day: fmt.day(on) };
  const running = spans.map(({ kind, endsOn }) =>
    t('returns.mail.returned.line', {
      what: translateDynamic(box.locale, `incentives.undertakings.${kind}`),
      day: fmt.day(endsOn),
    }),
  );
  const url = ctx.config.publicUrl + myCasePath({ case: row.id });
  await promiseMail(
    d,
    ctx.clock(),
    {
      ...box,
      subject: t('returns.mail.returned.subject', words),
      body: [
        t('agreements.mail.hello'),
        t('returns.mail.returned.text', words),
        ...(running.length > 0 ? [t('returns.mail.returned.undertakings'), { list: running }] : []),
        { action: { label: t('agreements.mail.follow'), url } },
      ],
    },
    `case-${row.id}:returned`,
  );
}
