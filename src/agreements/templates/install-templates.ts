import type { Context } from '../../context.ts';
import { contentHash } from './agreement-content.ts';
import { ORIGINAL_AGREEMENT } from './original-agreement.ts';
import { tellTemplate } from './tell-template.ts';
import { addTemplate, listTemplates } from './template-store.ts';

/** Publishes the texts of the software as version 1, once; what staff wrote since is never touched. */
export async function installTemplates(ctx: Context): Promise<void> {
  const now = ctx.clock();
  await ctx.db.tx(async (d) => {
    if ((await listTemplates(d)).length > 0) return;
    const row = await addTemplate(d, {
      kind: 'agreement',
      number: 1,
      state: 'published',
      content: ORIGINAL_AGREEMENT,
      contentHash: contentHash(ORIGINAL_AGREEMENT),
      writtenAt: now,
      publishedAt: now,
    });
    await tellTemplate(d, ctx, 'published', row);
  });
}
