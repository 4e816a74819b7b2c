import type { RentLevel } from '../incentives/vocabulary.ts';

/**
 * Income of a tenant set against the ceilings of Loc’Avantages (CGI ann. III art. 2 terdecies G): the lowest ceiling that
 * it keeps under, from the very social one (Loc3) to the intermediate one (Loc1). Only the band is kept.
 */
export const TENANT_BANDS = ['very-social', 'social', 'intermediate', 'above'] as const;
export type TenantBand = (typeof TENANT_BANDS)[number];

/** Bands that each level allows: a lower income than the ceiling is never a fault. */
const ALLOWED: Readonly<Record<RentLevel, readonly TenantBand[]>> = {
  free: TENANT_BANDS,
  loc1: ['very-social', 'social', 'intermediate'],
  loc2: ['very-social', 'social'],
  loc3: ['very-social'],
};

export const fitsLevel = (band: TenantBand, level: RentLevel): boolean => ALLOWED[level].includes(band);
/** Whether a level sets a ceiling to the tenant's income at all. */
export const asksTenantBand = (level: RentLevel | null): boolean => level !== null && level !== 'free';
