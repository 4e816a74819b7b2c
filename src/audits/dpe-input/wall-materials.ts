import type { Known } from '../audit-answers.ts';
import type { PeriodId } from '../construction-period.ts';

type Material = Known<'wallMaterial'>;
type Structure = {
  /** `enum_materiaux_structure_mur_id` */
  readonly id: string;
  /** Thicknesses (cm) that the method tabulates for it (annex 1, §3.2.1.1); none where it tabulates none. */
  readonly thicknesses: readonly number[];
  readonly masonry: boolean;
};

const FRAMES = [10, 15, 20, 25, 30, 35, 40, 45];
const EMPTY_FRAMES = [8, 10, 13, 18, 24, 32];
const AERATED = [15, 17.5, 20, 22.5, 25, 27.5, 30, 32.5, 35, 37.5];
const masonry = (id: string, ...thicknesses: number[]): Structure => ({ id, thicknesses, masonry: true });

const STRUCTURES: Record<Exclude<Material, 'wood-frame' | 'aerated-concrete'>, Structure> = {
  stone: masonry('2', 20, 25, 30, 35, 40, 45, 50, 55, 60, 65, 70, 75, 80),
  'rubble-stone': masonry('3', 50, 55, 60, 65, 70, 75, 80),
  earth: masonry('4', 40, 45, 50, 55, 60, 65, 70, 75, 80),
  'half-timbered': { id: '6', thicknesses: [], masonry: false },
  'solid-brick': masonry('8', 9, 12, 15, 19, 23, 28, 34, 45, 55, 60, 70),
  'cavity-brick': masonry('9', 20, 25, 30, 35, 45, 50, 60),
  'hollow-brick': masonry('10', 15, 18, 20, 23, 25, 28, 33, 38, 43),
  'solid-block': masonry('11', 20, 23, 25, 28, 30, 33, 35, 38, 40),
  'hollow-block': masonry('12', 20, 23, 25),
  concrete: masonry('13', 20, 22.5, 25, 28, 30, 35, 40, 45),
  'slag-concrete': masonry('14', 20, 22.5, 25, 28, 30, 35, 40),
};

/**
 * Frames and aerated concrete changed with the regulations: the method has a table by period of building.
 * @param filled the frame holds an insulation that nothing else counts; a bare frame has a table of its own, three
 *   to six times worse (annex 1, §3.2.1.1)
 */
export function structureOf(material: Material, period: PeriodId, filled: boolean): Structure {
  const year = Number(period);
  if (material === 'aerated-concrete')
    return { id: year >= 9 ? '17' : '16', thicknesses: AERATED, masonry: true };
  if (material !== 'wood-frame') return STRUCTURES[material];
  if (!filled) return { id: '25', thicknesses: EMPTY_FRAMES, masonry: false };
  return { id: year >= 8 ? '18' : year === 7 ? '24' : '26', thicknesses: FRAMES, masonry: false };
}

/** Without a measure: two headers of brick or a block and its renders, the thinnest of common walls. */
const USUAL_THICKNESS = 23;
/** A frame wall is tabulated by its filling; boards and render take the rest. */
const BOARDS = 5;

/**
 * Thickness to send: the largest tabulated one not above the true one (the engine would match another
 * material's row for a thickness that its table does not hold). Rounding down never flatters the wall.
 * @param measured cm, undefined when not known
 * @returns cm, undefined for a structure without thickness
 */
export function tabulatedThickness(structure: Structure, measured: number | undefined): number | undefined {
  const filling = structure.thicknesses === FRAMES ? BOARDS : 0;
  const thickness = (measured ?? USUAL_THICKNESS) - filling;
  return structure.thicknesses.findLast((tabulated) => tabulated <= thickness) ?? structure.thicknesses[0];
}
