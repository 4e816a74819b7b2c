import { caseForStaff } from '../../cases/open-case.ts';
import type { Context } from '../../context.ts';
import type { PdfDocument } from '../../documents/pdf-document.ts';
import { actPdf } from '../acts/act-pdf.ts';
import { previewAgreement } from '../preview-agreement.ts';
import type { Template } from './template-store.ts';
import { textOf } from './text-for-agreement.ts';

/**
 * The agreement of a real case drawn with that version, without number or effect: every page says that it is a draft.
 * @throws DomainError when there is no such case, or nothing of it to write in an agreement yet
 */
export async function previewTemplate(ctx: Context, template: Template, ref: string): Promise<PdfDocument> {
  const row = await caseForStaff(ctx.db.read, ctx, ref);
  const facts = await previewAgreement(ctx, row, textOf(template));
  return { ...actPdf(facts, () => ''), draft: true };
}
