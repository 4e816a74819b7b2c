import { z } from 'zod';
import { UNIT_DOCUMENT_KINDS } from './unit-document.ts';

export const AddDocumentsForm = z.object({
  kind: z.enum(UNIT_DOCUMENT_KINDS, { error: 'unitLife.errors.choose' }),
  label: z.string().trim().max(120).default(''),
});
export const RemoveDocumentForm = z.object({
  reason: z
    .string({ error: 'unitLife.errors.reason' })
    .trim()
    .min(3, { error: 'unitLife.errors.reason' })
    .max(300),
});
