import type { AnnexName, ArticleName, Condition } from './act-content.ts';

/** Which article a text names by its number, wherever that article stands. */
export const ARTICLE_FIELDS = {
  'article-objet': 'a1',
  'article-declarations': 'a2',
  'article-travaux': 'a3',
  'article-montant': 'a4',
  'article-versement': 'a5',
  'article-calendrier': 'a6',
  'article-engagements': 'a7',
  'article-duree': 'a8',
  'article-controle': 'a9',
  'article-transfert': 'a10',
  'article-manquement': 'a11',
  'article-cumul': 'a12',
  'article-publicite': 'a13',
  'article-donnees': 'a14',
  'article-avenant': 'a15',
  'article-litiges': 'a16',
} as const satisfies Record<string, ArticleName>;
export type ArticleField = keyof typeof ARTICLE_FIELDS;

export const ANNEX_FIELDS = {
  'annexe-financement': 'annex1',
  'annexe-travaux': 'annex2',
  'annexe-audit': 'annex3',
  'annexe-vacance': 'annex4',
  'annexe-loyer': 'annex5',
  'annexe-calendrier': 'annex6',
  'annexe-reversement': 'annex7',
  'annexe-donnees': 'annex8',
} as const satisfies Record<string, AnnexName>;
export type AnnexField = keyof typeof ANNEX_FIELDS;

/**
 * What the text of an agreement may hold in braces, beside the numbers of articles and annexes: `{montant}`. The list is
 * closed. A field that a case may lack names the condition under which it has a value.
 */
export const VALUE_FIELDS = {
  dossier: 'always',
  beneficiaire: 'always',
  'adresse-logement': 'always',
  commune: 'always',
  collectivite: 'always',
  service: 'always',
  telephone: 'always',
  courriel: 'always',
  vacance: 'vacancy-known',
  depot: 'submitted',
  'classe-avant': 'classes-known',
  'classe-apres': 'classes-known',
  montant: 'always',
  base: 'always',
  'date-decision': 'always',
  ligne: 'budget-line',
  autorisation: 'budget-line',
  exercice: 'budget-line',
  'taux-avance': 'advance',
  acomptes: 'instalments',
  'taux-acomptes': 'instalments',
  'delai-solde': 'balance-delay',
  'depart-solde': 'balance-delay',
  'niveau-loyer': 'always',
  exonerations: 'exemptions',
  'taux-cumul': 'stacking',
  'base-cumul': 'stacking',
  mention: 'always',
  tribunal: 'always',
  'adresse-tribunal': 'always',
  'recours-en-ligne': 'always',
  dispositif: 'always',
  'version-reglement': 'always',
  'date-reglement': 'always',
  empreinte: 'always',
  deliberation: 'always',
  'reglement-attribution': 'always',
  delegation: 'always',
} as const satisfies Record<string, Condition>;
export type ValueField = keyof typeof VALUE_FIELDS;

export type TemplateField = ValueField | ArticleField | AnnexField;
export type FieldValues = Readonly<Record<TemplateField, string>>;

/** The field that names that article or annex, `{article-montant}`. */
export const fieldFor = (name: ArticleName | AnnexName): string => {
  const fields: readonly (readonly [string, string])[] = [
    ...Object.entries(ARTICLE_FIELDS),
    ...Object.entries(ANNEX_FIELDS),
  ];
  return `{${fields.find(([, named]) => named === name)?.[0] ?? ''}}`;
};

/** Known fields that look most like what was typed, best first, at most three; fields that share nothing are left out. */
export function nearestFields(fields: readonly string[], typed: string): string[] {
  const wanted = plain(typed);
  return fields
    .map((field) => ({ field, distance: distance(wanted, plain(field)) }))
    .filter(({ field, distance: far }) => far <= Math.max(2, Math.floor(field.length / 2)))
    .sort((a, b) => a.distance - b.distance)
    .slice(0, 3)
    .map(({ field }) => field);
}

const plain = (text: string): string =>
  text
    .normalize('NFD')
    .replace(/\p{M}/gu, '')
    .toLowerCase()
    .replace(/[\s_]+/g, '-');

/** Levenshtein: letters to add, drop or change. */
function distance(a: string, b: string): number {
  let row = Array.from({ length: b.length + 1 }, (_, index) => index);
  for (let i = 1; i <= a.length; i++) {
    const next = [i];
    for (let j = 1; j <= b.length; j++)
      next[j] = Math.min(
        (next[j - 1] ?? 0) + 1,
        (row[j] ?? 0) + 1,
        (row[j - 1] ?? 0) + (a[i - 1] === b[j - 1] ? 0 : 1),
      );
    row = next;
  }
  return row[b.length] ?? 0;
}
