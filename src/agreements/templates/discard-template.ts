import type { Context } from '../../context.ts';
import { conflict } from '../../shared/errors.ts';
import { tellTemplate } from './tell-template.ts';
import { removeTemplate, type SeenTemplate } from './template-store.ts';
import { openTemplate } from './write-template.ts';

/** Throws a draft away; what is published stays. */
export function discardTemplate(ctx: Context, seen: SeenTemplate): Promise<void> {
  return ctx.db.tx(async (d) => {
    const row = await openTemplate(d, seen);
    if (!(await removeTemplate(d, seen))) throw conflict('web.errors.changedMeanwhile');
    await tellTemplate(d, ctx, 'discarded', row);
  });
}
