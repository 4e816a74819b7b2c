import { z } from 'zod';
import { isDay } from '../../shared/dates.ts';
import {
  type Article,
  COMPUTED,
  CONDITIONS,
  type Computed,
  type Condition,
  MOST_CHARACTERS,
  MOST_PASSAGES,
  type Passage,
  SHAPES,
} from './act-content.ts';

/** The version of the draft on the screen that the form comes from. */
const version = z.coerce.number({ error: 'web.errors.required' }).int().min(1);
const title = z
  .string({ error: 'templates.errors.titleNeeded' })
  .trim()
  .max(200, { error: 'templates.errors.tooLong' });
const needed = title.min(1, { error: 'templates.errors.titleNeeded' });

export const SeenForm = z.object({ version });
export const ArrangeForm = z.object({
  version,
  do: z
    .string({ error: 'web.errors.required' })
    .regex(/^(?:up|down|remove) [a-z]+(?:-?[1-9]\d?)?$/, { error: 'web.errors.required' }),
});
export const AddArticleForm = z.object({ version, 'title-fr': needed, 'title-en': needed });
export const PublishForm = z.object({
  version,
  effectiveFrom: z.string({ error: 'web.errors.badDay' }).refine(isDay, { error: 'web.errors.badDay' }),
});
export const PreviewForm = z.object({
  ref: z
    .string({ error: 'templates.preview.none' })
    .trim()
    .min(1, { error: 'templates.preview.none' })
    .max(60, { error: 'templates.errors.tooLong' }),
});

/** What a button of the article's form asks beside saving. */
const DEED = /^(?:save|add|(?:up|down|remove) \d{1,2})$/;

export type WrittenArticle = {
  readonly version: number;
  readonly title: Article['title'];
  readonly when: Condition;
  readonly passages: readonly Passage[];
  readonly do: string;
};

/** An article as typed: passages are numbered from 0, `fr-0`, `en-0`, `when-0`, `shape-0`; computed parts name theirs. */
export const ArticleForm = z
  .looseObject({
    version,
    'title-fr': title.default(''),
    'title-en': title.default(''),
    when: z.enum(CONDITIONS).default('always'),
    passages: z.coerce
      .number()
      .int()
      .min(0)
      .max(MOST_PASSAGES, { error: 'templates.errors.tooManyPassages' }),
    do: z.string().regex(DEED).default('save'),
  })
  .superRefine((typed, check) => {
    for (const field of Array.from({ length: typed.passages }).flatMap((_, n) => [`fr-${n}`, `en-${n}`]))
      if (textIn(typed, field).length > MOST_CHARACTERS)
        check.addIssue({ code: 'custom', path: [field], message: 'templates.errors.tooLong' });
  })
  .transform(
    (typed): WrittenArticle => ({
      version: typed.version,
      title: { fr: typed['title-fr'], en: typed['title-en'] },
      when: typed.when,
      passages: Array.from({ length: typed.passages }, (_, n) => passageIn(typed, n)),
      do: typed.do,
    }),
  );

const textIn = (typed: Readonly<Record<string, unknown>>, field: string): string => {
  const value = typed[field];
  return typeof value === 'string' ? value.trim() : '';
};

function passageIn(typed: Readonly<Record<string, unknown>>, n: number): Passage {
  const block = textIn(typed, `block-${n}`);
  if ((COMPUTED as readonly string[]).includes(block)) return { kind: 'computed', block: block as Computed };
  const when = textIn(typed, `when-${n}`);
  return {
    kind: 'text',
    shape: SHAPES.find((shape) => shape === textIn(typed, `shape-${n}`)) ?? 'paragraph',
    text: { fr: textIn(typed, `fr-${n}`), en: textIn(typed, `en-${n}`) },
    when: (CONDITIONS as readonly string[]).includes(when) ? (when as Condition) : 'always',
  };
}
