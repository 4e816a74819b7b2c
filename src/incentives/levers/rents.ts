import { type Cents, cents } from '../../shared/money.ts';
import { isKnown, type Situation } from '../situation.ts';
import type { Question, RentLevel } from '../vocabulary.ts';
import type { Vintage } from './lever-parameters.ts';

export type LocLevel = Exclude<RentLevel, 'free'>;
export const LOC_LEVELS = ['loc1', 'loc2', 'loc3'] as const satisfies readonly LocLevel[];

/** A rent ceiling, cents a month for the whole dwelling; or what is missing to tell it. */
export type RentCeiling =
  | { readonly monthly: Cents; readonly missing: readonly [] }
  | { readonly monthly: null; readonly missing: readonly Question[] };

/**
 * Ceiling of Loc'Avantages: € by m² of the commune × area × coefficient, rounded down to the cent. The coefficient
 * (constant + perArea / area, never above max, CGI ann. III art. 2 terdecies H) raises small homes. A commune that the
 * table does not list has an unknown ceiling: no neighbour's is taken.
 */
export function rentCeiling(
  vintage: Vintage<'rentCeilings'> | null,
  situation: Pick<Situation, 'commune' | 'livingArea'>,
  level: LocLevel,
): RentCeiling {
  const { commune, livingArea } = situation;
  const unknown: Question[] = [];
  if (!isKnown(commune)) unknown.push('commune');
  if (!isKnown(livingArea)) unknown.push('livingArea');
  if (!isKnown(commune) || !isKnown(livingArea)) return { monthly: null, missing: unknown };
  const row = vintage?.value.communes.find((one) => one.commune === commune);
  if (!vintage || !row) return { monthly: null, missing: ['rentCeiling'] };
  const coefficient = coefficientFor(vintage.value.areaCoefficient, livingArea);
  return { monthly: cents(Math.floor((row[level] * livingArea * coefficient) / 100)), missing: [] };
}

/** Hundredths, with two decimals as the text rounds it. */
function coefficientFor(rule: Vintage<'rentCeilings'>['value']['areaCoefficient'], area: number): number {
  if (rule === null) return 100;
  return Math.min(rule.max, Math.round(rule.constant + rule.perArea / area));
}
