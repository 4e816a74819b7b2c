import { z } from 'zod';
import type { AccountId } from '../shared/ids.ts';
import { dayWanted } from './follow-up-forms.ts';

const person = z
  .string({ error: 'followUp.team.errors.person' })
  .regex(/^\d{1,10}$/, { error: 'followUp.team.errors.person' })
  .transform((text) => Number(text) as AccountId);

export const AbsenceForm = z.object({ accountId: person, standInId: person, from: dayWanted, to: dayWanted });
