import { z } from 'zod';
import { type Typed, typedText } from '../../web/forms.ts';
import { WORK_PARTS, type WorkPart } from '../works/measure-catalogue.ts';
import { measureOf } from '../works/works-forms.ts';
import {
  JUSTIFICATION_LENGTH,
  type MOST_STEPS,
  NAME_LENGTH,
  PROPOSAL_KINDS,
  type ProposalChoice,
} from './proposal.ts';

const YEARS = ['year-1', 'year-2', 'year-3', 'year-4'] as const satisfies {
  readonly length: typeof MOST_STEPS;
};
export const STEP_NUMBERS = YEARS.map((_, index) => index + 1);
export const stepField = (part: WorkPart) => `step-${part}` as const;
export const yearField = (step: number): (typeof YEARS)[number] => YEARS[step - 1] ?? YEARS[0];

const FIRST_YEAR = 2024;
const LAST_YEAR = 2060;

const name = z
  .string({ error: 'auditScenarios.errors.name' })
  .trim()
  .min(1, 'auditScenarios.errors.name')
  .max(NAME_LENGTH, 'auditScenarios.errors.nameTooLong');
const step = z
  .string({ error: 'auditScreens.errors.choose' })
  .optional()
  .transform((text) => (text === undefined || text === '' ? '1' : text))
  .refine((text) => STEP_NUMBERS.map(String).includes(text), 'auditScreens.errors.choose')
  .transform(Number);
const year = z
  .string({ error: 'auditScenarios.errors.year' })
  .optional()
  .transform((text) => (text ?? '').trim())
  .refine(
    (text) =>
      text === '' || (/^\d{4}$/.test(text) && Number(text) >= FIRST_YEAR && Number(text) <= LAST_YEAR),
    'auditScenarios.errors.year',
  )
  .transform((text) => (text === '' ? null : Number(text)));
const justification = z
  .string({ error: 'auditScenarios.errors.justification' })
  .optional()
  .transform((text) => text?.trim() ?? '')
  .refine((text) => text.length <= JUSTIFICATION_LENGTH, 'auditScenarios.errors.justification')
  .transform((text) => (text === '' ? null : text));

const entries = <Key extends string, Value>(keys: readonly Key[], of: (key: Key) => Value) =>
  Object.fromEntries(keys.map((key) => [key, of(key)])) as Record<Key, Value>;

/** A scenario as written: at most one measure for each part, each in one of four steps. */
export const ProposalForm = z
  .object({
    name,
    kind: z.enum(PROPOSAL_KINDS, { error: 'auditScenarios.errors.kind' }),
    ...entries(WORK_PARTS, measureOf),
    ...entries(WORK_PARTS.map(stepField), () => step),
    ...entries(YEARS, () => year),
    justification,
  })
  .transform((form): ProposalChoice => {
    const onStep = (number: number) =>
      WORK_PARTS.flatMap((part) => (form[stepField(part)] === number ? (form[part] ?? []) : []));
    return {
      name: form.name,
      kind: form.kind,
      steps: STEP_NUMBERS.map((number) => ({
        measures: onStep(number),
        year: form[yearField(number)],
      })),
      justification: form.justification,
    };
  });

/** Version that the form was opened on; NaN, which meets no row, when it says none. */
export const proposalVersion = (typed: Typed): number => Number.parseInt(typedText(typed, 'version'), 10);
