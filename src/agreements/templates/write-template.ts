import type { Context } from '../../context.ts';
import type { Reader } from '../../db/database.ts';
import { conflict, forbidden, mustExist, refused } from '../../shared/errors.ts';
import type { AccountId } from '../../shared/ids.ts';
import { type ActContent, contentHash } from './act-content.ts';
import { tellTemplate } from './tell-template.ts';
import type { TemplateKind } from './template-kinds.ts';
import { changeTemplate, findTemplate, type SeenTemplate, type Template } from './template-store.ts';

export function writerOf({ actor }: Pick<Context, 'actor'>): AccountId {
  if (actor.kind !== 'staff') throw forbidden();
  return actor.accountId;
}

/** @throws DomainError 404, refused once it is published, conflict when somebody wrote in it since */
export async function openTemplate(d: Reader, { id, version }: SeenTemplate): Promise<Template> {
  const row = mustExist(await findTemplate(d, id), 'templates.errors.unknown');
  if (row.state !== 'draft') throw refused('templates.errors.notDraft');
  if (row.version !== version) throw conflict('web.errors.changedMeanwhile');
  return row;
}

/**
 * Writes in a draft, under its author's name: whoever wrote last does not publish it. What changes nothing leaves no
 * trace.
 * @param edit what the draft says next, from what it says now
 */
export function writeTemplate(
  ctx: Context,
  seen: SeenTemplate,
  edit: (content: ActContent, kind: TemplateKind) => ActContent,
): Promise<Template> {
  return ctx.db.tx(async (d) => {
    const row = await openTemplate(d, seen);
    const content = edit(row.content, row.kind);
    const hash = contentHash(content);
    if (hash === row.contentHash) return row;
    const written = await changeTemplate(d, seen, {
      content,
      contentHash: hash,
      writtenBy: writerOf(ctx),
      writtenAt: ctx.clock(),
    });
    if (!written) throw conflict('web.errors.changedMeanwhile');
    await tellTemplate(d, ctx, 'written', written);
    return written;
  });
}
