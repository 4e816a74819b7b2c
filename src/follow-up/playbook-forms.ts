import { z } from 'zod';
import { mergeFaults } from '../campaigns/merge-text.ts';
import { REASON_SLUGS, type Reason } from '../units/unit.ts';
import { type Typed, typedText } from '../web/forms.ts';
import { DELAY_UNITS, LETTER_TO, type PlaybookStep, type StepLetter, type StepPoint } from './playbook.ts';
import { MOST_POINTS, MOST_STEPS, stepSchema } from './playbook-schema.ts';
import { TASK_KINDS } from './task.ts';

/** Empty steps offered below those that there are. */
export const BLANK_STEPS = 2;

const several = z
  .union([z.string(), z.array(z.string())])
  .default([])
  .transform((given) => [given].flat());
const numberText = z
  .string()
  .regex(/^\d{1,4}$/)
  .transform(Number);

export const PlaybookForm = z.object({
  version: numberText,
  title: z
    .string({ error: 'followUp.editor.errors.title' })
    .trim()
    .min(1, { error: 'followUp.editor.errors.title' })
    .max(100),
  reasons: several.transform((slugs) => REASON_SLUGS.filter((slug): slug is Reason => slugs.includes(slug))),
  sources: z
    .string()
    .max(2000)
    .default('')
    .transform((text) => linesOf(text)),
  place: numberText.catch(99).default(99),
});
export const SeenPlaybookForm = z.object({ version: numberText });

const linesOf = (text: string): string[] =>
  text
    .split('\n')
    .map((line) => line.trim())
    .filter((line) => line !== '');

export type StepFault = { readonly field: string; readonly key: StepFaultKey };
export type StepFaultKey =
  | 'followUp.editor.errors.text'
  | 'followUp.editor.errors.delay'
  | 'followUp.editor.errors.letter'
  | 'followUp.editor.errors.fields'
  | 'followUp.editor.errors.points'
  | 'followUp.editor.errors.noStep';
type ReadSteps = { readonly steps: readonly PlaybookStep[]; readonly faults: readonly StepFault[] };

/** The steps of the form, in the order of their numbers; those without words are left out. */
export function readSteps(typed: Typed): ReadSteps {
  const faults: StepFault[] = [];
  const steps = Array.from({ length: MOST_STEPS }, (_, index) => index)
    .filter((index) => stepField(typed, index, 'text') !== '')
    .toSorted((a, b) => orderOf(typed, a) - orderOf(typed, b))
    .flatMap((index) => {
      const step = readStep(typed, index);
      if (!('kind' in step)) faults.push(step);
      return 'kind' in step ? [step] : [];
    });
  if (steps.length === 0 && faults.length === 0)
    faults.push({ field: 'step-0-text', key: 'followUp.editor.errors.noStep' });
  return { steps, faults };
}

export const stepField = (typed: Typed, index: number, name: string): string =>
  typedText(typed, `step-${index}-${name}`).trim();
const orderOf = (typed: Typed, index: number): number => {
  const given = stepField(typed, index, 'order');
  return /^\d{1,3}$/.test(given) ? Number(given) : index + 1;
};

function readStep(typed: Typed, index: number): PlaybookStep | StepFault {
  const at = (name: string): string => stepField(typed, index, name);
  const fault = (name: string, key: StepFaultKey): StepFault => ({ field: `step-${index}-${name}`, key });
  const kind = TASK_KINDS.find((one) => one === at('kind')) ?? 'recall';
  if (!/^\d{1,4}$/.test(at('count'))) return fault('count', 'followUp.editor.errors.delay');
  const letter = kind === 'letter' ? readLetter(at) : null;
  const wrong = letter && letterFault(letter);
  if (wrong) return fault('body', wrong);
  const points = kind === 'check' ? linesOf(at('points')).map(pointOf) : [];
  if (points.length > MOST_POINTS) return fault('points', 'followUp.editor.errors.points');
  const unit = DELAY_UNITS.find((one) => one === at('unit')) ?? 'days';
  const read = stepSchema.safeParse({
    kind,
    after: { count: Number(at('count')), unit },
    text: at('text'),
    ...(letter ? { letter } : {}),
    ...(points.length > 0 ? { points } : {}),
  });
  return read.success ? read.data : fault('text', 'followUp.editor.errors.text');
}

/** The letter of a step; null when none is written. */
function readLetter(at: (name: string) => string): StepLetter | null {
  const [subject, body] = [at('subject'), at('body')];
  if (subject === '' && body === '') return null;
  return { to: LETTER_TO.find((one) => one === at('to')) ?? 'owner', subject, body };
}

function letterFault({ subject, body }: StepLetter): StepFaultKey | null {
  if (subject === '' || body === '') return 'followUp.editor.errors.letter';
  return mergeFaults(`${subject}\n${body}`).length > 0 ? 'followUp.editor.errors.fields' : null;
}

/** `Vérifier l’état civil | Code civil, art. 78`: what to do, and the text it rests on. */
function pointOf(line: string): StepPoint {
  const [text = '', source = ''] = line.split('|').map((part) => part.trim());
  return source === '' ? { text } : { text, source };
}
export const pointLine = ({ text, source }: StepPoint): string => (source ? `${text} | ${source}` : text);
