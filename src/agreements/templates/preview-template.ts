import type { CaseRow } from '../../cases/cases-queries.ts';
import { caseForStaff } from '../../cases/open-case.ts';
import type { Context } from '../../context.ts';
import type { PdfDocument } from '../../documents/pdf-document.ts';
import { refused } from '../../shared/errors.ts';
import { FROM_CASE, type FromCase, gatherDetail } from '../acts/act-details.ts';
import type { ActFacts } from '../acts/act-facts.ts';
import { actPdf } from '../acts/act-pdf.ts';
import { latestAct, latestCaseWith } from '../acts/act-store.ts';
import { actFacts, gatherBackground } from '../acts/gather-facts.ts';
import { PROJECT, previewAgreement } from '../preview-agreement.ts';
import type { TemplateKind } from './template-kinds.ts';
import type { Template } from './template-store.ts';
import { textOf } from './text-for-act.ts';

/**
 * The act of a real case drawn with that version, without number or effect: every page says that it is a draft. What the
 * case has had already is drawn again from its frozen facts; what it may still have, from what it holds today.
 * @throws DomainError when there is no such case, or nothing of it to write in such an act yet
 */
export async function previewTemplate(ctx: Context, template: Template, ref: string): Promise<PdfDocument> {
  const row = await caseForStaff(ctx.db.read, ctx, ref);
  const facts =
    template.kind === 'agreement'
      ? await previewAgreement(ctx, row, textOf(template))
      : await factsToTry(ctx, row, template);
  return { ...actPdf(facts, () => ''), draft: true };
}

async function factsToTry(ctx: Context, row: CaseRow, template: Template): Promise<ActFacts> {
  const { read } = ctx.db;
  const { kind } = template;
  const text = textOf(template);
  const act = await latestAct(read, row.id, kind);
  if (act) return { ...act.facts, number: PROJECT, text, specimen: true };
  if (!isFromCase(kind)) throw refused('templates.preview.noAct');
  const background = await gatherBackground(read, ctx, row);
  const detail = await gatherDetail(kind, read, ctx, row, background);
  const issued = { number: PROJECT, code: PROJECT, signatories: [], text };
  return { ...actFacts(ctx, background, detail, issued), specimen: true };
}

const isFromCase = (kind: TemplateKind): kind is TemplateKind & FromCase =>
  (FROM_CASE as readonly string[]).includes(kind);

/** Reference of a case that such an act can be tried on: the last that was issued one; null when none was. */
export const exampleFor = (ctx: Context, kind: TemplateKind): Promise<string | null> =>
  latestCaseWith(ctx.db.read, kind);
