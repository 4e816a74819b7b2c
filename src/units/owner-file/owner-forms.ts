import { z } from 'zod';
import { NOTED_REFUSAL_CHANNELS, REFUSAL_ASKERS } from '../../people/refusal.ts';
import type { UnitId } from '../../shared/ids.ts';
import {
  address,
  choose,
  needed,
  neededDay,
  optionalDay,
  optionalEmail,
  optionalPhone,
  version,
} from '../holders/holder-forms.ts';
import { MANDATE_SCOPES, REPRESENTATIVE_KINDS } from '../holders/mandate.ts';

export const RefusalForm = z.object({
  askedBy: z.enum(REFUSAL_ASKERS, choose),
  channel: z.enum(NOTED_REFUSAL_CHANNELS, choose),
  askedOn: neededDay,
  reason: needed(500),
  until: optionalDay,
});
export const LiftForm = z.object({ reason: needed(500) });

export const MandateForm = z.object({
  /** Empty: every home of the owner. */
  unitId: z
    .string(choose)
    .regex(/^\d{0,12}$/, choose)
    .transform((text) => (text === '' ? null : (Number(text) as UnitId))),
  name: needed(200),
  kind: z.enum(REPRESENTATIVE_KINDS, choose),
  email: optionalEmail,
  phone: optionalPhone,
  address,
  scope: z
    .union([z.string(), z.array(z.string())])
    .default([])
    .transform((given) => MANDATE_SCOPES.filter((scope) => [given].flat().includes(scope)))
    .refine((scope) => scope.length > 0, { error: 'owners.errors.scope' }),
  startsOn: neededDay,
  endsOn: optionalDay,
});
export const RevokeForm = z.object({ version, reason: needed(500) });

export const MergeForm = z.object({ version, otherVersion: version });
