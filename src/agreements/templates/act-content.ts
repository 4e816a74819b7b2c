import { createHash } from 'node:crypto';
import { z } from 'zod';
import { canonicalJson } from '../../shared/canonical-json.ts';

/** The articles that an agreement began with. To any act staff may add free ones, `free-1`, `free-2`… */
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

export const isFree = (code: string): boolean => code.startsWith('free-');

/** What the software writes itself inside an article or a part: it can be moved there, neither changed nor removed. */
export const COMPUTED = [
  'dwelling',
  'calculation',
  'undertakings',
  'terms',
  'signature',
  'privacy',
  'pieces',
  'items',
  'works',
  'deadlines',
  'reason',
  'unmet',
  'changes',
  'signatures',
  'kept-undertakings',
  'reckoning',
  'promise',
  'found',
  'exemptions',
  'schedule',
  'answers',
] as const;
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

/** Conditions that the terms of an agreement answer. */
export const AGREEMENT_CONDITIONS = [
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
/** When a passage or an article is written. A closed list: each is answered from the facts of the act. */
export const CONDITIONS = [
  'always',
  ...AGREEMENT_CONDITIONS,
  'pieces',
  'no-piece',
  'unmet',
  'appeal-rejected',
  'appeal-allowed',
  'appeal-late',
  'earlier-amendments',
  'occupation-known',
  'occupation-unknown',
  'overpayment',
  'clawback-due',
  'at-stake',
  'no-stake',
  'replied',
  'not-replied',
  'pro-rata',
  'steps',
  'fraud',
  'in-part',
  'ends',
  'goes-on',
] as const;
export type Condition = (typeof CONDITIONS)[number];

export const MOST_PASSAGES = 30;
export const MOST_ARTICLES = 40;
export const MOST_CHARACTERS = 4000;

const zCondition = z.enum(CONDITIONS);
const zWords = z.strictObject({ fr: z.string().max(MOST_CHARACTERS), en: z.string().max(MOST_CHARACTERS) });
/** How a text is set: a paragraph, one item of a list, in a frame that stands out, or in small letters. */
export const SHAPES = ['paragraph', 'item', 'callout', 'small'] as const;
export type Shape = (typeof SHAPES)[number];
const zText = z.strictObject({
  kind: z.literal('text'),
  shape: z.enum(SHAPES),
  text: zWords,
  when: zCondition,
});
const zPassage = z.discriminatedUnion('kind', [
  zText,
  z.strictObject({ kind: z.literal('computed'), block: z.enum(COMPUTED) }),
]);
/** `a4` of the agreement, `appeal` of a letter, `free-1` of the authority's own. */
export const PART_CODE = /^[a-z]+(?:-?[1-9]\d?)?$/;
const zArticle = z.strictObject({
  code: z.string().regex(PART_CODE),
  title: zWords,
  when: zCondition,
  passages: z.array(zPassage).max(MOST_PASSAGES),
});
const contentSchema = z.strictObject({
  /** Texts and decisions on which the act rests, one item each; none in a letter. */
  visas: z.array(zText).max(MOST_PASSAGES),
  articles: z.array(zArticle).max(MOST_ARTICLES),
  annexes: z.array(z.enum(ANNEX_NAMES)),
});

/** What the template of an act says, whole: plain data, written by staff, hashed, compared and frozen with each act. */
export type ActContent = z.output<typeof contentSchema>;
export type Article = ActContent['articles'][number];
export type Passage = Article['passages'][number];
export type TextPassage = Extract<Passage, { kind: 'text' }>;

/** Reads a content from the database. @throws ZodError when it is none */
export const parseContent = (value: unknown): ActContent => contentSchema.parse(value);

/** SHA-256 of the canonical JSON, 64 hexadecimal digits: two contents with the same hash say the same. */
export const contentHash = (content: ActContent): string =>
  createHash('sha256').update(canonicalJson(content), 'utf8').digest('hex');
