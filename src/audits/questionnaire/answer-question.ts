import type { Context } from '../../context.ts';
import type { Writer } from '../../db/database.ts';
import { appendJournal } from '../../journal/append-journal.ts';
import { conflict } from '../../shared/errors.ts';
import type { AuditId } from '../../shared/ids.ts';
import { recordEstimatedClass } from '../../units/record-audited-class.ts';
import { QUESTION_SLUGS, type QuestionSlug } from '../answer-kinds.ts';
import { type Audit, changedAnswers, type Hand, signedAnswers } from '../audit.ts';
import { type AuditAnswers, withAnswers } from '../audit-answers.ts';
import { saveAudit } from '../audit-store.ts';
import { auditToChange, mustBeChangeable } from '../open-audit.ts';
import { answerQuestion } from './check-answers.ts';
import type { AnswerProblem } from './parse-answer.ts';
import { questionOf } from './questions.ts';

/** Answers as a form sends them, by question. */
export type GivenAnswers = Partial<Readonly<Record<QuestionSlug, unknown>>>;
export type SavedAnswers =
  | {
      readonly ok: true;
      readonly audit: Audit;
      /** Earlier answers that no longer fit, taken away to be asked again. */
      readonly askAgain: readonly QuestionSlug[];
    }
  | { readonly ok: false; readonly audit: Audit; readonly problems: readonly AnswerProblem[] };

/**
 * Saves answers with who gave them and when; all of them or, if one is refused, none. A change takes the audit back
 * to a draft: its result spoke of other answers. `seen` is the version on the person's screen, where two may edit.
 * `from`: where the answers were said, when it was not here.
 * @throws DomainError not-found or forbidden (open-audit.ts), `auditScreens.errors.{frozen,applied}`, conflict
 */
export async function saveAnswers(
  ctx: Context,
  id: AuditId,
  given: GivenAnswers,
  seen?: number,
  from?: Hand['from'],
): Promise<SavedAnswers> {
  return ctx.db.tx(async (d) => {
    const { audit } = await auditToChange(d, ctx, id);
    await mustBeChangeable(d, ctx, audit);
    if (seen !== undefined && seen !== audit.version) throw conflict('auditScreens.errors.changedMeanwhile');
    const { answers, problems, askAgain } = takeAnswers(audit.answers, given, ctx.actor.kind === 'staff');
    if (problems.length > 0) return { ok: false, audit, problems };
    const changed = changedAnswers(audit.answers, answers);
    if (changed.length === 0) return { ok: true, audit, askAgain };
    return {
      ok: true,
      audit: await keepAnswers(d, ctx, audit, answers, from ? { from } : {}),
      askAgain,
    };
  });
}

/**
 * Answers taken one after the other in the order of the questions, as if each page had been sent in turn.
 * @param precise the adviser's form, with its precise fields and many at once; an owner answers one question, or not
 */
export function takeAnswers(before: AuditAnswers, given: GivenAnswers, precise: boolean) {
  let answers = before;
  const problems: AnswerProblem[] = [];
  const askAgain = new Set<QuestionSlug>();
  for (const slug of QUESTION_SLUGS) {
    const raw = given[slug];
    const isQuestion = questionOf(slug) !== undefined;
    if (raw === undefined || (!isQuestion && !precise)) continue;
    // On the adviser's form a field left empty says nothing where nothing was said; a precise one can be emptied again.
    if (precise && raw === '' && (before[slug] === undefined || !isQuestion)) {
      answers = withAnswers(answers, { [slug]: undefined });
      continue;
    }
    const answered = answerQuestion(answers, slug, raw);
    if (!answered.ok) {
      problems.push(answered.problem);
      continue;
    }
    answers = answered.answers;
    askAgain.delete(slug);
    for (const other of answered.askAgain) askAgain.add(other);
  }
  return { answers, problems, askAgain: [...askAgain] };
}

/**
 * Saves other answers in place of the present ones, inside the caller's transaction: the result spoke of those.
 * @param source the DPE in which what changed was read, or where it was said before
 */
export async function keepAnswers(
  d: Writer,
  ctx: Context,
  audit: Audit,
  answers: AuditAnswers,
  source: Pick<Hand, 'dpe' | 'from'> = {},
): Promise<Audit> {
  const now = ctx.clock();
  const by = 'accountId' in ctx.actor ? ctx.actor.accountId : null;
  const saved = await saveAudit(d, audit, {
    ...signedAnswers(audit, answers, { by, at: now, ...source }),
    state: 'draft',
    result: null,
    updatedAt: now,
  });
  if (audit.result !== null) await recordEstimatedClass(d, audit.unitId, null);
  // An owner's own answers carry their author; what staff change in them is written in the journal too.
  if (ctx.actor.kind === 'staff')
    await appendJournal(
      d,
      { actor: ctx.actor, now },
      {
        action: 'audit.answers-changed',
        subject: { kind: 'audit', id: audit.id },
        data: {
          changes: changedAnswers(audit.answers, answers).map((slug) => ({
            question: slug,
            from: audit.answers[slug] ?? null,
            to: answers[slug] ?? null,
          })),
        },
      },
    );
  return saved;
}
