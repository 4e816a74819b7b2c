import { z } from 'zod';
import { OWNER_KINDS, RENT_LEVELS, TENURES } from '../../incentives/vocabulary.ts';
import { isWorkRef, natureOf, slugOf, WORK_PARTS, type WorkPart, type WorkRef } from './measure-catalogue.ts';
import type { WorksChoice } from './works-choice.ts';

/** One of these words, or nothing said. */
const maybe = <const Words extends readonly [string, ...string[]]>(words: Words) =>
  z
    .union([z.enum(words), z.literal('')], { error: 'auditScreens.errors.choose' })
    .optional()
    .transform((word): Words[number] | null => (word === undefined || word === '' ? null : word));

const tick = z
  .literal('yes', { error: 'auditScreens.errors.choose' })
  .optional()
  .transform((value) => value === 'yes');

const SPACES = /[\s\u00A0\u202F]/gu;
/** A whole number as people type it: `32 500`, `32 500 €`; null when left empty. */
const maybeWhole = (min: number, max: number, error: string) =>
  z
    .string({ error })
    .optional()
    .transform((text) => (text ?? '').replace(SPACES, '').replace(/€$/, ''))
    .refine(
      (text) => text === '' || (/^\d{1,9}$/.test(text) && Number(text) >= min && Number(text) <= max),
      error,
    )
    .transform((text) => (text === '' ? null : Number(text)));

/** The measure ticked for one part of the dwelling, in one of its variants, among those that work on it. */
export const measureOf = (part: WorkPart) =>
  z
    .string({ error: 'auditScreens.errors.noSuchMeasure' })
    .optional()
    .transform((ref) => ref ?? '')
    .refine(
      (ref) => ref === '' || (isWorkRef(ref) && natureOf(slugOf(ref)).part === part),
      'auditScreens.errors.noSuchMeasure',
    )
    .transform((ref): WorkRef | null => (ref === '' ? null : (ref as WorkRef)));

const parts = Object.fromEntries(WORK_PARTS.map((part) => [part, measureOf(part)])) as Record<
  WorkPart,
  ReturnType<typeof measureOf>
>;

/** The works page: at most one measure for each part, and what is said of the project for its grants. */
export const WorksForm = z
  .object({
    ...parts,
    tenureAfter: maybe(TENURES),
    rentLevel: maybe(RENT_LEVELS),
    ownerKind: maybe(OWNER_KINDS),
    householdSize: maybeWhole(1, 20, 'auditScreens.errors.householdSize'),
    referenceIncome: maybeWhole(0, 100_000_000, 'auditScreens.errors.income'),
    worksNotStarted: tick,
    protectedFacade: tick,
  })
  .transform(({ worksNotStarted, ...form }): WorksChoice => {
    const { tenureAfter, rentLevel, ownerKind, householdSize, referenceIncome, protectedFacade } = form;
    return {
      measures: WORK_PARTS.flatMap((part) => form[part] ?? []),
      project: {
        ownerKind,
        tenureAfter,
        rentLevel: tenureAfter === 'let' ? rentLevel : null,
        householdSize,
        referenceIncome,
        // Left unticked, it is not declared: the rules wait for it instead of taking it for a no.
        worksNotStarted: worksNotStarted ? true : null,
        protectedFacade,
      },
    };
  });
