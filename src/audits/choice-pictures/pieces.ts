import { element } from '../pictures/svg-parts.ts';

/**
 * Pieces of the small drawings beside the answers (96 × 64). Their colours are classes of the style sheet, so that
 * they follow day and night; a drawing never says anything that the words beside it do not.
 */
export const LOOKS = [
  'line',
  'dim',
  'bold',
  'lit',
  'heat',
  'cold',
  'brick',
  'wood',
  'wool',
  'paper',
  'slag',
] as const;
export type Look = (typeof LOOKS)[number];
export type Piece = string;

const drawn =
  (look: Look) =>
  (...paths: readonly string[]): Piece =>
    element('path', { class: `choice-picture__${look}`, d: paths.join('') });

/** Outline; faint outline (what is not one's own); thick outline; a lit room; what loses heat; glass and air; materials. */
export const line = drawn('line');
export const dim = drawn('dim');
export const bold = drawn('bold');
export const lit = drawn('lit');
export const heat = drawn('heat');
export const cold = drawn('cold');
export const brick = drawn('brick');
export const wood = drawn('wood');
export const wool = drawn('wool');
export const paper = drawn('paper');
export const slag = drawn('slag');

export const rect = (x: number, y: number, width: number, height: number): string =>
  `M${x} ${y}h${width}v${height}h${-width}z`;
export const circle = (cx: number, cy: number, r: number): string =>
  `M${cx - r} ${cy}a${r} ${r} 0 1 0 ${2 * r} 0a${r} ${r} 0 1 0 ${-2 * r} 0z`;
/** A gabled house: its left wall, eaves, ridge, ground and width. */
export const gable = (x: number, eaves: number, ridge: number, ground: number, width: number): string =>
  `M${x} ${eaves}L${x + width / 2} ${ridge}L${x + width} ${eaves}V${ground}H${x}z`;

export const GROUND = dim('M4 56H92');

export const flame = (x: number, y: number, size = 1): Piece =>
  heat(
    `M${x} ${y}c${-7 * size} ${6 * size} ${-9 * size} ${10 * size} ${-6 * size} ${15 * size}c${3 * size} ${4.5 * size} ${9 * size} ${4.5 * size} ${12 * size} 0c${3 * size} ${-5 * size} ${0.5 * size} ${-8 * size} ${-2 * size} ${-10 * size}c${-0.5 * size} ${2.5 * size} ${-2 * size} ${3 * size} ${-3 * size} ${2.5 * size}c${1 * size} ${-3 * size} ${0.5 * size} ${-5.5 * size} ${-1 * size} ${-7.5 * size}z`,
  );
export const bolt = (x: number, y: number): Piece => heat(`M${x} ${y}l-6 11h5l-3 9l9 -12h-5l3 -8z`);
export const drop = (x: number, y: number, size = 1): Piece =>
  cold(
    `M${x} ${y}c${-5 * size} ${6 * size} ${-7 * size} ${9 * size} ${-7 * size} ${12 * size}a${7 * size} ${7 * size} 0 0 0 ${14 * size} 0c0 ${-3 * size} ${-2 * size} ${-6 * size} ${-7 * size} ${-12 * size}z`,
  );
export const fan = (x: number, y: number, r = 10): Piece =>
  cold(circle(x, y, r)) +
  line(
    `M${x} ${y}c-1 -4 1 -7 5 -7c1 4 -1 7 -5 7zM${x} ${y}c4 -1 7 1 7 5c-4 1 -7 -1 -7 -5zM${x} ${y}c1 4 -1 7 -5 7c-1 -4 1 -7 5 -7zM${x} ${y}c-4 1 -7 -1 -7 -5c4 -1 7 1 7 5z`,
  );
export const cross = (x: number, y: number, r: number): Piece =>
  bold(circle(x, y, r), `M${x - r * 0.68} ${y + r * 0.68}l${r * 1.36} ${-r * 1.36}`);
export const dots = (x: number, y: number): Piece =>
  bold(circle(x - 13, y, 1.6), circle(x, y, 1.6), circle(x + 13, y, 1.6));
