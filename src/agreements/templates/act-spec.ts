import { AGREEMENT_CONDITIONS, type Computed, type Condition } from './act-content.ts';
import { ANNEX_FIELDS, ARTICLE_FIELDS, VALUE_FIELDS } from './merge-fields.ts';
import type { LetterKind, TemplateKind } from './template-kinds.ts';

/** Why a part cannot be left out: `templates.law.*`. */
export type Law =
  | 'amount'
  | 'appeal'
  | 'silence'
  | 'reasons'
  | 'request'
  | 'debt'
  | 'hearing'
  | 'attestation'
  | 'amended';

/** A part that must always be written, with what it must state in both languages. */
export type Compulsory = { readonly part: string; readonly fields: readonly string[]; readonly law: Law };

/** What one kind of act knows, and what the law wants of it. */
export type ActSpec = {
  /** What its texts may hold in braces; a field that a case may lack names the condition under which it has a value. */
  readonly fields: Readonly<Record<string, Condition>>;
  /** When a passage may be written; `always` apart. */
  readonly conditions: readonly Condition[];
  readonly compulsory: readonly Compulsory[];
};

/** What every letter can say. */
export const LETTER_FIELDS = {
  dossier: 'always',
  beneficiaire: 'always',
  'adresse-logement': 'always',
  commune: 'always',
  depot: 'submitted',
  collectivite: 'always',
  'adresse-collectivite': 'always',
  service: 'always',
  telephone: 'always',
  courriel: 'always',
  horaires: 'always',
  tribunal: 'always',
  'adresse-tribunal': 'always',
  'recours-en-ligne': 'always',
  dispositif: 'always',
  'version-reglement': 'always',
} as const satisfies Record<string, Condition>;
export type LetterField = keyof typeof LETTER_FIELDS;
const LETTER_CONDITIONS = ['company', 'individual', 'submitted', 'not-submitted'] as const;
export type LetterCondition = (typeof LETTER_CONDITIONS)[number];

/** CJA art. R. 421-5: an appeal's delay runs only against a decision that names the court and how to reach it. */
const APPEAL: Compulsory = {
  part: 'appeal',
  fields: ['tribunal', 'adresse-tribunal', 'adresse-collectivite'],
  law: 'appeal',
};
const REASONS: Compulsory = { part: 'reasons', fields: [], law: 'reasons' };

type OwnSpec = {
  readonly fields: Readonly<Record<string, Condition>>;
  readonly conditions: readonly Condition[];
  readonly blocks: readonly Computed[];
  readonly compulsory: readonly Compulsory[];
};

/** What each letter knows beside what all letters know. */
export const LETTERS = {
  receipt: {
    fields: { 'date-silence': 'always', 'date-reception': 'always' },
    conditions: ['pieces', 'no-piece'],
    blocks: ['pieces'],
    // CRPA art. R. 112-5: the receipt names the day of the implicit decision and whether it can be contested.
    compulsory: [
      { part: 'opening', fields: ['dossier', 'date-reception'], law: 'silence' },
      { part: 'silence', fields: ['date-silence'], law: 'silence' },
      APPEAL,
    ],
  },
  'document-request': {
    fields: { 'date-limite': 'always' },
    conditions: [],
    blocks: ['items'],
    // CRPA art. L. 114-5: what is missing, and by when.
    compulsory: [{ part: 'items', fields: ['date-limite'], law: 'request' }],
  },
  'decision-grant': {
    fields: {
      montant: 'always',
      base: 'always',
      cout: 'always',
      'date-decision': 'always',
      versements: 'always',
    },
    conditions: [],
    blocks: ['calculation', 'works', 'undertakings', 'deadlines'],
    compulsory: [{ part: 'opening', fields: ['montant', 'date-decision'], law: 'amount' }, APPEAL],
  },
  'decision-refusal': {
    fields: { 'date-decision': 'always' },
    conditions: ['unmet'],
    blocks: ['reason', 'unmet'],
    compulsory: [REASONS, APPEAL],
  },
  'decision-dismissal': {
    fields: { 'date-decision': 'always' },
    conditions: [],
    blocks: ['reason'],
    compulsory: [REASONS, APPEAL],
  },
  'decision-lapse': {
    fields: { 'date-decision': 'always', 'date-limite': 'always' },
    conditions: [],
    blocks: ['reason'],
    compulsory: [REASONS, APPEAL],
  },
  'appeal-decision': {
    fields: {
      'date-decision': 'always',
      'date-recours': 'always',
      recours: 'always',
      contestee: 'always',
      sens: 'always',
      issue: 'always',
    },
    conditions: ['appeal-rejected', 'appeal-allowed', 'appeal-late'],
    blocks: ['reason'],
    compulsory: [{ part: 'opening', fields: ['issue'], law: 'reasons' }, REASONS, APPEAL],
  },
  'closing-letter': {
    fields: { 'montant-verse': 'always', 'date-occupation': 'occupation-known' },
    conditions: ['occupation-known', 'occupation-unknown'],
    blocks: ['kept-undertakings'],
    compulsory: [],
  },
  'recovery-order': {
    fields: { 'somme-due': 'always', 'date-limite': 'always', titre: 'always', convention: 'always' },
    conditions: ['overpayment', 'clawback-due'],
    blocks: ['reckoning'],
    // CGCT art. L. 1617-5; décret 2012-1246, art. 24: the bases of the debt, its sum, and how to contest it.
    compulsory: [
      { part: 'opening', fields: ['somme-due', 'date-limite'], law: 'debt' },
      { part: 'reckoning', fields: [], law: 'debt' },
      APPEAL,
    ],
  },
  'breach-notice': {
    fields: {
      'montant-verse': 'always',
      convention: 'always',
      'date-rupture': 'always',
      'date-limite': 'always',
      'montant-en-jeu': 'at-stake',
      'article-exonerations': 'exemptions',
    },
    conditions: ['at-stake', 'no-stake', 'exemptions'],
    blocks: ['promise', 'found', 'exemptions'],
    // CRPA art. L. 121-1, L. 122-1: no sanction before one could answer, in writing or aloud, with help.
    compulsory: [
      { part: 'found', fields: [], law: 'hearing' },
      { part: 'asked', fields: ['date-limite'], law: 'hearing' },
    ],
  },
  'recovery-decision': {
    fields: {
      'somme-due': 'always',
      'montant-verse': 'always',
      convention: 'always',
      'mise-en-demeure': 'always',
      'date-mise-en-demeure': 'always',
      'date-reponse': 'replied',
      'date-debut': 'always',
      'date-rupture': 'always',
      'article-reversement': 'always',
      'part-demandee': 'in-part',
      'montant-entier': 'in-part',
      'date-limite': 'always',
    },
    conditions: ['replied', 'not-replied', 'pro-rata', 'steps', 'fraud', 'in-part', 'ends', 'goes-on'],
    blocks: ['promise', 'found', 'reason', 'schedule', 'calculation'],
    compulsory: [
      { part: 'opening', fields: ['somme-due'], law: 'debt' },
      REASONS,
      { part: 'repay', fields: ['date-limite'], law: 'debt' },
      APPEAL,
    ],
  },
  'attestation-form': {
    fields: { convention: 'always', 'date-limite': 'always', periode: 'always', 'adresse-retour': 'always' },
    conditions: [],
    blocks: ['promise', 'answers'],
    compulsory: [
      { part: 'opening', fields: ['convention', 'periode'], law: 'attestation' },
      { part: 'answers', fields: [], law: 'attestation' },
      { part: 'back', fields: ['date-limite', 'adresse-retour'], law: 'attestation' },
    ],
  },
} as const satisfies Record<LetterKind, OwnSpec>;

export type OwnField<Kind extends LetterKind> = keyof (typeof LETTERS)[Kind]['fields'] & string;
export type OwnCondition<Kind extends LetterKind> = (typeof LETTERS)[Kind]['conditions'][number];
export type OwnBlock<Kind extends LetterKind> = (typeof LETTERS)[Kind]['blocks'][number];

/** What an amendment's frame can say; the articles that it changes are quoted by the software. */
export const AMENDMENT_FIELDS = {
  ...LETTER_FIELDS,
  ordinal: 'always',
  convention: 'always',
  'date-convention': 'always',
  'avenants-anterieurs': 'earlier-amendments',
  'date-decision': 'always',
} as const satisfies Record<string, Condition>;
export type AmendmentField = keyof typeof AMENDMENT_FIELDS;

const AGREEMENT: ActSpec = {
  fields: VALUE_FIELDS,
  conditions: AGREEMENT_CONDITIONS,
  /**
   * Articles that no agreement goes without: the law wants its object, its amount, how it is paid and on what conditions
   * (loi 2000-321, art. 10; décret 2001-495), and amendments quote works, amount, calendar and duration by name.
   */
  compulsory: [
    { part: 'a4', fields: ['montant'], law: 'amount' },
    ...['a1', 'a3', 'a5', 'a6', 'a7', 'a8', 'a11', 'a15'].map(
      (part): Compulsory => ({ part, fields: [], law: 'amount' }),
    ),
  ],
};

const AMENDMENT: ActSpec = {
  fields: AMENDMENT_FIELDS,
  conditions: [...LETTER_CONDITIONS, 'earlier-amendments'],
  compulsory: [
    { part: 'opening', fields: ['convention'], law: 'amended' },
    { part: 'others', fields: ['convention'], law: 'amended' },
  ],
};

/** What acts of that kind know and must say. */
export function specOf(kind: TemplateKind): ActSpec {
  if (kind === 'agreement') return AGREEMENT;
  if (kind === 'amendment') return AMENDMENT;
  const { fields, conditions, compulsory } = LETTERS[kind];
  return {
    fields: { ...LETTER_FIELDS, ...fields },
    conditions: [...LETTER_CONDITIONS, ...conditions],
    compulsory,
  };
}

/** All that a text of that kind may hold in braces: values, then numbers of articles and annexes where there are any. */
export const fieldsOf = (kind: TemplateKind): readonly string[] => [
  ...Object.keys(specOf(kind).fields),
  ...(kind === 'agreement' ? [...Object.keys(ARTICLE_FIELDS), ...Object.keys(ANNEX_FIELDS)] : []),
];
