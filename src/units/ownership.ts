import type { Day } from '../shared/dates.ts';

/** Owner kinds of the register; aid rules split some of them further (an SCI is a `company` here). */
export const OWNER_KINDS = [
  'individual',
  'company',
  'developer',
  'public',
  'social-landlord',
  'other',
] as const;
export type OwnerKind = (typeof OWNER_KINDS)[number];
/** Owners whose vacancy is no matter for an incentive: the State, local authorities, social landlords. */
export const isPublicOwner = (kind: OwnerKind): boolean => kind === 'public' || kind === 'social-landlord';

/** Right held on the unit, with its code in the land files (`ccodro`); rarer codes are `other`. */
export const RIGHTS = {
  full: 'P',
  usufruct: 'U',
  bare: 'N',
  'emphyteutic-lease': 'E',
  'building-lessor': 'B',
  'building-lessee': 'R',
  'rehabilitation-lessor': 'V',
  'rehabilitation-lessee': 'W',
  administrator: 'G',
  'condominium-manager': 'S',
  'transparent-company-member': 'H',
  other: '',
} as const;
export type Right = keyof typeof RIGHTS;
export const RIGHT_SLUGS = Object.keys(RIGHTS) as Right[];
const RIGHT_BY_CODE = new Map(RIGHT_SLUGS.map((slug) => [RIGHTS[slug] as string, slug]));
export const rightOfCode = (code: string | null): Right | null =>
  code === null || code === '' ? null : (RIGHT_BY_CODE.get(code.toUpperCase()) ?? 'other');
/** Rights without which a bargain cannot be made: those who manage for others do not sign as owners. */
export const isOwnership = (right: Right | null): boolean =>
  right !== 'administrator' && right !== 'condominium-manager';

/** Place among the owners of a unit: 1 is the one to write to, 2 to 6 hold rights too, the others no longer or not yet. */
export const RANKS = {
  primary: 1,
  secondary: 2,
  previous: 0,
  incorrect: -1,
  awaiting: -2,
  deceased: -3,
} as const;
export type RankName = keyof typeof RANKS;
export const RANK_NAMES = Object.keys(RANKS) as RankName[];
export function rankName(rank: number): RankName {
  if (rank >= 2) return 'secondary';
  return RANK_NAMES.find((name) => RANKS[name] === rank) ?? 'incorrect';
}
export const isCurrentRank = (rank: number): boolean => rank >= 1;

/** Where the owner lives, seen from the unit (`locprop` of the land files). */
export const OWNER_LOCATIONS = {
  'same-commune': 1,
  'same-department': 2,
  'same-region': 3,
  mainland: 4,
  overseas: 5,
  abroad: 6,
  unknown: 9,
} as const;
export type OwnerLocation = keyof typeof OWNER_LOCATIONS;
export const OWNER_LOCATION_SLUGS = Object.keys(OWNER_LOCATIONS) as OwnerLocation[];
export const locationOfCode = (code: number | null): OwnerLocation =>
  OWNER_LOCATION_SLUGS.find((slug) => OWNER_LOCATIONS[slug] === code) ?? 'unknown';

/** What a file says of an owner of a unit. */
export type OwnerFacts = {
  /** The kind is a guess from the name: it corrects nothing that is known. */
  readonly kindGuessed?: boolean;
  readonly rank: number;
  readonly right: Right | null;
  readonly kind: OwnerKind;
  /** Family name first for a natural person, company name otherwise. */
  readonly name: string;
  readonly birthDate: Day | null;
  readonly siren: string | null;
  /** Postal address, up to four lines joined by line feeds. */
  readonly address: string | null;
  /** Person number of the State's file (`idpersonne`), the key across vintages. */
  readonly personNumber: string | null;
  readonly location: OwnerLocation;
};
