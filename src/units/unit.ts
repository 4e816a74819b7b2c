import type { Day } from '../shared/dates.ts';
import type { OwnerFacts } from './ownership.ts';
import type { SpellFacts } from './spells/vacancy-spell.ts';

/**
 * The words in which a unit is described. Each list gives the type, the values and the i18n keys
 * (`units.kind.house`, `units.status.blocked`…). Statuses, sub-statuses, occupancy and reasons follow the
 * vocabulary of Zéro Logement Vacant (MIT), so that the two can exchange files.
 */
export const UNIT_KINDS = ['house', 'flat', 'other'] as const;
export type UnitKind = (typeof UNIT_KINDS)[number];

/** Where the unit was first heard of. */
export const UNIT_SOURCES = ['lovac', 'owner', 'officer'] as const;
export type UnitSource = (typeof UNIT_SOURCES)[number];

/** Follow-up, with its code in Zéro Logement Vacant and the finer states it may have. */
export const STATUSES = {
  'not-followed': { code: 0, substatuses: [] },
  'awaiting-answer': { code: 1, substatuses: [] },
  'first-contact': { code: 2, substatuses: ['interested', 'pre-support', 'not-at-address'] },
  'in-progress': {
    code: 3,
    substatuses: ['supported', 'public-intervention', 'leaving-unaided', 'changing-hands'],
  },
  completed: {
    code: 4,
    substatuses: [
      'returned',
      'was-not-vacant',
      'energy-improved',
      'was-not-inefficient',
      'other-goal-reached',
    ],
  },
  blocked: {
    code: 5,
    substatuses: ['involuntary-block', 'voluntary-block', 'building-block', 'third-party-block'],
  },
} as const satisfies Record<string, { code: number; substatuses: readonly string[] }>;
export type Status = keyof typeof STATUSES;
export type Substatus = (typeof STATUSES)[Status]['substatuses'][number];

export const STATUS_SLUGS = Object.keys(STATUSES) as Status[];
export const SUBSTATUS_SLUGS: readonly Substatus[] = Object.values(STATUSES).flatMap(({ substatuses }) => [
  ...substatuses,
]);
export const substatusesOf = (status: Status): readonly Substatus[] => STATUSES[status].substatuses;
/** A sub-status only makes sense under its own status. */
export const fitsStatus = (substatus: Substatus, status: Status): boolean =>
  substatusesOf(status).includes(substatus);
export const statusOfCode = (code: number): Status | null =>
  STATUS_SLUGS.find((status) => STATUSES[status].code === code) ?? null;

/** How the dwelling is used, with the code of the land files (`ccthp`). */
export const OCCUPANCIES = {
  vacant: 'V',
  let: 'L',
  'tourist-let': 'B',
  'owner-occupied': 'P',
  'second-home': 'RS',
  business: 'T',
  outbuilding: 'N',
  'demolished-or-split': 'D',
  other: 'A',
  'free-of-charge': 'G',
  'civil-servant': 'F',
  'exempt-craftsman': 'R',
  'common-use': 'U',
  'rural-lease': 'X',
  unknown: 'inconnu',
} as const;
export type Occupancy = keyof typeof OCCUPANCIES;
export const OCCUPANCY_SLUGS = Object.keys(OCCUPANCIES) as Occupancy[];
const OCCUPANCY_BY_CODE = new Map(OCCUPANCY_SLUGS.map((slug) => [OCCUPANCIES[slug].toUpperCase(), slug]));
export const occupancyOfCode = (code: string | null): Occupancy =>
  OCCUPANCY_BY_CODE.get((code ?? '').trim().toUpperCase()) ?? 'unknown';

/** Why the dwelling stays empty (blocking points), by who or what blocks. */
export const REASONS = {
  involuntary: ['no-taker', 'inheritance', 'disrepair', 'funding', 'lack-of-advice', 'incapacity'],
  voluntary: ['kept-in-reserve', 'asset-strategy', 'bad-letting-experience', 'works-too-costly', 'refusal'],
  building: ['no-separate-access', 'degraded-building', 'ruin', 'nuisances', 'risks'],
  'third-party': [
    'defaulting-company',
    'condominium-disagreement',
    'court-expertise',
    'permit-refused',
    'letting-ban',
  ],
} as const;
export type ReasonGroup = keyof typeof REASONS;
export type Reason = (typeof REASONS)[ReasonGroup][number];
export const REASON_GROUPS = Object.keys(REASONS) as ReasonGroup[];
export const REASON_SLUGS: readonly Reason[] = Object.values(REASONS).flatMap((reasons) => [...reasons]);
export const isReason = (text: string): text is Reason => (REASON_SLUGS as readonly string[]).includes(text);

/** What is changing, and how far it is: one choice per kind of change. */
export const CHANGES = ['works', 'occupancy', 'mutation'] as const;
export const CHANGE_STAGES = ['upcoming', 'under-way', 'done'] as const;
export type Change = (typeof CHANGES)[number];

export const ENERGY_LABELS = ['A', 'B', 'C', 'D', 'E', 'F', 'G'] as const;
export type EnergyLabel = (typeof ENERGY_LABELS)[number];

/** Where a class comes from, the truest first: an audit an adviser answers for, one computed from answers, a person’s word. */
export const CLASS_SOURCES = ['audited', 'estimated', 'declared'] as const;
export type ClassSource = (typeof CLASS_SOURCES)[number];
export type KnownClass = { readonly energyClass: EnergyLabel; readonly source: ClassSource };

/** The class to show and to reckon with, never without its source; null when nobody knows. */
export function knownClass(
  unit: Readonly<Record<`${ClassSource}Class`, EnergyLabel | null>>,
): KnownClass | null {
  for (const source of CLASS_SOURCES) {
    const energyClass = unit[`${source}Class`];
    if (energyClass !== null) return { energyClass, source };
  }
  return null;
}

/** What a file or a person can say of a unit. Areas are m²; null is unknown, never zero. */
export type UnitFacts = {
  /** Department (2) + invariant (10): the key across vintages. */
  readonly idlocal: string | null;
  readonly rnbId: string | null;
  readonly parcel: string | null;
  readonly kind: UnitKind;
  readonly address: string;
  readonly postcode: string | null;
  /** INSEE code of the commune of today. */
  readonly commune: string;
  readonly longitude: number | null;
  readonly latitude: number | null;
  readonly livingArea: number | null;
  readonly rooms: number | null;
  readonly yearBuilt: number | null;
  /** Cadastral category 1 (luxury) to 8 (very poor). */
  readonly cadastralCategory: number | null;
  /** Comfort elements, where the source counts them. */
  readonly toilets?: number | null;
  readonly baths?: number | null;
  readonly showers?: number | null;
};

/** What others noted of the follow-up of a home before the register knew it. */
export type FollowUp = {
  readonly status: Status;
  readonly substatus: Substatus | null;
  readonly reasons: readonly Reason[];
  readonly occupancy: Occupancy;
  readonly declaredClass: EnergyLabel | null;
  /** Day of the certificate on which that class was read; null when unknown. */
  readonly dpeOn: Day | null;
};

/** What a file says of a home that may enter the register: a unit, who holds rights on it, and since when it is empty. */
export type HomeEntry = {
  readonly unit: UnitFacts;
  readonly owners: readonly OwnerFacts[];
  /** Null: not empty, or nobody says since when. */
  readonly spell: SpellFacts | null;
  /** Null where neither the file nor who sent it tells. */
  readonly vintage: number | null;
  /** Identifier of its building in the land files (`ff_idbat`), where the line states one. */
  readonly landBuilding?: string | null;
  /** Not there: nobody has followed it yet, and the file says that it is vacant. */
  readonly followUp?: FollowUp;
};

/** What one line of the State’s yearly file says. */
export type RegisterEntry = HomeEntry & {
  readonly spell: SpellFacts;
  readonly vintage: number;
  /** Facts that the line does not state: good for a unit not known yet, they never replace what is known. */
  readonly assumed?: readonly (keyof UnitFacts)[];
};
