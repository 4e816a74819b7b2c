import { createTransport } from 'nodemailer';
import type { Services } from '../context.ts';
import { findOwner } from '../people/people-queries.ts';
import { DomainError } from '../shared/errors.ts';
import type { OwnerId } from '../shared/ids.ts';
import type { MailDraft } from './mail-draft.ts';
import type { OutboxRow } from './outbox-store.ts';
import { keepSentMail } from './outbox-store.ts';
import { renderMail } from './render-mail.ts';

type Transport = ReturnType<typeof createTransport>;
const transports = new Map<string, Transport>();

function transportFor(url: string): Transport {
  let transport = transports.get(url);
  if (!transport) {
    transport = createTransport({
      url,
      disableFileAccess: true,
      disableUrlAccess: true,
      connectionTimeout: 10_000,
    } as Parameters<typeof createTransport>[0]);
    transports.set(url, transport);
  }
  return transport;
}

/** "Ne pas contacter" holds to the last moment, also for a mail that waited for a server. */
const refusesContact = async (d: Services['db']['read'], id: OwnerId): Promise<boolean> =>
  (await findOwner(d, id))?.doNotContact === true;

/**
 * Sends one promised mail. The Message-ID comes from the promise, not from the attempt: a repeat after a cut
 * connection is the same message to every mailbox. Demonstration mode keeps a copy to be read on `/demo/mails`.
 */
export async function sendMail(services: Services, row: OutboxRow): Promise<void> {
  const { config, programme, db, clock, files } = services;
  const mail = row.payload as MailDraft;
  if (mail.prospect !== undefined && (await refusesContact(db.read, mail.prospect))) return;
  const sender = {
    service: programme.service.name[mail.locale],
    authority: programme.authority.name[mail.locale],
    contact: programme.authority.email,
  };
  const rendered = renderMail(mail, sender);
  const messageId = `<volets-${row.id}-${Date.parse(row.createdAt)}@${new URL(config.publicUrl).hostname}>`;
  if (config.smtpUrl) {
    const attachments = await Promise.all(
      (mail.attachments ?? []).map(async (item) => ({
        filename: item.name,
        content: Buffer.from(await files.read(item.hash)),
      })),
    );
    await transportFor(config.smtpUrl).sendMail({
      from: config.mailFrom,
      to: mail.to,
      messageId,
      ...rendered,
      attachments,
      ...(mail.calendar ? { icalEvent: { ...mail.calendar, filename: 'rendez-vous.ics' } } : {}),
    });
  } else if (!config.demo) {
    throw new DomainError('unavailable', 'outbox.errors.noMailServer');
  }
  if (config.demo) {
    await db.tx((d) =>
      keepSentMail(d, { outboxId: row.id, messageId, recipient: mail.to, ...rendered, sentAt: clock() }),
    );
  }
}
