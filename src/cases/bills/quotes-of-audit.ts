import type { QuotedCosts } from '../../audits/works/quoted-costs.ts';
import type { Reader } from '../../db/database.ts';
import type { AuditId } from '../../shared/ids.ts';
import { centsHT, centsTTC } from '../../shared/money.ts';
import { casesOfAudit } from '../case-store.ts';
import { hasEnded } from '../case-workflow.ts';
import { billsOf } from '../pieces/document-store.ts';

/** What the quotes of the application ask for each measure of an audit; empty before any quote. */
export async function quotesOfAudit(d: Reader, audit: AuditId): Promise<QuotedCosts> {
  const quoted = new Map<
    string,
    { costHT: ReturnType<typeof centsHT>; costTTC: ReturnType<typeof centsTTC> }
  >();
  for (const { id, state } of await casesOfAudit(d, audit)) {
    if (hasEnded(state)) continue;
    for (const { lines } of await billsOf(d, id, 'quote'))
      for (const { measure, costHT, totalTTC } of lines) {
        const sofar = quoted.get(measure);
        quoted.set(measure, {
          costHT: centsHT((sofar?.costHT ?? 0) + costHT),
          costTTC: centsTTC((sofar?.costTTC ?? 0) + totalTTC),
        });
      }
  }
  return quoted;
}
