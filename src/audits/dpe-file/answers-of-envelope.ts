import type { AuditAnswers } from '../audit-answers.ts';
import { wallAnswers } from './answers-of-walls.ts';
import type { DpeFacts } from './dpe-facts.ts';
import type { DpeFields } from './dpe-tree.ts';
import { insulation, knowsInsulation } from './insulation-answers.ts';
import { landingAnswers } from './landing-answers.ts';
import { dominant, type Entry, envelopeEntries, losing, sumOf, wordFor } from './observed-parts.ts';

const ROOFS = { slopes: [12, 13], terrace: [8, 11, 16] } as const;
const ATTICS = [11, 12, 13];
const FLOORS = {
  ground: [5],
  'crawl-space': [3],
  cellar: [4, 6, 20],
  garage: [7, 8, 9, 19, 21],
  outside: [1],
} as const;
const FLOOR_STRUCTURES = { slab: [9, 11, 12], wood: [4, 5, 10], vault: [7, 8] } as const;

const FRAMES = { wood: [3, 4], pvc: [5], 'metal-thermal-break': [6], metal: [7] } as const;
const SHUTTERS = { none: [1], louvred: [2], rolling: [3, 4, 6, 8], hinged: [5, 7] } as const;
const POSES = { outer: [1], inner: [2], tunnel: [3] } as const;
const DOORS = {
  wood: [1, 5],
  glazed: [2, 3, 4, 6, 7, 8],
  metal: [9, 10, 11, 12],
  insulated: [13, 14, 15],
} as const;
const ORIENTATIONS = { south: [1], north: [2], east: [3], west: [4] } as const;
const SIDES = ['one', 'two', 'three', 'four'] as const;
const ADJACENCIES = ['mid-terrace', 'mid-terrace', 'end-terrace', 'detached'] as const;
/** A side smaller than this share of the façades is a return or a dormer, not a side of the dwelling. */
const SMALLEST_SIDE = 0.06;
const BETWEEN_LEVELS = 0.3;

/** m: a shorter stretch is a return, not a side of a flat. */
const SHORTEST_SIDE = 1.8;

/** A flat's sides: on the outside, on a veranda, or under the roof on the attic's edge. Its landing is none. */
const SIDES_OF_FLAT = [1, 10, 11, 12, 13];
type Parts = Readonly<Record<'walls' | 'outer' | 'floors' | 'roofs' | 'windows' | 'doors', readonly Entry[]>>;

/** What the file says of the shell, in the questionnaire's words; what it has no word for is left out. */
export function answersOfEnvelope(dpe: DpeFields, facts: DpeFacts, size: AuditAnswers): AuditAnswers {
  const walls = losing(envelopeEntries(dpe, 'mur'));
  const parts: Parts = {
    walls,
    outer: facts.kind === 'flat' ? walls.filter(isSideOfFlat) : walls,
    floors: losing(envelopeEntries(dpe, 'plancher_bas')),
    roofs: losing(envelopeEntries(dpe, 'plancher_haut')),
    windows: losing(envelopeEntries(dpe, 'baie_vitree')),
    doors: envelopeEntries(dpe, 'porte'),
  };
  return {
    ...placeAmongOthers(parts, facts, size),
    ...facade(parts, facts, size),
    ...wallAnswers(parts.outer.length > 0 ? parts.outer : parts.walls),
    ...roofAnswers(parts.roofs),
    ...floorAnswers(parts.floors),
    ...openingAnswers(parts),
  };
}

const isSideOfFlat = (wall: Entry): boolean => SIDES_OF_FLAT.includes(wall.id('type_adjacence') ?? 0);

/** Sides of the dwelling that lose heat, by their orientation. */
function sidesOf(parts: Parts, kind: DpeFacts['kind'], height: number): number {
  const { outer, windows } = parts;
  const total = sumOf(outer, 'surface_paroi_opaque');
  const bySide = Map.groupBy(outer, (wall) => wall.id('orientation'));
  bySide.delete(undefined);
  const isSide = (side: readonly Entry[], orientation: number | undefined): boolean => {
    const wall = sumOf(side, 'surface_paroi_opaque');
    if (kind === 'house') return wall > total * SMALLEST_SIDE;
    const glass = windows.filter((window) => window.id('orientation') === orientation);
    return wall + sumOf(glass, 'surface_totale_baie') > height * SHORTEST_SIDE;
  };
  const sides = [...bySide].filter(([orientation, side]) => isSide(side, orientation));
  return Math.min(4, Math.max(1, sides.length));
}

/** Height of the box's outer walls, m. */
function heightOf({ levels = 1, ceilingHeight }: AuditAnswers): number {
  const height = typeof ceilingHeight === 'number' ? ceilingHeight : 2.5;
  return levels * height + BETWEEN_LEVELS * (levels - 1);
}

/** Length of the box's outer walls, m, windows and doors in them. */
function outerLength(parts: Parts, kind: DpeFacts['kind'], size: AuditAnswers): number {
  const doors = losing(parts.doors).filter((door) => kind === 'house' || isSideOfFlat(door));
  const area =
    sumOf(parts.outer, 'surface_paroi_opaque') +
    sumOf(parts.windows, 'surface_totale_baie') +
    sumOf(doors, 'surface_porte');
  return area / heightOf(size);
}

/**
 * Sides of the box. A house whose walls are under two orientations at most has as many as they are long, of a square
 * footprint, two at least: it stands askew, or was entered in a hurry.
 */
function sidesOfBox(parts: Parts, { kind, livingArea }: DpeFacts, size: AuditAnswers): number {
  const byOrientation = sidesOf(parts, kind, heightOf(size));
  if (kind !== 'house' || byOrientation > 2) return byOrientation;
  const side = Math.sqrt(livingArea / (size.levels ?? 1));
  const byLength = Math.round(outerLength(parts, kind, size) / side);
  return Math.min(4, Math.max(2, byOrientation, byLength));
}

function placeAmongOthers(parts: Parts, facts: DpeFacts, size: AuditAnswers): AuditAnswers {
  const { kind, livingArea } = facts;
  const sides = sidesOfBox(parts, facts, size) - 1;
  if (kind === 'house') return { adjacency: ADJACENCIES[sides] };
  const own = (entries: readonly Entry[]) => sumOf(entries, 'surface_paroi_opaque') > livingArea / 4;
  const [ground, top] = [own(parts.floors), own(parts.roofs)];
  return {
    exposedSides: SIDES[sides],
    ...landingAnswers(parts.walls, parts.doors, heightOf({ ...size, levels: 1 })),
    storey: ground ? (top ? 'ground-and-top' : 'ground') : top ? 'top' : 'middle',
  };
}

/** Width of the front that makes the box's outer walls as long as those of the file; the orientation of most glass. */
function facade(parts: Parts, facts: DpeFacts, size: AuditAnswers): AuditAnswers {
  const length = outerLength(parts, facts.kind, size);
  const front = dominant(parts.windows, 'surface_totale_baie', (window) => window.id('orientation'));
  return {
    // The width makes the outer walls as long as they are, whatever wings they go round.
    shape: 'compact',
    facadeWidth: frontWidth(sidesOfBox(parts, facts, size), length, facts.livingArea / (size.levels ?? 1)),
    frontOrientation: wordFor(front?.id('orientation'), ORIENTATIONS),
  };
}

/** m; undefined where no rectangle of that footprint has outer walls of that length. */
function frontWidth(sides: number, length: number, footprint: number): number | undefined {
  if (sides <= 2) return length / sides;
  // Two fronts and one side (2w + A/w = L), or all four (2w + 2A/w = L): the shorter of the two solutions.
  const others = sides === 3 ? footprint : 2 * footprint;
  const root = length ** 2 - 8 * others;
  return root < 0 ? undefined : (length - Math.sqrt(root)) / 4;
}

const isInsulated = (entry: Entry): 'none' | 'insulated' | undefined => {
  const type = entry.id('type_isolation');
  if (type === undefined || type === 1) return knowsInsulation(entry) ? 'insulated' : undefined;
  return type === 2 ? 'none' : 'insulated';
};

function roofAnswers(roofs: readonly Entry[]): AuditAnswers {
  const roof = dominant(roofs, 'surface_paroi_opaque', (each) =>
    [each.id('type_plancher_haut'), each.id('type_adjacence')].join(),
  );
  if (roof === undefined) return {};
  const underAttic = ATTICS.includes(roof.id('type_adjacence') ?? 0);
  return {
    roofType: underAttic ? 'attic' : (wordFor(roof.id('type_plancher_haut'), ROOFS) ?? 'attic'),
    roofInsulation: isInsulated(roof),
    ...insulation(roof, 'roof'),
  };
}

function floorAnswers(floors: readonly Entry[]): AuditAnswers {
  const floor = dominant(floors, 'surface_paroi_opaque', (each) => each.id('type_adjacence'));
  if (floor === undefined) return {};
  return {
    floorType: wordFor(floor.id('type_adjacence'), FLOORS),
    floorStructure: wordFor(floor.id('type_plancher_bas'), FLOOR_STRUCTURES),
    floorInsulation: isInsulated(floor),
    ...insulation(floor, 'floor'),
  };
}

function openingAnswers({ windows, doors }: Parts): AuditAnswers {
  const window = dominant(windows, 'surface_totale_baie', (each) =>
    [each.id('type_vitrage'), each.id('type_materiaux_menuiserie'), each.number('vitrage_vir')].join(),
  );
  const door = dominant(doors, 'surface_porte', (each) => each.id('type_porte'));
  const sealed = window?.number('presence_joint');
  return {
    glazing: window && glazingOf(window),
    windowFrame: wordFor(window?.id('type_materiaux_menuiserie'), FRAMES),
    windowSeals: sealed === undefined ? undefined : sealed === 1 ? 'yes' : 'no',
    shutters: wordFor(window?.id('type_fermeture'), SHUTTERS),
    windowArea: sumOf(windows, 'surface_totale_baie') || undefined,
    windowUw: window?.number('uw_saisi'),
    windowSw: window?.number('sw_saisi'),
    windowPose: wordFor(window?.id('type_pose'), POSES),
    door: wordFor(door?.id('type_porte'), DOORS),
  };
}

const SECONDARY_GLAZING = 4;
/** A coated pane makes glazing recent (Ug 1.6 to 1.1), not argon, worth 0.1 without it (2.7 to 2.6 for 2.8 to 2.7). */
function glazingOf(window: Entry): AuditAnswers['glazing'] {
  const panes = window.id('type_vitrage');
  if (panes === 1) return 'single';
  if (panes === 3) return 'triple';
  if (panes === SECONDARY_GLAZING) return 'double-old';
  if (panes !== 2) return undefined;
  return window.number('vitrage_vir') === 1 ? 'double-recent' : 'double-old';
}
