import type { Context } from '../../context.ts';
import { mustExist, refused } from '../../shared/errors.ts';
import type { ActTemplateId } from '../../shared/ids.ts';
import { tellTemplate } from './tell-template.ts';
import {
  addTemplate,
  findTemplate,
  listTemplates,
  nextTemplateNumber,
  type Template,
} from './template-store.ts';
import { writerOf } from './write-template.ts';

/** Copies a published version into a draft, the next of its kind. @throws DomainError refused while another is open */
export function draftTemplate(ctx: Context, id: ActTemplateId): Promise<Template> {
  return ctx.db.tx(async (d) => {
    const from = mustExist(await findTemplate(d, id), 'templates.errors.unknown');
    const open = (await listTemplates(d)).find(({ kind, state }) => kind === from.kind && state === 'draft');
    if (open) throw refused('templates.errors.draftOpen', { number: open.number });
    const row = await addTemplate(d, {
      kind: from.kind,
      number: await nextTemplateNumber(d, from.kind),
      state: 'draft',
      content: from.content,
      contentHash: from.contentHash,
      copiedFrom: from.id,
      writtenBy: writerOf(ctx),
      writtenAt: ctx.clock(),
    });
    await tellTemplate(d, ctx, 'drafted', row, { copiedFrom: from.number });
    return row;
  });
}
