import { z } from 'zod';
import { readVerificationCode } from './verification-code.ts';

/** A code as typed from paper, read with indulgence. */
export const VerifyForm = z.object({
  code: z.string().transform((typed, check) => {
    const code = readVerificationCode(typed);
    if (code !== null) return code;
    check.addIssue({ code: 'custom', message: 'agreements.errors.badCodeFormat' });
    return z.NEVER;
  }),
});
