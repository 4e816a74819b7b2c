import { type EnergyClass, rankOf } from '../energy-class.ts';
import { at, element, text } from './svg-parts.ts';

/** Colours of the French label (arrêté of 31 March 2021, annex); the letter carries the meaning. */
export const ENERGY_COLOUR: Record<EnergyClass, string> = {
  A: '#009c6d',
  B: '#52b153',
  C: '#78bd76',
  D: '#f4e70f',
  E: '#f0b50f',
  F: '#eb8235',
  G: '#d7221f',
};
const CLIMATE_COLOUR: Record<EnergyClass, string> = {
  A: '#a4dbf8',
  B: '#8cb4d3',
  C: '#7792b1',
  D: '#606f8f',
  E: '#4d5072',
  F: '#393155',
  G: '#281b43',
};
const DARK_INK = '#0c1a20';
export const energyInk = (letter: EnergyClass): string => (letter === 'G' ? '#ffffff' : DARK_INK);
const climateInk = (letter: EnergyClass): string => (rankOf(letter) >= 3 ? '#ffffff' : DARK_INK);

/** A figure with the letter of its scale before it and its unit below. */
export function figure(
  x: number,
  baseline: number,
  letter: EnergyClass,
  scale: 'energy' | 'climate',
  value: string,
  unit: string,
): string {
  const badge = element('rect', {
    x,
    y: at(baseline - 15),
    width: 19,
    height: 19,
    rx: 4,
    fill: (scale === 'energy' ? ENERGY_COLOUR : CLIMATE_COLOUR)[letter],
    stroke: 'currentColor',
    'stroke-opacity': 0.3,
    'stroke-width': 1,
  });
  const ink = (scale === 'energy' ? energyInk : climateInk)(letter);
  return (
    badge +
    text(x + 9.5, baseline, letter, { size: 14, bold: true, anchor: 'middle', fill: ink }) +
    text(x + 25, baseline, value, { size: 17, bold: true }) +
    text(x + 25, baseline + 14, unit, { size: 10.5, soft: true })
  );
}
