import { z } from 'zod';
import { isSiren } from '../../programme/siren.ts';
import { isDay } from '../../shared/dates.ts';
import { OWNER_KINDS, RANK_NAMES, RIGHT_SLUGS, type Right } from '../ownership.ts';
import { OWNERSHIP_SOURCES } from './holder-links.ts';
import { parseShare } from './share.ts';

/** Parts that the forms about owners share. */
export const version = z.coerce.number().int().positive();
export const choose = { error: 'unitLife.errors.choose' };
export const text = (max: number) =>
  z.string({ error: 'web.errors.required' }).trim().max(max, { error: 'owners.errors.tooLong' });
export const optional = (max: number) =>
  text(max)
    .default('')
    .transform((value) => (value === '' ? null : value));
export const needed = (max: number) => text(max).min(1, { error: 'web.errors.required' });
export const optionalEmail = optional(254).pipe(z.email({ error: 'web.errors.badEmail' }).nullable());
export const optionalPhone = optional(25).pipe(
  z
    .string()
    .regex(/^\+?[\d\s.()-]{6,25}$/, { error: 'register.errors.badPhone' })
    .nullable(),
);
export const optionalDay = optional(10).pipe(
  z.string().refine(isDay, { error: 'unitLife.errors.day' }).nullable(),
);
export const neededDay = z
  .string({ error: 'unitLife.errors.day' })
  .refine(isDay, { error: 'unitLife.errors.day' });
/** Lines of an envelope: four, without empty ones. */
export const address = text(400)
  .default('')
  .transform((value) => value.split('\n').map((line) => line.trim()))
  .transform((lines) => lines.filter((line) => line !== ''))
  .refine((lines) => lines.length <= 4, { error: 'owners.errors.addressLines' })
  .transform((lines) => (lines.length === 0 ? null : lines.join('\n')));
export const tick = z
  .literal('yes')
  .optional()
  .transform((value) => value === 'yes');
const siren = text(20)
  .default('')
  .transform((value) => value.replace(/[\s\u00a0\u202f]/g, ''))
  .transform((value) => (value === '' ? null : value))
  .pipe(z.string().refine(isSiren, { error: 'owners.errors.siren' }).nullable());
const share = text(15)
  .default('')
  .transform((value) => (value === '' ? null : value.replace(/\s/g, '')))
  .pipe(
    z
      .string()
      .refine((value) => parseShare(value) !== null, { error: 'owners.errors.share' })
      .nullable(),
  );

const identity = {
  name: needed(200),
  kind: z.enum(OWNER_KINDS, choose),
  birthDate: optionalDay,
  siren,
  legalRepresentative: optional(200),
  email: optionalEmail,
  phone: optionalPhone,
  address,
};
const held = {
  rank: z.enum(RANK_NAMES as [(typeof RANK_NAMES)[number], ...typeof RANK_NAMES], choose),
  right: z
    .union([z.literal(''), z.enum(RIGHT_SLUGS as [Right, ...Right[]], choose)])
    .transform((right) => (right === '' ? null : right)),
  share,
  undivided: tick,
  source: z.enum(OWNERSHIP_SOURCES, choose),
};

export const IdentityForm = z.object({ version, ...identity });
export const HolderForm = z.object({ version, ...held });
/** `who`: the number of an owner the register knows. */
export const KnownHolderForm = z.object({
  version,
  who: z.coerce.number(choose).int().positive(),
  ...held,
});
export const NewHolderForm = z.object({ version, namesake: tick, ...identity, ...held });
export const VersionForm = z.object({ version });
