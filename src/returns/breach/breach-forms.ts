import { z } from 'zod';
import { CLAWBACK_EXEMPTIONS } from '../../incentives/scheme-schema.ts';
import { type BasisPoints, percent } from '../../shared/money.ts';
import { typedNumber } from '../../shared/typed-values.ts';
import { neededDay, version } from '../typed-forms.ts';
import { BREACH_OUTCOMES, BREACH_SOURCES } from './breach.ts';

const needed = (message: string) => z.string({ error: message }).trim().min(1, message).max(8000);

/** What an officer reports. */
export const FindForm = z.object({
  undertaking: needed('breaches.errors.undertakingNeeded'),
  source: z.enum(BREACH_SOURCES, { error: 'breaches.errors.sourceNeeded' }),
  check: z.coerce.number().int().positive().optional().catch(undefined),
  brokenOn: neededDay('breaches.errors.dayNeeded'),
  facts: needed('breaches.errors.factsNeeded'),
});

export const ReplyForm = z.object({ text: needed('breaches.errors.replyNeeded') });
export const RecordReplyForm = ReplyForm.extend({ version });

/** What is proposed or decided. */
export const DecisionForm = z
  .object({
    version,
    outcome: z.enum(BREACH_OUTCOMES, { error: 'breaches.errors.outcomeNeeded' }),
    exemption: z.enum(['none', ...CLAWBACK_EXEMPTIONS]).default('none'),
    fraud: z.string().optional(),
    share: z
      .string()
      .default('')
      .transform((typed, check): BasisPoints | null => {
        if (typed.trim() === '') return null;
        const share = typedNumber(typed);
        if (share !== null && share >= 1 && share < 100) return percent(share);
        check.addIssue({ code: 'custom', message: 'breaches.errors.shareNeeded' });
        return z.NEVER;
      }),
    reasons: needed('breaches.errors.reasonsNeeded'),
  })
  .transform(({ exemption, fraud, ...rest }) => ({
    ...rest,
    exemption: exemption === 'none' ? null : exemption,
    fraud: fraud !== undefined,
  }));
