import { z } from 'zod';
import { type Day, isDay } from '../shared/dates.ts';
import type { AccountId } from '../shared/ids.ts';
import type { MovementFilter } from './budget-store.ts';
import { LEDGER_KINDS } from './ledger-kinds.ts';

const day = z
  .string()
  .refine((text) => isDay(text))
  .transform((text) => text as Day)
  .nullable()
  .catch(null)
  .default(null);

/** The address of a list of movements; what makes no sense narrows nothing. */
export const MovementQuery = z
  .object({
    before: z.coerce.number().int().positive().nullable().catch(null).default(null),
    kind: z.enum(LEDGER_KINDS).nullable().catch(null).default(null),
    case: z.string().trim().min(1).max(40).nullable().catch(null).default(null),
    actor: z.coerce.number().int().positive().nullable().catch(null).default(null),
    from: day,
    to: day,
  })
  .transform(({ before, kind, case: caseRef, actor, from, to }) => {
    const filter: MovementFilter = { kind, caseRef, actorId: actor as AccountId | null, from, to };
    return { before, filter };
  });
