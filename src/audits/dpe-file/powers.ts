import { type DpeFields, isFields, nodeAt, numberAt, textAt } from './dpe-tree.ts';
import type { RegulatoryTables } from './named-rows.ts';
import { generatorsOf } from './observed-parts.ts';

const TEN = 10;
const NEAR = 1e-4;
/** A yield as the table gives it: so many per cent, and so many more for each tenfold of kilowatts. */
const YIELD = /^([\d.]+)\+(?:([\d.]+)\*)?log10\(Pn\)$/;

/**
 * Boilers whose power the file writes ten times too small, as the yield beside it tells: by the row of the table that
 * the file names, that yield is the one of a boiler of ten times the power. A known fault of files from ADEME's
 * observatory (300 W beside the yield of 3 kW; Open3CL, issues 118 and 124): the boiler would be computed as one that
 * loses nothing and never stops. Changes what it is given.
 */
export function withWholePowers(dpe: DpeFields, tables: RegulatoryTables): void {
  for (const use of ['chauffage', 'ecs'] as const)
    for (const boiler of generatorsOf(dpe, use)) withWholePower(boiler, tables);
}

function withWholePower(boiler: DpeFields, tables: RegulatoryTables): void {
  const figures = nodeAt(boiler, 'donnee_intermediaire');
  const [power, stated] = [numberAt(figures, 'pn'), numberAt(figures, 'rpn')];
  const id = textAt(boiler, 'donnee_entree', 'tv_generateur_combustion_id');
  const row = tables.generateur_combustion?.find((each) => each.tv_generateur_combustion_id === id);
  const [, base, slope = '1'] = YIELD.exec(row?.rpn ?? '') ?? [];
  if (!isFields(figures) || power === undefined || power <= 0 || stated === undefined || !base) return;
  const yieldOf = (watts: number) => (Number(base) + Number(slope) * Math.log10(watts / 1000)) / 100;
  if (Math.abs(yieldOf(power * TEN) - stated) < NEAR) figures.pn = power * TEN;
}
