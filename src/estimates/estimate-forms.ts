import { z } from 'zod';
import { COMPUTED_MEASURES, type MeasureSlug } from '../audits/works/measure-catalogue.ts';
import { INSEE_CODE } from '../programme/schema-parts.ts';
import { CHOICES, type ChoiceField, type EstimateAnswers } from './estimate-answers.ts';

const SPACES = /[\s\u00A0\u202F]/gu;
const UNSAID: readonly string[] = ['', 'unknown'];

/** One of these words; left out, empty and "I don't know" all say nothing. */
const choice = <const Field extends ChoiceField>(field: Field) =>
  z
    .union([z.enum(CHOICES[field]), z.enum(['', 'unknown'])], { error: 'estimates.errors.choose' })
    .optional()
    .transform((value) =>
      value === undefined || UNSAID.includes(value) ? null : (value as (typeof CHOICES)[Field][number]),
    );

/** A number as people type it (`95`, `95,5`, `environ` left to them); empty says nothing. */
const number = (pattern: RegExp, least: number, most: number, error: string) =>
  z
    .string({ error })
    .optional()
    .transform((text) => (text ?? '').replace(SPACES, '').replace(',', '.').replace(/m²?$/u, ''))
    .refine(
      (text) =>
        UNSAID.includes(text) || (pattern.test(text) && Number(text) >= least && Number(text) <= most),
      error,
    )
    .transform((text) => (UNSAID.includes(text) ? null : Number(text)));

const isMeasure = (slug: string): slug is MeasureSlug =>
  (COMPUTED_MEASURES as readonly string[]).includes(slug);

const measures = z
  .union([z.string(), z.array(z.string()).max(COMPUTED_MEASURES.length)], {
    error: 'estimates.errors.choose',
  })
  .optional()
  .transform((value) => [...new Set([value ?? []].flat())].filter((slug) => slug !== ''))
  .refine((slugs) => slugs.every(isMeasure), 'estimates.errors.choose')
  .transform((slugs) => slugs as MeasureSlug[]);

const YEAR = /^\d{4}$/;
const THIS_CENTURY = 2100;

/** The whole page at once. Whether a commune is ours and a year is past is for those who know (`faultsOf`). */
export const EstimateForm = z
  .object({
    commune: z
      .union([z.string().regex(INSEE_CODE), z.enum(['', 'unknown'])], {
        error: 'estimates.errors.commune',
      })
      .optional()
      .transform((code) => (code === undefined || UNSAID.includes(code) ? null : code)),
    kind: choice('kind'),
    livingArea: number(/^\d{1,3}(\.\d)?$/, 9, 600, 'estimates.errors.livingArea'),
    yearBuilt: number(YEAR, 1200, THIS_CENTURY, 'estimates.errors.yearBuilt'),
    vacantSince: number(YEAR, 1900, THIS_CENTURY, 'estimates.errors.vacantSince'),
    energyClass: choice('energyClass'),
    wallInsulation: choice('wallInsulation'),
    roofInsulation: choice('roofInsulation'),
    glazing: choice('glazing'),
    heating: choice('heating'),
    tenureAfter: choice('tenureAfter'),
    rentLevel: choice('rentLevel'),
    ownerKind: choice('ownerKind'),
    householdSize: number(/^\d$/, 1, 8, 'estimates.errors.householdSize'),
    incomeBand: choice('incomeBand'),
    measures,
  })
  .transform(
    (answers): EstimateAnswers => ({
      ...answers,
      rentLevel: answers.tenureAfter === 'let' || answers.tenureAfter === null ? answers.rentLevel : null,
    }),
  );

export const MailForm = z.object({
  email: z
    .string({ error: 'estimates.errors.email' })
    .trim()
    .max(254, { error: 'estimates.errors.email' })
    .pipe(z.email({ error: 'estimates.errors.email' })),
});

/** Which of one's homes, on the page after signing in. */
export const HomeForm = z.object({
  unit: z.coerce
    .number({ error: 'estimates.errors.choose' })
    .int({ error: 'estimates.errors.choose' })
    .positive({ error: 'estimates.errors.choose' }),
});

/** What an estimate lacks to declare its home. What it has is not asked: `given` fields may be left out. */
export const DeclareForm = z.object({
  name: z
    .string({ error: 'estimates.errors.name' })
    .trim()
    .min(2, { error: 'estimates.errors.name' })
    .max(120, { error: 'estimates.errors.name' }),
  address: z
    .string({ error: 'estimates.errors.address' })
    .trim()
    .min(5, { error: 'estimates.errors.address' })
    .max(160, { error: 'estimates.errors.address' }),
  commune: z.string({ error: 'estimates.errors.commune' }).optional(),
  kind: z.enum(CHOICES.kind, { error: 'estimates.errors.choose' }).optional(),
  vacantSince: number(YEAR, 1900, THIS_CENTURY, 'estimates.errors.vacantSince'),
  isOwner: z.literal('yes', { error: 'estimates.errors.isOwner' }),
});
