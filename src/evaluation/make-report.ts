import { auditsForEvaluation } from '../audits/audits-queries.ts';
import { positionOf } from '../budget/budget.ts';
import { ledgerSums, listEnvelopes, orderedByCase } from '../budget/budget-queries.ts';
import { casesForEvaluation, stepsForEvaluation } from '../cases/cases-queries.ts';
import type { Context } from '../context.ts';
import type { Reader } from '../db/database.ts';
import { listSchemeVersions } from '../incentives/incentives-queries.ts';
import { returnsForEvaluation } from '../returns/returns-queries.ts';
import { dayOf } from '../shared/dates.ts';
import { outreachForEvaluation, spellsForEvaluation } from '../units/units-queries.ts';
import { type EnvelopeLine, type EvaluationReport, evaluationReport } from './evaluation-report.ts';
import type { RawFacts } from './gather-facts.ts';

/** Reads what every room knows today and works the report out. */
export async function makeReport(ctx: Context): Promise<EvaluationReport> {
  const { db, clock } = ctx;
  const madeAt = clock();
  return evaluationReport(await rawFacts(db.read), {
    envelopes: await envelopeLines(db.read),
    until: dayOf(madeAt),
    madeAt,
  });
}

async function rawFacts(d: Reader): Promise<RawFacts> {
  const versions = await listSchemeVersions(d);
  return {
    cases: await casesForEvaluation(d),
    steps: await stepsForEvaluation(d),
    audits: await auditsForEvaluation(d),
    outreach: await outreachForEvaluation(d),
    spells: await spellsForEvaluation(d),
    returns: await returnsForEvaluation(d),
    ordered: await orderedByCase(d),
    schemeNames: new Map(versions.map((version) => [version.id, `${version.scheme} v${version.number}`])),
  };
}

async function envelopeLines(d: Reader): Promise<EnvelopeLine[]> {
  const envelopes = await listEnvelopes(d);
  return Promise.all(
    envelopes.map(async ({ id, label, year }) => ({ label, year, ...positionOf(await ledgerSums(d, id)) })),
  );
}
