import { contact, officerMailbox, ownerMailbox } from '../cases/case-mails.ts';
import { type CaseLine, type CaseRow, findCaseLine } from '../cases/cases-queries.ts';
import type { Context } from '../context.ts';
import type { Reader, Writer } from '../db/database.ts';
import { formatterFor } from '../i18n/format.ts';
import { type MessageKey, translator } from '../i18n/translate.ts';
import type { MailDraft } from '../outbox/mail-draft.ts';
import { promiseMail } from '../outbox/promise-work.ts';
import { findAccount } from '../people/people-queries.ts';
import type { Locale } from '../shared/locale.ts';
import { type Appointment, type IcsMethod, icsOf } from './ics.ts';
import { myVisitPath, visitPath } from './visit-paths.ts';
import type { Visit } from './visit-store.ts';

type Side = 'owner' | 'staff';
type Written = {
  readonly side: Side;
  readonly box: { readonly to: string; readonly locale: Locale };
  readonly line: CaseLine;
  readonly url: string;
};

/** What a calendar holds of a visit, in one person's language; null while it has no date. */
export async function appointmentOf(
  d: Reader,
  ctx: Context,
  visit: Visit,
  reader: { readonly locale: Locale; readonly side: Side },
): Promise<Appointment | null> {
  const line = await findCaseLine(d, visit.caseId);
  const visitor = await findAccount(d, visit.visitorId);
  if (visit.startsAt === null || !line) return null;
  const t = translator(reader.locale);
  const { service, programme } = { service: ctx.programme.service, programme: ctx.programme };
  const owner = ownerMailbox(line);
  const words = { visitor: visitor?.name ?? '', phone: service.phone, ref: line.ref ?? '' };
  return {
    uid: visit.uid,
    sequence: visit.sequence,
    startsAt: visit.startsAt,
    minutes: visit.minutes,
    summary: t(`visits.calendar.${visit.kind}`, words),
    description: [t('visits.calendar.text', words), visit.note ?? '']
      .filter((text) => text !== '')
      .join('\n'),
    location: line.address,
    url: ctx.config.publicUrl + linkOf(reader.side, visit, line),
    organizer: { name: service.name[reader.locale], email: service.email || programme.authority.email },
    attendees: [
      ...(owner ? [{ name: line.ownerName, email: owner.to }] : []),
      ...(visitor ? [{ name: visitor.name, email: visitor.email }] : []),
    ],
  };
}

const linkOf = (side: Side, visit: Visit, line: CaseLine): string =>
  side === 'owner'
    ? myVisitPath({ case: visit.caseId, visit: visit.id })
    : visitPath({ ref: line.ref ?? '', visit: visit.id });

/** The owner chooses among the moments offered. */
export async function promiseProposed(d: Writer, ctx: Context, row: CaseRow, visit: Visit): Promise<void> {
  const [owner] = await readersOf(d, ctx, visit, ['owner']);
  if (!owner) return;
  const t = translator(owner.box.locale);
  const { moment } = formatterFor(owner.box.locale);
  await promise(d, ctx, owner, `visit-${visit.id}:proposed`, {
    subject: t('visits.mail.proposed.subject', { address: owner.line.address }),
    body: [
      t('cases.mail.hello'),
      t(`visits.mail.why.${visit.kind}`, { address: owner.line.address, ref: row.ref ?? '' }),
      t('visits.mail.proposed.text'),
      { list: visit.slots.map(moment) },
      ...(visit.note ? [visit.note] : []),
      { action: { label: t('visits.mail.proposed.action'), url: owner.url } },
      t('visits.mail.help', contact(ctx, owner.box.locale)),
    ],
  });
}

/** A date is set or moved: the owner and the visitor receive it for their calendars. */
export async function promiseDated(d: Writer, ctx: Context, row: CaseRow, visit: Visit): Promise<void> {
  const kind = visit.sequence === 0 ? 'dated' : 'moved';
  await tellBoth(d, ctx, row, visit, kind, 'REQUEST');
}

export async function promiseCancelled(d: Writer, ctx: Context, row: CaseRow, visit: Visit): Promise<void> {
  await tellBoth(d, ctx, row, visit, 'cancelled', 'CANCEL');
}

/** The day before, to the owner; the visitor's is in the morning's digest. */
export async function promiseReminder(d: Writer, ctx: Context, row: CaseRow, visit: Visit): Promise<void> {
  const [owner] = await readersOf(d, ctx, visit, ['owner']);
  if (!owner || visit.startsAt === null) return;
  await promise(
    d,
    ctx,
    owner,
    `visit-${visit.id}:reminded:${visit.sequence}`,
    dateMail(ctx, row, visit, owner, 'reminder'),
  );
}

/** The report, once it is made. */
export async function promiseReport(d: Writer, ctx: Context, row: CaseRow, visit: Visit): Promise<void> {
  const [owner] = await readersOf(d, ctx, visit, ['owner']);
  if (!owner || visit.reportHash === null) return;
  const t = translator(owner.box.locale);
  const words = { ref: row.ref ?? '', address: owner.line.address };
  await promise(d, ctx, owner, `visit-${visit.id}:report`, {
    subject: t('visits.mail.report.subject', words),
    body: [
      t('cases.mail.hello'),
      t('visits.mail.report.text', words),
      { action: { label: t('visits.mail.open'), url: owner.url } },
    ],
    attachments: [{ hash: visit.reportHash, name: t('visits.report.file', { ref: words.ref }) }],
  });
}

type Said = 'dated' | 'moved' | 'cancelled' | 'reminder';

async function tellBoth(
  d: Writer,
  ctx: Context,
  row: CaseRow,
  visit: Visit,
  said: Said,
  method: IcsMethod,
): Promise<void> {
  for (const reader of await readersOf(d, ctx, visit, ['owner', 'staff'])) {
    const appointment = await appointmentOf(d, ctx, visit, { locale: reader.box.locale, side: reader.side });
    const calendar = appointment && { method, content: icsOf(appointment, method, ctx.clock()) };
    const key = `visit-${visit.id}:${said}:${visit.sequence}:${reader.side}`;
    const mail = dateMail(ctx, row, visit, reader, said);
    await promise(d, ctx, reader, key, calendar ? { ...mail, calendar } : mail);
  }
}

type Mail = Omit<MailDraft, 'to' | 'locale'>;

function dateMail(ctx: Context, row: CaseRow, visit: Visit, reader: Written, said: Said): Mail {
  const t = translator(reader.box.locale);
  const { moment } = formatterFor(reader.box.locale);
  const words = {
    when: visit.startsAt ? moment(visit.startsAt) : '',
    address: reader.line.address,
    ref: row.ref ?? '',
    minutes: visit.minutes,
  };
  const owner = reader.side === 'owner';
  return {
    subject: t(`visits.mail.${said}.subject`, words),
    body: [
      ...(owner ? [t('cases.mail.hello'), t(`visits.mail.why.${visit.kind}`, words)] : []),
      t(`visits.mail.${said}.text`, words),
      ...(visit.note && said !== 'cancelled' ? [visit.note] : []),
      { action: { label: t('visits.mail.open' satisfies MessageKey), url: reader.url } },
      ...(owner ? [t('visits.mail.help', contact(ctx, reader.box.locale))] : []),
    ],
  };
}

async function readersOf(d: Reader, ctx: Context, visit: Visit, sides: readonly Side[]): Promise<Written[]> {
  const line = await findCaseLine(d, visit.caseId);
  const visitor = await findAccount(d, visit.visitorId);
  if (!line) return [];
  const boxes = {
    owner: ownerMailbox(line),
    staff: visitor ? { to: visitor.email, locale: visitor.locale } : officerMailbox(line),
  };
  return sides.flatMap((side) => {
    const box = boxes[side];
    return box ? [{ side, box, line, url: ctx.config.publicUrl + linkOf(side, visit, line) }] : [];
  });
}

const promise = (d: Writer, ctx: Context, { box }: Written, key: string, mail: Mail): Promise<void> =>
  promiseMail(d, ctx.clock(), { ...box, ...mail }, key);
