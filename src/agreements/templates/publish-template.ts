import type { Context } from '../../context.ts';
import { type Day, dayOf } from '../../shared/dates.ts';
import { conflict, refused } from '../../shared/errors.ts';
import { checkContent } from './check-content.ts';
import { tellTemplate } from './tell-template.ts';
import { changeTemplate, findTemplate, type SeenTemplate, type Template } from './template-store.ts';
import { openTemplate, writerOf } from './write-template.ts';

/**
 * Publishes a draft for good, by somebody else than whoever wrote in it last, without a fault of the check. It serves the
 * acts issued from that day on; those issued before keep their own texts.
 * @throws DomainError refused `templates.errors.*`, conflict on a stale `seen`
 */
export function publishTemplate(ctx: Context, seen: SeenTemplate, effectiveFrom: Day): Promise<Template> {
  const now = ctx.clock();
  return ctx.db.tx(async (d) => {
    const row = await openTemplate(d, seen);
    const publishedBy = writerOf(ctx);
    if (publishedBy === row.writtenBy) throw refused('templates.errors.ownDraft');
    if (effectiveFrom < dayOf(now)) throw refused('templates.errors.pastEffect');
    if (checkContent(row.kind, row.content).length > 0) throw refused('templates.errors.checkFails');
    const from = row.copiedFrom === null ? undefined : await findTemplate(d, row.copiedFrom);
    if (from?.contentHash === row.contentHash) throw refused('templates.errors.nothingChanged');
    const published = await changeTemplate(d, seen, {
      state: 'published',
      effectiveFrom,
      publishedBy,
      publishedAt: now,
    });
    if (!published) throw conflict('web.errors.changedMeanwhile');
    await tellTemplate(d, ctx, 'published', published, { effectiveFrom, writtenBy: row.writtenBy });
    return published;
  });
}
