import { z } from 'zod';
import { isDay } from '../../shared/dates.ts';
import { EVIDENCE_KINDS, EXIT_KINDS } from './exit.ts';
import { PRECISIONS, START_EVIDENCE } from './vacancy-spell.ts';

const version = z.coerce.number().int().positive();
const day = z.string({ error: 'unitLife.errors.day' }).refine(isDay, { error: 'unitLife.errors.day' });
const choose = { error: 'unitLife.errors.choose' };

export const SpellStartForm = z.object({
  version,
  startedOn: day,
  startPrecision: z.enum(PRECISIONS, choose),
  // A file speaks through an import, never through a person.
  startEvidence: z.enum(START_EVIDENCE, choose).exclude(['lovac'], choose),
});
export const SpellEndForm = z.object({
  version,
  endedOn: day,
  exitKind: z.enum(EXIT_KINDS, choose),
  evidence: z.enum(EVIDENCE_KINDS, choose),
});
