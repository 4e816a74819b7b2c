import type { Context } from '../../context.ts';
import { scansOf } from '../../files/files-queries.ts';
import { translator } from '../../i18n/translate.ts';
import { messageFilePath, myMessageFilePath } from '../case-paths.ts';
import type { CaseRow } from '../case-store.ts';
import { messageFilesOf } from './message-file-store.ts';

export type ShownAttachment = {
  readonly name: string;
  /** Null while nobody may read it: in quarantine, or infected. */
  readonly href: string | null;
  readonly state: string | null;
};

/** Files of each message of a thread, by message. */
export async function attachmentsShown(
  ctx: Context,
  row: CaseRow,
): Promise<(message: number) => readonly ShownAttachment[]> {
  const t = translator(ctx.locale);
  const staff = ctx.actor.kind === 'staff';
  const files = await messageFilesOf(ctx.db.read, row.id, staff ? 'staff' : 'owner');
  const scans = await scansOf(
    ctx.db.read,
    files.map(({ hash }) => hash),
  );
  const href = (attachment: number) =>
    staff
      ? messageFilePath({ ref: row.ref ?? '', attachment })
      : myMessageFilePath({ case: row.id, attachment });
  return (message) =>
    files
      .filter(({ messageId }) => messageId === message)
      .map(({ id, name, hash }) => {
        const scan = scans.get(hash);
        if (scan?.state === 'waiting') return { name, href: null, state: t('pieces.scan.waiting') };
        if (scan?.state === 'infected')
          return { name, href: null, state: t('exchanges.infected', { threat: scan.threat ?? '?' }) };
        return { name, href: href(id), state: null };
      });
}
