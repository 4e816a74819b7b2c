import type { AuditAnswers, Known } from '../audit-answers.ts';
import { WALL_SHARES } from '../dpe-input/wall-parts.ts';
import { insulation, knowsInsulation } from './insulation-answers.ts';
import { dominant, type Entry, nearestShare, sumOf, wordFor } from './observed-parts.ts';

const MATERIALS = {
  stone: [2],
  'rubble-stone': [3],
  earth: [4],
  'half-timbered': [5, 6, 27],
  'solid-brick': [8],
  'cavity-brick': [9],
  'hollow-brick': [10],
  'solid-block': [11],
  'hollow-block': [12],
  concrete: [13],
  'slag-concrete': [14],
  'aerated-concrete': [16, 17],
  'wood-frame': [18, 24, 25, 26],
} as const;
const WALL_SIDES = { none: [2], inside: [3, 5, 7], outside: [4, 8], both: [6], insulated: [9] } as const;
/** A filled frame is tabulated by its filling: its boards and render were not counted. */
const BOARDS_CM = 5;
const BARE_FRAME = 25;
const WITHIN_THE_WALL = 5;
const NO_INSULATION = 2;
const UNKNOWN_INSULATION = 1;
/** `enum_type_doublage_id`: an air gap of more than 15 mm, or plaster, brick or wood (0.21 m²K/W, annex 1, §3.2.1.1). */
const LININGS = [4, 5];
/** `enum_periode_isolation_id` of the years when an unknown insulation counts as none. */
const BEFORE_INSULATION = [1, 2];
/** m²K/W of an insulating render, whatever its make. */
const RENDER_R = 0.7;
/** Less than this of the walls is a detail: all of them are as the others. */
const SMALLEST_PART = 1 / 8;

/** What the walls are made of, and how they, or part of them, are insulated. */
export function wallAnswers(entries: readonly Entry[]): AuditAnswers {
  const wall = mainOf(entries);
  if (wall === undefined) return {};
  const wallMaterial = wordFor(wall.id('materiaux_structure_mur'), MATERIALS);
  const thickness = wall.number('epaisseur_structure');
  const boards = wallMaterial === 'wood-frame' && !isBareFrame(wall) ? BOARDS_CM : 0;
  const part = insulatedPart(entries);
  const told = part === null ? wall : (mainOf(part.entries) ?? wall);
  return {
    wallMaterial,
    wallThickness: thickness && thickness + boards,
    wallInsulation: sideOf(told),
    wallInsulationShare: part?.share ?? 'all',
    ...insulation(told, 'wall'),
    ...(isRendered(told) ? { wallInsulationR: RENDER_R } : {}),
  };
}

const mainOf = (entries: readonly Entry[]): Entry | undefined =>
  dominant(entries, 'surface_paroi_opaque', (each) =>
    [each.id('materiaux_structure_mur'), each.id('type_isolation')].join(),
  );

const isBareFrame = (wall: Entry): boolean => wall.id('materiaux_structure_mur') === BARE_FRAME;

function sideOf(wall: Entry): AuditAnswers['wallInsulation'] {
  const type = wall.id('type_isolation');
  // A bare frame "insulated within" has nothing in it: the method's own table says so.
  if (isBareFrame(wall) && type === WITHIN_THE_WALL) return 'none';
  if (isBare(wall) && LININGS.includes(wall.id('type_doublage') ?? 0)) return 'lined';
  if (isRendered(wall)) return 'inside';
  if (type === UNKNOWN_INSULATION && knowsInsulation(wall)) return 'insulated';
  return wordFor(type, WALL_SIDES);
}

/** Nothing insulates it, or it dates from before anything would. */
const isBare = (wall: Entry): boolean =>
  wall.id('type_isolation') === NO_INSULATION ||
  (wall.id('type_isolation') === UNKNOWN_INSULATION &&
    BEFORE_INSULATION.includes(wall.id('periode_isolation') ?? 0));

/** Bare but for a render of lime and hemp or the like, which only old walls have (annex 1, §3.2.1.2). */
const isRendered = (wall: Entry): boolean =>
  isBare(wall) && wall.number('enduit_isolant_paroi_ancienne') === 1;

const isInsulated = (wall: Entry): boolean => {
  const side = sideOf(wall);
  return side !== undefined && side !== 'none' && side !== 'lined';
};

type InsulatedPart = { readonly entries: readonly Entry[]; readonly share: Known<'wallInsulationShare'> };

/** Those of the walls that are insulated, where the others are known not to be; null where all are alike. */
function insulatedPart(entries: readonly Entry[]): InsulatedPart | null {
  const area = (some: readonly Entry[]) => sumOf(some, 'surface_paroi_opaque');
  const insulated = entries.filter(isInsulated);
  const bare = entries.filter((wall) => !isInsulated(wall) && (isBare(wall) || sideOf(wall) === 'none'));
  const total = area(entries);
  if (area(insulated) < total * SMALLEST_PART || area(bare) < total * SMALLEST_PART) return null;
  return { entries: insulated, share: nearestShare(area(insulated) / total, PARTS) ?? 'half' };
}

const { quarter, half, 'three-quarters': threeQuarters } = WALL_SHARES;
const PARTS = { quarter, half, 'three-quarters': threeQuarters };
