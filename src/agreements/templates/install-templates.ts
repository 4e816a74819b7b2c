import type { Context } from '../../context.ts';
import { contentHash } from './act-content.ts';
import { originalOf } from './original-acts.ts';
import { tellTemplate } from './tell-template.ts';
import { TEMPLATE_KINDS } from './template-kinds.ts';
import { addTemplate, nextTemplateNumber } from './template-store.ts';

/** Publishes the texts of the software as version 1 of each kind, once; what staff wrote since is never touched. */
export async function installTemplates(ctx: Context): Promise<void> {
  const now = ctx.clock();
  await ctx.db.tx(async (d) => {
    for (const kind of TEMPLATE_KINDS) {
      if ((await nextTemplateNumber(d, kind)) > 1) continue;
      const content = originalOf(kind);
      const row = await addTemplate(d, {
        kind,
        number: 1,
        state: 'published',
        content,
        contentHash: contentHash(content),
        writtenAt: now,
        publishedAt: now,
      });
      await tellTemplate(d, ctx, 'published', row);
    }
  });
}
