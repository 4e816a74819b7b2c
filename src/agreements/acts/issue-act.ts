import { type CaseRow, type Signatory, signatoriesOf } from '../../cases/cases-queries.ts';
import { takeNumber } from '../../cases/take-number.ts';
import type { Context } from '../../context.ts';
import type { Reader, Writer } from '../../db/database.ts';
import { appendJournal } from '../../journal/append-journal.ts';
import { promiseWork } from '../../outbox/promise-work.ts';
import { type Day, yearOf } from '../../shared/dates.ts';
import type { ActId } from '../../shared/ids.ts';
import { addSignatories } from '../signing/signatory-store.ts';
import { newVerificationCode } from '../verification/verification-code.ts';
import { type FromCase, gatherDetail } from './act-details.ts';
import type { ActDetail, ActFacts, IssuableKind } from './act-facts.ts';
import { factsHash } from './act-hash.ts';
import { addAct } from './act-store.ts';
import { actFacts, gatherBackground, textOfKind } from './gather-facts.ts';
import { isSigned } from './signed-kinds.ts';

/** Acts that rest on more than the case: whoever issues them brings what they say. */
export type GivenDetail = Exclude<ActDetail, { kind: FromCase }>;

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
  const number = await numberOf(d, ctx, detail, background.common.issuedOn);
  const signatories = await signatoriesFor(d, seen, detail.kind);
  const text = await textOfKind(d, detail.kind, background.common.issuedOn);
  const facts = actFacts(ctx, background, detail, { number, code, signatories, text });
  const id = await addAct(d, {
    caseId: seen.id,
    kind: detail.kind,
    number,
    facts,
    verificationCode: code,
    issuedBy: 'accountId' in ctx.actor ? ctx.actor.accountId : null,
    issuedAt: now,
  });
  await addSignatories(d, id, signatories);
  await appendJournal(
    d,
    { actor: ctx.actor, now },
    { action: 'act.issued', subject: { kind: 'act', id }, data: journalled(facts, seen) },
  );
  await promiseWork(d, now, { kind: 'act-pdf', payload: { act: id }, dedupeKey: `act-${id}:pdf` });
  return id;
}

export const signatoriesFor = async (
  d: Reader,
  { id }: CaseRow,
  kind: IssuableKind,
): Promise<readonly Signatory[]> => (isSigned(kind) ? signatoriesOf(d, id) : []);

/** An amendment follows its agreement, `CONV-2026-00007-A1`; everything else takes the next number of its series. */
const numberOf = async (d: Writer, ctx: Context, detail: ActDetail, on: Day): Promise<string> =>
  detail.kind === 'amendment'
    ? `${detail.agreement.number}-A${detail.ordinal}`
    : takeNumber(d, seriesOf(ctx, detail.kind), yearOf(on));

const seriesOf = ({ programme: { numbering } }: Context, kind: IssuableKind): string =>
  kind === 'agreement' ? numbering.agreements : numbering.letters;

/** What the journal keeps of an act: no name, no address, but the fingerprint of all that was frozen. */
const journalled = (facts: ActFacts, { ref }: CaseRow) => ({
  act: facts.template.name,
  number: facts.number,
  case: ref,
  template: facts.template.version,
  ...(facts.template.hash ? { templateHash: facts.template.hash } : {}),
  rules: facts.rules.contentHash,
  facts: factsHash(facts),
});
