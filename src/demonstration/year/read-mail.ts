import { listSentMails } from '../../outbox/outbox-store.ts';
import { mustExist } from '../../shared/errors.ts';
import type { Scene } from './scene.ts';

/** The secret of the newest mail to that mailbox that holds a link under `path` (`consent`, `promise/check`); null: none. */
export async function secretMailed(scene: Scene, mailbox: string, path: string): Promise<string | null> {
  const mails = await listSentMails(scene.services.db.read, mailbox);
  const link = new RegExp(`/${path}/([\\w-]+)`);
  return mails.map(({ text }) => text.match(link)?.[1]).find((secret) => secret !== undefined) ?? null;
}

/** The six digits of the newest mail that has some. @throws DomainError `agreements.errors.noCode` */
export async function codeMailed(scene: Scene, mailbox: string): Promise<string> {
  const mails = await listSentMails(scene.services.db.read, mailbox);
  const code = mails
    .map(({ text }) => text.match(/^\s+(\d{6})$/m)?.[1])
    .find((digits) => digits !== undefined);
  return mustExist(code, 'agreements.errors.noCode');
}
