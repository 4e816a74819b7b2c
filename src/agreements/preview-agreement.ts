import type { CaseRow } from '../cases/cases-queries.ts';
import type { Context } from '../context.ts';
import { gatherDetail } from './acts/act-details.ts';
import type { ActFacts, ActText } from './acts/act-facts.ts';
import { actFacts, gatherBackground } from './acts/gather-facts.ts';
import { signatoriesFor } from './acts/issue-act.ts';

/**
 * The agreement as it would be issued now, without number or effect: an act is read before it issues.
 * @param text a template that is not in force, tried on this case
 */
export async function previewAgreement(ctx: Context, row: CaseRow, text?: ActText): Promise<ActFacts> {
  const { read } = ctx.db;
  const background = await gatherBackground(read, ctx, row);
  const gathered = await gatherDetail('agreement', read, ctx, row, background);
  const detail = text && gathered.kind === 'agreement' ? { ...gathered, text } : gathered;
  const signatories = await signatoriesFor(read, row, 'agreement');
  const facts = actFacts(ctx, background, detail, {
    number: PROJECT,
    code: PROJECT,
    signatories,
    text: null,
  });
  return { ...facts, specimen: true };
}

export const PROJECT = 'PROJET';
