import type { Context } from '../../context.ts';
import type { Instant } from '../../shared/dates.ts';
import { accountOf } from '../acting.ts';
import { mustBeUnlocked } from '../application/save-answers.ts';
import type { ApplicationQuestion } from '../correction/correction.ts';
import { caseForApplicant } from '../open-case.ts';
import { keepTyping } from './draft-store.ts';

const MOST_CHARACTERS = 20_000;

/**
 * Keeps what somebody is typing on a page of the application, right or wrong, for that person alone: it is shown to them
 * again when they come back, and becomes an answer only once they send the page.
 * @throws DomainError `cases.errors.locked`
 */
export async function keepWhatIsTyped(
  ctx: Context,
  caseId: number,
  question: ApplicationQuestion,
  typed: Readonly<Record<string, string | string[]>>,
): Promise<Instant> {
  const at = ctx.clock();
  return ctx.db.tx(async (d) => {
    const row = await caseForApplicant(d, ctx, caseId);
    await mustBeUnlocked(d, row, { anchor: 'field', target: question });
    if (JSON.stringify(typed).length <= MOST_CHARACTERS)
      await keepTyping(d, { caseId: row.id, question, accountId: accountOf(ctx), typed: { ...typed }, at });
    return at;
  });
}
