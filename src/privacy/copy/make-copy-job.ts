import { type Context, contextFor } from '../../context.ts';
import { writeZip } from '../../documents/write-zip.ts';
import { recordFile, storeFile } from '../../files/keep-file.ts';
import { appendJournal } from '../../journal/append-journal.ts';
import type { OutboxHandler } from '../../outbox/outbox-worker.ts';
import { promiseMail } from '../../outbox/promise-work.ts';
import { findAccount } from '../../people/people-queries.ts';
import { system } from '../../shared/actor.ts';
import { plusMinutes } from '../../shared/dates.ts';
import { gather } from '../holdings/holdings-store.ts';
import { personOf } from '../person-of.ts';
import { myDataPath } from '../privacy-paths.ts';
import { readingsByRole, subjectsOfPersons } from '../readings/reading-store.ts';
import type { CopyWork } from './ask-copy.ts';
import { copyDocument, theirsAmong } from './copy-document.ts';
import { copyFiles } from './copy-files.ts';
import { copyHtml } from './copy-html.ts';
import { copyReadyMail } from './copy-mails.ts';
import { findCopy, moveCopy, type PersonalCopy } from './copy-store.ts';

const DAY_MINUTES = 24 * 60;

/** Makes the copy of what is held about a person: a page to read, a file to process, and their papers. Kept encrypted. */
export const makePersonalCopy: OutboxHandler = async (services, row) => {
  const { copy: id } = row.payload as CopyWork;
  const ctx = contextFor(services, system('copy'));
  const copy = await findCopy(ctx.db.read, id);
  if (copy?.state !== 'asked') return;
  const zip = await zipOf(ctx, copy);
  const file = await storeFile(ctx, zip, 'application/zip', { sensitive: true });
  const now = ctx.clock();
  const expiresAt = plusMinutes(now, ctx.programme.retention.copyDays * DAY_MINUTES);
  await ctx.db.tx(async (d) => {
    await recordFile(d, ctx, file);
    const first = await moveCopy(d, id, 'asked', {
      state: 'ready',
      fileHash: file.hash,
      bytes: file.bytes,
      madeAt: now,
      expiresAt,
    });
    if (!first) return;
    await appendJournal(
      d,
      { actor: ctx.actor, now },
      { action: 'copy.made', subject: { kind: 'owner', id: copy.ownerId }, data: { copy: id } },
    );
    const account = copy.askedByKind === 'owner' ? await findAccount(d, copy.askedBy) : undefined;
    if (!account) return;
    const url = `${ctx.config.publicUrl}${myDataPath()}`;
    const mail = copyReadyMail({ to: account.email, locale: account.locale, url, expiresAt });
    await promiseMail(d, now, mail, `copy-${id}:ready`);
  });
};

async function zipOf(ctx: Context, copy: PersonalCopy): Promise<Buffer> {
  const { read } = ctx.db;
  const person = await personOf(read, copy.ownerId);
  const owners = person.map(({ id }) => id);
  const account = copy.askedByKind === 'owner' ? await findAccount(read, copy.askedBy) : undefined;
  const locale = account?.locale ?? 'fr';
  const found = gather(read, { owners });
  const document = copyDocument(found);
  const files = await copyFiles(ctx, theirsAmong(found));
  const readings = await readingsByRole(read, await subjectsOfPersons(read, owners));
  const html = copyHtml({
    locale,
    name: person[0].name,
    authority: ctx.programme.authority.name[locale],
    officer: ctx.programme.authority.dataProtectionOfficer.email,
    at: ctx.clock(),
    document,
    files: files.map(({ name, label }) => ({ path: name, label })),
    readings,
  });
  const data = { madeAt: ctx.clock(), ...document, readings };
  return writeZip([
    { name: 'lisez-moi.html', content: Buffer.from(html) },
    { name: 'donnees.json', content: Buffer.from(JSON.stringify(data, null, 2)) },
    ...files,
  ]);
}
