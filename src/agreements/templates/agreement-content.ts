import { createHash } from 'node:crypto';
import { z } from 'zod';
import { canonicalJson } from '../../shared/canonical-json.ts';

/** The articles that an agreement began with. Staff may add free ones, `free-1`, `free-2`… */
export const ARTICLE_NAMES = [
  'a1',
  'a2',
  'a3',
  'a4',
  'a5',
  'a6',
  'a7',
  'a8',
  'a9',
  'a10',
  'a11',
  'a12',
  'a13',
  'a14',
  'a15',
  'a16',
] as const;
export type ArticleName = (typeof ARTICLE_NAMES)[number];

/**
 * Articles that no agreement goes without: the law wants its object, its amount, how it is paid and on what conditions
 * (loi 2000-321, art. 10; décret 2001-495), and amendments quote works, amount, calendar and duration by name.
 */
const LOCKED: readonly string[] = ['a1', 'a3', 'a4', 'a5', 'a6', 'a7', 'a8', 'a11', 'a15'];
export const isLocked = (code: string): boolean => LOCKED.includes(code);
export const isFree = (code: string): boolean => code.startsWith('free-');

/** What the software writes itself inside an article: it can be moved there, neither changed nor removed. */
export const COMPUTED = ['dwelling', 'calculation', 'undertakings', 'terms'] as const;
export type Computed = (typeof COMPUTED)[number];

/** Annexes, all computed: their order is free, none can be left out. */
export const ANNEX_NAMES = [
  'annex1',
  'annex2',
  'annex3',
  'annex4',
  'annex5',
  'annex6',
  'annex7',
  'annex8',
] as const;
export type AnnexName = (typeof ANNEX_NAMES)[number];

/** When a passage or an article is written. A closed list: each is answered from the facts of the act. */
export const CONDITIONS = [
  'always',
  'let',
  'owner-occupied',
  'company',
  'individual',
  'co-owners',
  'vacancy-known',
  'vacancy-unknown',
  'submitted',
  'not-submitted',
  'classes-known',
  'classes-unknown',
  'advance',
  'instalments',
  'balance-delay',
  'no-balance-delay',
  'budget-line',
  'no-undertaking',
  'clawback',
  'no-clawback',
  'exemptions',
  'stacking',
  'no-stacking',
] as const;
export type Condition = (typeof CONDITIONS)[number];

export const MOST_PASSAGES = 30;
export const MOST_ARTICLES = 40;
export const MOST_CHARACTERS = 4000;

const zCondition = z.enum(CONDITIONS);
const zWords = z.strictObject({ fr: z.string().max(MOST_CHARACTERS), en: z.string().max(MOST_CHARACTERS) });
const zText = z.strictObject({
  kind: z.literal('text'),
  shape: z.enum(['paragraph', 'item']),
  text: zWords,
  when: zCondition,
});
const zPassage = z.discriminatedUnion('kind', [
  zText,
  z.strictObject({ kind: z.literal('computed'), block: z.enum(COMPUTED) }),
]);
const zArticle = z.strictObject({
  code: z.union([z.enum(ARTICLE_NAMES), z.string().regex(/^free-[1-9]\d?$/)]),
  title: zWords,
  when: zCondition,
  passages: z.array(zPassage).max(MOST_PASSAGES),
});
const contentSchema = z.strictObject({
  /** Texts and decisions on which the agreement rests, one item each. */
  visas: z.array(zText).max(MOST_PASSAGES),
  articles: z.array(zArticle).max(MOST_ARTICLES),
  annexes: z.array(z.enum(ANNEX_NAMES)),
});

/** What the template of an agreement says, whole: plain data, written by staff, hashed, compared and frozen with each act. */
export type AgreementContent = z.output<typeof contentSchema>;
export type Article = AgreementContent['articles'][number];
export type Passage = Article['passages'][number];
export type TextPassage = Extract<Passage, { kind: 'text' }>;

/** Reads a content from the database. @throws ZodError when it is none */
export const parseContent = (value: unknown): AgreementContent => contentSchema.parse(value);

/** SHA-256 of the canonical JSON, 64 hexadecimal digits: two contents with the same hash say the same. */
export const contentHash = (content: AgreementContent): string =>
  createHash('sha256').update(canonicalJson(content), 'utf8').digest('hex');
