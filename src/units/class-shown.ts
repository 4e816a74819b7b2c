import type { Context } from '../context.ts';
import { translator } from '../i18n/translate.ts';
import { type EnergyLabel, knownClass } from './unit.ts';

/** A class and the word that says where it comes from, as lists and headers show them. */
export type ClassShown = { readonly energy: EnergyLabel | null; readonly energySource: string | null };

export function classShown(
  { locale }: Pick<Context, 'locale'>,
  unit: Parameters<typeof knownClass>[0],
): ClassShown {
  const known = knownClass(unit);
  return {
    energy: known?.energyClass ?? null,
    energySource: known && translator(locale)(`register.classSource.${known.source}`),
  };
}
