import type { Context } from '../../context.ts';
import type { Reader, Writer } from '../../db/database.ts';
import { appendJournal } from '../../journal/append-journal.ts';
import { conflict, mustExist, refused } from '../../shared/errors.ts';
import type { AccountId, SchemeVersionId } from '../../shared/ids.ts';
import { changeDraft, findSchemeVersion, type SchemeVersionRow } from '../scheme-store.ts';

/** Which draft, and the state of it that the person had on screen. */
export type SeenDraft = { readonly id: SchemeVersionId; readonly version: number };

export const authorOf = ({ actor }: Pick<Context, 'actor'>): AccountId | null =>
  actor.kind === 'staff' ? actor.accountId : null;

/**
 * A form saves one element, and saves itself as it is typed: only what somebody else wrote meanwhile is a conflict.
 * @throws DomainError 404, or refused once it is published, or conflict when somebody else saved it since
 */
export async function openDraft(
  d: Reader,
  ctx: Context,
  { id, version }: SeenDraft,
): Promise<SchemeVersionRow> {
  const row = mustExist(await findSchemeVersion(d, id), 'schemes.errors.unknown');
  if (row.state !== 'draft') throw refused('schemes.errors.notDraft');
  if (row.version !== version && row.changedBy !== authorOf(ctx))
    throw conflict('web.errors.changedMeanwhile');
  return row;
}

/** Keeps a change of a draft under its author's name, and tells the journal. */
export async function keepDraft(
  d: Writer,
  ctx: Context,
  row: SchemeVersionRow,
  changes: Parameters<typeof changeDraft>[3],
  data: Readonly<Record<string, unknown>>,
): Promise<SchemeVersionRow> {
  const now = ctx.clock();
  const kept = await changeDraft(d, row.id, row.version, {
    ...changes,
    changedBy: authorOf(ctx),
    changedAt: now,
  });
  if (!kept) throw conflict('web.errors.changedMeanwhile');
  await appendJournal(
    d,
    { actor: ctx.actor, now },
    {
      action: 'scheme.draft-changed',
      subject: { kind: 'scheme-version', id: row.id },
      data: { scheme: row.scheme, number: row.number, contentHash: kept.contentHash, ...data },
    },
  );
  return kept;
}
