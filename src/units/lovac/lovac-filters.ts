import { isPublicOwner } from '../ownership.ts';
import { lovacDefinition } from '../spells/vacancy-spell.ts';
import type { LovacLine } from './lovac-line.ts';
import { kindOfGroup } from './owner-category.ts';

/** Which lines of the file enter the register. Shown before an import, and changeable. */
export type LovacFilters = {
  /** Dwellings only (`aff` = H): no outbuildings, no business premises. */
  readonly housingOnly: boolean;
  /** Not the State, local authorities or social landlords. */
  readonly privateOwnersOnly: boolean;
  /** Vacant in the sense of the line's vintage: up to 2024, the land files must say V too. */
  readonly vacantByDefinition: boolean;
  /** Years between the start of vacancy and the vintage, at least; 0 keeps every line. */
  readonly minimumYearsVacant: number;
};

/** The State's plan against vacancy aims at private dwellings empty for two years or more. */
export const DEFAULT_LOVAC_FILTERS: LovacFilters = {
  housingOnly: true,
  privateOwnersOnly: true,
  vacantByDefinition: true,
  minimumYearsVacant: 2,
};

export const FILTER_REASONS = ['not-housing', 'public-owner', 'not-vacant', 'too-recent'] as const;
export type FilterReason = (typeof FILTER_REASONS)[number];

/** Why the filters leave a line out; null when it enters. What a line does not say never excludes it. */
export function filteredOut(line: LovacLine, filters: LovacFilters): FilterReason | null {
  if (filters.housingOnly && line.use !== null && line.use !== 'H') return 'not-housing';
  if (filters.privateOwnersOnly && belongsToPublicOwner(line)) return 'public-owner';
  if (filters.vacantByDefinition && contradictsDefinition(line)) return 'not-vacant';
  if (line.vintage - line.vacancyStartYear < filters.minimumYearsVacant) return 'too-recent';
  return null;
}

function belongsToPublicOwner({ ownerGroup, owners }: LovacLine): boolean {
  const byGroup = kindOfGroup(ownerGroup);
  if (byGroup !== null && isPublicOwner(byGroup)) return true;
  const [first] = owners;
  return first !== undefined && isPublicOwner(first.kind);
}

const contradictsDefinition = ({ vintage, occupancyCode }: LovacLine): boolean =>
  lovacDefinition(vintage) === 'lovac-with-code-v' && occupancyCode !== null && occupancyCode !== 'V';
