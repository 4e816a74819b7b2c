import type { OwnerKind } from '../ownership.ts';

/** Kinds by `catpro3` of the land files (Cerema's typology of owners), grouped as Zéro Logement Vacant does. */
const SOCIAL = /^F(1|2|4|5|7[ACG])/;
const DEVELOPER = /^F(6|7[BDEF])/;

export function kindOfCategory(category: string | null): OwnerKind | null {
  const code = category?.trim().toUpperCase() ?? '';
  if (code === '' || code === '999') return null;
  if (code.startsWith('X1')) return 'individual';
  if (code.startsWith('P')) return 'public';
  if (SOCIAL.test(code)) return 'social-landlord';
  if (DEVELOPER.test(code)) return 'developer';
  if (/^[GM]/.test(code)) return 'company';
  return /^[A-Z]\d/.test(code) ? 'other' : null;
}

/** Groups of legal persons (`groupe`, `ccogrm`): 5 social housing offices, 6 mixed-economy companies, 1–4 and 9 public bodies. */
export function kindOfGroup(group: string | null): OwnerKind | null {
  if (group === null) return null;
  if (/^[1-49]$/.test(group)) return 'public';
  if (/^[56]$/.test(group)) return 'social-landlord';
  return /^[078]$/.test(group) ? 'company' : null;
}

const COMPANY_WORDS =
  /\b(SCI|SARL|SAS|SASU|EURL|SA|SNC|SOCIETE|INDIVISION|ASSOCIATION|SYNDICAT|COPROPRIETE|GROUPEMENT)\b/;

/** The kind that a cell states (category, then group), else a guess from the SIREN and the name. */
export function ownerKind(facts: {
  readonly category: string | null;
  readonly group: string | null;
  readonly siren: string | null;
  readonly name: string;
}): { readonly kind: OwnerKind; readonly kindGuessed: boolean } {
  const stated = kindOfCategory(facts.category) ?? kindOfGroup(facts.group);
  if (stated !== null) return { kind: stated, kindGuessed: false };
  const looksLikeCompany = facts.siren !== null || COMPANY_WORDS.test(facts.name.toUpperCase());
  const kind = looksLikeCompany && !/\bINDIVISION\b/i.test(facts.name) ? 'company' : 'individual';
  return { kind, kindGuessed: true };
}
