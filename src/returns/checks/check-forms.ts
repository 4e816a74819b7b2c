import { z } from 'zod';
import { percent } from '../../shared/money.ts';
import { typedNumber } from '../../shared/typed-values.ts';
import type { BREACH_SOURCES } from '../breach/breach.ts';
import { neededDay, optionalDay, optionalSum, optionalWords, version } from '../typed-forms.ts';
import { CHECK_BASES, CHECK_OUTCOMES, OCCUPANTS } from './check.ts';

/** What the owner answers from the link of a mail. */
export const AnswerForm = z
  .object({
    occupant: z.enum(OCCUPANTS, { error: 'returnChecks.errors.occupantNeeded' }),
    tenantChanged: z.enum(['yes', 'no']).optional(),
    rent: optionalSum,
    emptySince: optionalDay,
  })
  .transform(({ occupant, tenantChanged, rent, emptySince }) => ({
    occupant,
    tenantChanged: occupant === 'tenant' && tenantChanged ? tenantChanged === 'yes' : null,
    monthlyRent: occupant === 'tenant' ? rent : null,
    emptySince: occupant === 'nobody' ? emptySince : null,
  }));

/** What the officer found out. */
export const SettleForm = z.object({
  version,
  outcome: z.enum(CHECK_OUTCOMES, { error: 'returnChecks.errors.outcomeNeeded' }),
  basis: z.enum(CHECK_BASES, { error: 'returnChecks.errors.basisNeeded' }),
  emptySince: optionalDay,
  findings: optionalWords,
});

export const VersionForm = z.object({ version });

/** A draw: share in per cent as typed, seed, last day of the visits. */
export const DrawForm = z.object({
  share: z
    .string()
    .default('')
    .transform((typed, check) => {
      const share = typedNumber(typed);
      if (share !== null && share >= 0.01 && share <= 100) return percent(share);
      check.addIssue({ code: 'custom', message: 'returnChecks.errors.shareNeeded' });
      return z.NEVER;
    }),
  seed: z
    .string({ error: 'returnChecks.errors.seedNeeded' })
    .trim()
    .min(1, 'returnChecks.errors.seedNeeded')
    .max(100),
  visitBy: neededDay('web.errors.badDay'),
});

export const sourceOfCheck = (kind: string): (typeof BREACH_SOURCES)[number] =>
  kind.startsWith('persistence') ? 'persistence' : kind === 'attestation' ? 'attestation' : 'spot-check';
