import { z } from 'zod';
import { MERGED_FIELDS, type MergedField } from './merge-fields.ts';

const version = z.coerce.number().int().positive();

/** Each differing field has its own choice; what was not chosen stays as the kept record says. */
export const MergeForm = z
  .object({
    version,
    otherVersion: version,
    reason: z
      .string({ error: 'unitLife.errors.reason' })
      .trim()
      .min(3, { error: 'unitLife.errors.reason' })
      .max(500),
  })
  .catchall(z.unknown())
  .transform(({ version, otherVersion, reason, ...rest }) => ({
    versions: { kept: version, absorbed: otherVersion },
    reason: String(reason),
    fromAbsorbed: new Set<MergedField>(
      MERGED_FIELDS.filter((field) => rest[`field-${field}`] === 'absorbed'),
    ),
  }));
