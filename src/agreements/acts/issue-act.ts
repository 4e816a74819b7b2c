import type { CaseRow } from '../../cases/cases-queries.ts';
import { takeNumber } from '../../cases/take-number.ts';
import type { Context } from '../../context.ts';
import type { Writer } from '../../db/database.ts';
import { appendJournal } from '../../journal/append-journal.ts';
import { promiseWork } from '../../outbox/promise-work.ts';
import { yearOf } from '../../shared/dates.ts';
import type { ActId } from '../../shared/ids.ts';
import { newVerificationCode } from '../verification/verification-code.ts';
import { type FromCase, gatherDetail } from './act-details.ts';
import type {
  ActFacts,
  ClosingDetail,
  IssuableKind,
  LiquidationDetail,
  PaymentOrderDetail,
} from './act-facts.ts';
import { factsHash } from './act-hash.ts';
import { addAct } from './act-store.ts';
import { actFacts, gatherBackground } from './gather-facts.ts';
import type { MonitoringDetail } from './monitoring-facts.ts';

/** Acts that rest on more than the case: whoever issues them brings what they say. */
export type GivenDetail = LiquidationDetail | PaymentOrderDetail | ClosingDetail | MonitoringDetail;

/**
 * Issues an act inside the transaction of the deed it records: freezes its facts (rules by their fingerprint, inputs,
 * calculation, signatory, template), takes its number without gaps and its verification code, journals it and promises
 * its PDF (job `act-pdf`), whose mail goes to the owner once the document exists.
 * @throws DomainError `agreements.errors.*` when the case does not hold what the act must say
 */
export async function issueAct(
  d: Writer,
  ctx: Context,
  seen: CaseRow,
  what: FromCase | GivenDetail,
): Promise<ActId> {
  const now = ctx.clock();
  const background = await gatherBackground(d, ctx, seen);
  const detail = typeof what === 'string' ? await gatherDetail(what, d, ctx, seen, background) : what;
  const code = newVerificationCode();
  const number = await takeNumber(d, seriesOf(ctx, detail.kind), yearOf(background.common.issuedOn));
  const facts = actFacts(ctx, background, detail, { number, code });
  const id = await addAct(d, {
    caseId: seen.id,
    kind: detail.kind,
    number,
    facts,
    verificationCode: code,
    issuedBy: 'accountId' in ctx.actor ? ctx.actor.accountId : null,
    issuedAt: now,
  });
  await appendJournal(
    d,
    { actor: ctx.actor, now },
    { action: 'act.issued', subject: { kind: 'act', id }, data: journalled(facts, seen) },
  );
  await promiseWork(d, now, { kind: 'act-pdf', payload: { act: id }, dedupeKey: `act-${id}:pdf` });
  return id;
}

const seriesOf = ({ programme: { numbering } }: Context, kind: IssuableKind): string =>
  kind === 'agreement' ? numbering.agreements : numbering.letters;

/** What the journal keeps of an act: no name, no address, but the fingerprint of all that was frozen. */
const journalled = (facts: ActFacts, { ref }: CaseRow) => ({
  act: facts.template.name,
  number: facts.number,
  case: ref,
  template: facts.template.version,
  rules: facts.rules.contentHash,
  facts: factsHash(facts),
});
